/** A fault of the content, as a curator can act on it. */
export interface ContentFault {
  file: string
  line: number
  message: string
}

/** Where an entry, or a field of it, stands. */
export type Locate = (entry: object, ...path: PropertyKey[]) => { file: string; line: number }
