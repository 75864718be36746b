import Fuse from 'fuse.js'
import { entriesOf, type Passage, type Peer } from './peer.ts'

/** Anywhere in the text and with its default tolerance, as its documentation advises for long texts. */
export function fuse(passages: readonly Passage[]): Peer {
  const index = new Fuse(passages, { keys: ['text'], ignoreLocation: true, includeScore: true, threshold: 0.6 })
  return {
    name: 'Fuse.js',
    askedEvery: 8,
    // Its pattern is matched in pieces of 32 letters; longer questions only cost time.
    search: (query) => entriesOf(index.search(query.slice(0, 160), { limit: 50 }).map(({ item }) => item)),
  }
}
