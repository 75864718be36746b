import MiniSearch from 'minisearch'
import { entriesOf, type Passage, type Peer, wordsOf } from './peer.ts'

/** With the platform's words, since its own tokenizer knows no Thai; fuzzy and prefix as its documentation shows them. */
export function miniSearch(passages: readonly Passage[], fuzzy: boolean): Peer {
  const index = new MiniSearch<Passage>({ fields: ['text'], storeFields: ['entry'], tokenize: wordsOf })
  index.addAll(passages)
  const options = fuzzy ? { fuzzy: 0.2, prefix: true } : {}
  return {
    name: fuzzy ? 'MiniSearch, fuzzy .2 + prefix' : 'MiniSearch',
    search: (query) => entriesOf(index.search(query, options) as unknown as Passage[]),
  }
}
