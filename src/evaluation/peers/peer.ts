/** A passage of an entry, as every peer gets it. */
export interface Passage {
  id: string
  entry: string
  text: string
}

/** Another search engine on the same passages: entries by their best passage, best first. */
export interface Peer {
  name: string
  search(query: string): string[] | Promise<string[]>
  /** Asked only one question in so many: it takes a second for each. */
  askedEvery?: number
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })

/** Words for peers that take a tokenizer: the platform's, lower case, Thai digits and split marks put right. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/เเ/g, 'แ')
    .replace(/\u0e4d([่-๋]?)\u0e32/g, '$1ำ')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
  return Array.from(segmenter.segment(plain)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
}

/** The entries of ranked passages, each once. */
export const entriesOf = (passages: readonly { entry: string }[]): string[] => [
  ...new Set(passages.map(({ entry }) => entry)),
]
