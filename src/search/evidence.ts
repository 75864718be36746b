import { type Catalogue, GRAMS } from './catalogue.ts'
import type { Layer, Range } from './packed.ts'
import type { Term } from './tokenise.ts'

/** What a question's terms say of every passage and entry. Lives until the next question to the same scanner. */
export interface Evidence {
  /** By layer and passage: the sum of the impacts of the question's terms. Empty for the n-grams. */
  passages: readonly Float32Array[]
  /** By layer and entry: the same with each term's best passage, as if the entry were one text. */
  joined: readonly Float32Array[]
  /** By layer: the largest sum that one text could get; terms that nobody has count as the rarest. */
  reach: Float64Array
  /** By layer: the part of it that terms make up which nobody has. */
  unknown: Float64Array
  /** Entries that share any term with the question, in no order. */
  touched: readonly number[]
}

/** Leaves out what a question came from, so that it can be tried on itself. */
export interface Without {
  passage(passage: number, entry: number): boolean
  gram(entry: number, gram: string): boolean
}

/** Each term once, with its largest weight: a word said twice is not asked twice. */
function distinct(terms: readonly Term[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { term, weight } of terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
  return weights
}

/** Makes the scanner of a catalogue; its arrays are reused from question to question. */
export function createScanner({ layers, entryOf, refs }: Catalogue) {
  const passages = layers.map((_, layer) => new Float32Array(layer === GRAMS ? 0 : entryOf.length))
  const joined = layers.map(() => new Float32Array(refs.length))
  const seen = new Uint8Array(refs.length)
  let touched: number[] = []

  const touch = (entry: number) => {
    if (seen[entry] === 1) return
    seen[entry] = 1
    touched.push(entry)
  }

  /** Adds a term's impacts to the entries; returns the largest, 0 when nobody has the term. */
  const addGram = (
    layer: Layer,
    range: Range,
    factor: number,
    sums: Float32Array,
    skip?: (entry: number) => boolean,
  ) => {
    let largest = 0
    for (let p = range.from; p < range.to; p++) {
      const entry = layer.documents[p] as number
      if (skip?.(entry)) continue
      touch(entry)
      const impact = factor * (layer.impacts[p] as number)
      sums[entry] = (sums[entry] as number) + impact
      if (impact > largest) largest = impact
    }
    return largest
  }

  /** The same for passages, and their best one for each entry. */
  const addWord = (
    layer: Layer,
    range: Range,
    factor: number,
    ofPassage: Float32Array,
    ofEntry: Float32Array,
    without: Without | undefined,
  ) => {
    let largest = 0
    // Passages of an entry stand together, so its best one is known when the next entry begins.
    let entry = -1
    let best = 0
    for (let p = range.from; p < range.to; p++) {
      const passage = layer.documents[p] as number
      const owner = entryOf[passage] as number
      if (without?.passage(passage, owner)) continue
      const impact = factor * (layer.impacts[p] as number)
      ofPassage[passage] = (ofPassage[passage] as number) + impact
      if (owner !== entry) {
        if (entry >= 0) ofEntry[entry] = (ofEntry[entry] as number) + best
        entry = owner
        best = 0
        touch(owner)
      }
      if (impact > best) best = impact
      if (impact > largest) largest = impact
    }
    if (entry >= 0) ofEntry[entry] = (ofEntry[entry] as number) + best
    return largest
  }

  return (terms: readonly (readonly Term[])[], without?: Without): Evidence => {
    seen.fill(0)
    touched = []
    const reach = new Float64Array(layers.length)
    const unknown = new Float64Array(layers.length)
    layers.forEach((layer, l) => {
      const ofPassage = (passages[l] as Float32Array).fill(0)
      const ofEntry = (joined[l] as Float32Array).fill(0)
      for (const [term, weight] of distinct(terms[l] ?? [])) {
        const range = layer.find(term)
        const factor = weight * layer.unit
        let largest = 0
        if (range && l === GRAMS) {
          largest = addGram(layer, range, factor, ofEntry, without && ((entry) => without.gram(entry, term)))
        } else if (range) largest = addWord(layer, range, factor, ofPassage, ofEntry, without)
        if (largest === 0) {
          largest = weight * layer.highestIdf
          unknown[l] = (unknown[l] as number) + largest
        }
        reach[l] = (reach[l] as number) + largest
      }
    })
    return { passages, joined, reach, unknown, touched }
  }
}
