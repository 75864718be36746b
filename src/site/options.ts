import type { Bilingual } from '../language.ts'

/** What the operator has settled; what is missing is said to be missing, never guessed. */
export interface SiteOptions {
  /** LINE basic id of the account, with or without its `@`. */
  basicId?: string
  /** Whether this process runs the simulator, so that the page may point to it. */
  simulator: boolean
  operator: {
    /** Who answers for personal data. */
    controller?: Bilingual
    /** How to reach a person: a telephone number, an e-mail address or a sentence. */
    contact?: Bilingual
  }
}

/** LINE's own link that opens the account and offers to add it. */
export function addFriendUrl(basicId: string): string {
  return `https://line.me/R/ti/p/${encodeURIComponent(`@${basicId.replace(/^@/, '')}`)}`
}
