import { type TermCounts, weigh } from './bm25.ts'
import { type Layer, pack, unpack } from './packed.ts'
import { analyse, type Term } from './tokenise.ts'

/** What can be found. */
export interface SearchDocument {
  id: string
  text: string
  /** Counts somewhat more than the text. */
  title?: string
  /** Not used: one index serves both languages, and the words tell them apart. */
  lang?: 'th' | 'en'
}

export interface Hit {
  id: string
  /** Share of the largest score that this question could reach here, 0–1. Unknown words count as unreached. */
  score: number
}

export interface SearchIndex {
  /** The k best, best first; equal scores in the order of the documents. Empty when the question names no topic. */
  search(query: string, k?: number): Hit[]
  /** Whether every word of this text occurs in the documents. */
  knows(text: string): boolean
}

/** An occurrence in the title against one in the text. */
const TITLE = 1.5
/** Characters against words: the raw sum with this weight was best on Thai and English, clean and mistyped. */
const CHARACTERS = Number(process.env.CH ?? 0.3)
/** LINE's longest message. What comes after it says nothing new, and costs. */
const LONGEST_QUERY = 5000

function count(counts: TermCounts, terms: readonly Term[], times: number): void {
  for (const { term } of terms) counts.set(term, (counts.get(term) ?? 0) + times)
}

/** Builds the index as bytes: once, when content is compiled. The same documents give the same bytes. */
export function packIndex(documents: readonly SearchDocument[]): Uint8Array {
  const seen = new Set<string>()
  const words: TermCounts[] = []
  const grams: TermCounts[] = []
  for (const { id, text, title } of documents) {
    if (seen.has(id)) throw new Error(`Two documents have the id "${id}": ids must be unique in an index.`)
    seen.add(id)
    const [wordCounts, gramCounts]: [TermCounts, TermCounts] = [new Map(), new Map()]
    for (const [part, times] of [
      [title ?? '', TITLE],
      [text, 1],
    ] as const) {
      const found = analyse(part)
      count(wordCounts, found.words, times)
      count(gramCounts, found.grams, times)
    }
    words.push(wordCounts)
    grams.push(gramCounts)
  }
  return pack([...seen], [weigh(words), weigh(grams)])
}

/** The k best of the touched documents, best first; equal scores in the order of the documents. */
function best(touched: readonly number[], scores: Float32Array, k: number): number[] {
  const top: number[] = []
  const before = (a: number, b: number) => (scores[a] ?? 0) - (scores[b] ?? 0) || b - a
  for (const document of touched) {
    const last = top.at(-1)
    if (top.length >= k && (last === undefined || before(document, last) < 0)) continue
    let place = top.length
    while (place > 0 && before(document, top[place - 1] ?? 0) > 0) place--
    top.splice(place, 0, document)
    if (top.length > k) top.pop()
  }
  return top
}

/** Each term once, with its largest weight: a word said twice is not asked twice. */
function distinct(terms: readonly Term[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { term, weight } of terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
  return weights
}

/** Opens a packed index. Reads none of it before the first question. */
export function openIndex(bytes: Uint8Array): SearchIndex {
  const { size, idOf, layers } = unpack(bytes)
  const scores = new Float32Array(size)

  /** Adds what a layer says of the terms to the scores; returns the largest sum that one document could get. */
  function collect(layer: Layer, terms: readonly Term[], share: number, touched: number[]): number {
    const { documents, impacts, unit, highestIdf } = layer
    let reachable = 0
    for (const [term, weight] of distinct(terms)) {
      const range = layer.find(term)
      if (!range) {
        reachable += share * weight * highestIdf * Number(process.env.UNK ?? 1)
        continue
      }
      const factor = share * weight * unit
      let largest = 0
      for (let p = range.from; p < range.to; p++) {
        const document = documents[p] ?? 0
        const impact = impacts[p] ?? 0
        const score = scores[document] ?? 0
        if (impact > largest) largest = impact
        if (score === 0) touched.push(document)
        scores[document] = score + factor * impact
      }
      reachable += process.env.REACH ? factor*255 * 0 + share * weight * Math.log(1 + (size - (range.to-range.from) + .5)/((range.to-range.from)+.5)) * Number(process.env.REACH) : factor * largest
    }
    return reachable
  }

  return {
    knows(text) {
      const { words } = analyse(text)
      return words.length > 0 && words.every(({ term }) => layers[0]?.find(term) !== undefined)
    },
    search(query, k = 10) {
      const { words, grams } = analyse(query.slice(0, LONGEST_QUERY))
      const [wordLayer, gramLayer] = layers
      if (!wordLayer || !gramLayer || !words.some(({ weight }) => weight === 1)) return []
      const touched: number[] = []
      const reachable = collect(wordLayer, words, 1, touched) + collect(gramLayer, grams, CHARACTERS, touched)
      const hits = best(touched, scores, k).map((document) => ({
        id: idOf(document),
        score: Math.min(1, (scores[document] ?? 0) / reachable),
      }))
      for (const document of touched) scores[document] = 0
      return hits
    },
  }
}

/** Builds and opens in one step. */
export function createIndex(documents: readonly SearchDocument[]): SearchIndex {
  return openIndex(packIndex(documents))
}
