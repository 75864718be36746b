import vectorizer from 'wink-nlp/utilities/bm25-vectorizer.js'
import { englishWord } from '../../search/english.ts'
import { entriesOf, type Passage, type Peer, wordsOf } from './peer.ts'

interface Vectorizer {
  learn(tokens: string[]): void
  /** Without a helper named, `out` gives the weights of the document's terms. */
  doc(id: number): { out(helper?: unknown): Record<string, number> }
}

/** wink-nlp's BM25 vectors (k1 1.2, b .75) over the platform's words, Latin ones as its stems without its stop words. */
export function winkBm25(passages: readonly Passage[]): Peer {
  const terms = (text: string) =>
    wordsOf(text).flatMap((word) => {
      if (!/^[a-z]+$/.test(word)) return [word]
      const { stem, stop } = englishWord(word)
      return stop ? [] : [stem]
    })
  const index = (vectorizer as unknown as (config: object) => Vectorizer)({ norm: 'none', k1: 1.2, b: 0.75, k: 1 })
  for (const { text } of passages) index.learn(terms(text))
  const postings = new Map<string, [number, number][]>()
  passages.forEach((_, at) => {
    for (const [term, weight] of Object.entries(index.doc(at).out())) {
      postings.set(term, [...(postings.get(term) ?? []), [at, weight]])
    }
  })
  return {
    name: 'BM25 of wink-nlp',
    search(query) {
      const scores = new Map<number, number>()
      for (const term of new Set(terms(query))) {
        for (const [at, weight] of postings.get(term) ?? []) scores.set(at, (scores.get(at) ?? 0) + weight)
      }
      const best = [...scores].sort(([a, s], [b, t]) => t - s || a - b)
      return entriesOf(best.flatMap(([at]) => passages[at] ?? []))
    },
  }
}
