import { type TermCounts, weigh } from './bm25.ts'
import { FORMS, formsOf } from './form.ts'
import { type Concept, createLexicon, type Lexicon } from './lexicon.ts'
import { normalise } from './normalise.ts'
import { type Layer, pack, unpack } from './packed.ts'
import { createSpelling, type Spelling } from './spelling.ts'
import { segments } from './thai.ts'
import { analyse, type Term } from './tokenise.ts'

/**
 * Entries that are found by many passages. Three layers: words and concepts of the lexicon by passage, character n-grams
 * by entry (by passage they were two thirds of the index and told no more); and beside them whose passage each one is.
 */

/** What a passage is: a way to ask for the entry, a name of it, or what is told about it. */
export type Role = 'asked' | 'name' | 'told'

export interface Passage {
  text: string
  title?: string
  role: Role
}

export interface CatalogueEntry {
  /** Unique, e.g. `faq:what-is-a-digital-standard`. */
  ref: string
  kind: string
  passages: readonly Passage[]
  /** Refs of entries near it. */
  related?: readonly string[]
}

/** What the layers hold, in their order. */
export const [WORDS, GRAMS, CONCEPTS] = [0, 1, 2] as const
const LAYERS = 3

export interface Catalogue {
  refs: readonly string[]
  kinds: readonly string[]
  /** First passage of each entry; one more stands for the end. */
  starts: Uint32Array
  /** Entry of each passage. */
  entryOf: Uint32Array
  /** Index into ROLES, by passage. */
  roles: Uint8Array
  layers: readonly Layer[]
  /** By layer and document: the sum of all its impacts, what a question would get that had all its terms. */
  whole: readonly Float32Array[]
  lexicon: Lexicon
  spelling: Spelling
  /** By concept: the entry that it is the name of, or -1. */
  entryOfConcept: Int32Array
  /** By entry and form (FORMS): the share of its ways of asking that have the form, 0–1. */
  forms: Float32Array
  /** By entry: the entries near it. */
  related: readonly (readonly number[])[]
  averages: readonly number[]
  /** Whether every word of this text occurs in a passage. */
  knows(text: string): boolean
}

export const ROLES: readonly Role[] = ['asked', 'name', 'told']

/** An occurrence in the title against one in the text. */
const TITLE = 1.5
/**
 * How far length counts in BM25. Names of one word stand beside answers of fifty, and the textbook's 0.75 made the names
 * win: with 0.4, held-out utterances found their entry first 5 to 8 points more often.
 */
const B = 0.4

/** Whether an entry has an n-gram counts, not how often or in how long a text. */
export const lengthShare = (layer: number) => (layer === GRAMS ? 0 : B)

/** The terms of a text in each layer. Concepts weigh alike. */
export function termsOf(text: string, lexicon: Lexicon): Term[][] {
  const { words, grams } = analyse(text, true)
  return [words, grams, conceptsOf(normalise(text), lexicon)]
}

const conceptsOf = (normalised: string, lexicon: Lexicon): Term[] =>
  lexicon.mentions(normalised).map(({ concept }) => ({ term: String(concept), weight: 1 }))

/** The terms of a question: words and concepts as they were meant, n-grams as they were typed. */
export function termsOfQuestion(text: string, { lexicon, spelling }: Catalogue): Term[][] {
  const { words, grams } = analyse(text, true)
  const plain = normalise(text)
  const corrected = spelling.correct(plain)
  if (corrected === plain) return [words, grams, conceptsOf(plain, lexicon)]
  return [analyse(corrected).words, grams, conceptsOf(corrected, lexicon)]
}

/** Words that are worth keeping for spelling: with letters only, and long enough to be told from others. */
function vocabularyOf(entries: readonly CatalogueEntry[], concepts: readonly Concept[]): string[] {
  const words = new Set<string>()
  // Names are whole words here, though the dictionary may cut them: อิเล็กทรอนิกส์, ยุทธศาสตร์.
  for (const spelling of concepts.flatMap(({ spellings }) => spellings)) {
    for (const [word] of normalise(spelling).matchAll(/[\u0e01-\u0e4e]{4,20}/g)) words.add(word)
  }
  for (const { passages } of entries) {
    for (const { title, text } of passages) {
      for (const part of [title ?? '', text]) {
        const plain = normalise(part)
        for (const [word] of plain.matchAll(/[a-z]{4,}/g)) words.add(word)
        for (const { segment } of segments(plain)) if (/^[\u0e01-\u0e4e]{3,}$/.test(segment)) words.add(segment)
      }
    }
  }
  return [...words].sort()
}

export function formShares(passages: readonly Passage[]): string {
  const asked = passages.filter(({ role }) => role === 'asked').map(({ text }) => formsOf(normalise(text)))
  return FORMS.map((_, form) => Math.round((9 * asked.filter((one) => one[form]).length) / (asked.length || 1))).join(
    '',
  )
}

interface Meta {
  refs: string[]
  kinds: string[]
  /** Roles of the passages of each entry, a digit a passage. */
  roles: string[]
  concepts: Concept[]
  /** By entry: how often it is asked in each form, in ninths, a digit a form. */
  forms: string[]
  related: number[][]
  /** Words for spelling. */
  vocabulary: string[]
  /** By layer: mean length of a document, in terms. */
  averages: number[]
}

/** Builds the catalogue as bytes: once, when content is compiled. The same entries give the same bytes. */
export function packCatalogue(entries: readonly CatalogueEntry[], concepts: readonly Concept[]): Uint8Array {
  const lexicon = createLexicon(concepts)
  const counts: TermCounts[][] = Array.from({ length: LAYERS }, () => [])
  const numberOf = new Map(entries.map(({ ref }, entry) => [ref, entry]))
  for (const { passages } of entries) {
    countTerms(passages, lexicon).forEach((documents, layer) => {
      counts[layer]?.push(...documents)
    })
  }
  const weighed = counts.map((documents, layer) => weigh(documents, lengthShare(layer)))
  const meta: Meta = {
    refs: entries.map(({ ref }) => ref),
    kinds: entries.map(({ kind }) => kind),
    roles: entries.map(({ passages }) => passages.map(({ role }) => ROLES.indexOf(role)).join('')),
    forms: entries.map(({ passages }) => formShares(passages)),
    related: entries.map(({ related = [] }) => related.flatMap((ref) => numberOf.get(ref) ?? [])),
    concepts: [...concepts],
    vocabulary: vocabularyOf(entries, concepts),
    averages: weighed.map(({ average }) => average),
  }
  return pack([JSON.stringify(meta)], weighed, counts[WORDS]?.length)
}

/** By layer: what the documents of one entry say, a document a passage or (n-grams) one for all. */
export function countTerms(passages: readonly Passage[], lexicon: Lexicon): TermCounts[][] {
  const grams: TermCounts = new Map()
  const counts: TermCounts[][] = [[], [grams], []]
  for (const { title, text } of passages) {
    const counted: TermCounts[] = [new Map(), grams, new Map()]
    for (const [part, times] of [
      [text, 1],
      [title ?? '', TITLE],
    ] as const) {
      termsOf(part, lexicon).forEach((terms, layer) => {
        const count = counted[layer] as TermCounts
        for (const { term } of terms) count.set(term, layer === GRAMS ? 1 : (count.get(term) ?? 0) + times)
      })
    }
    counts[WORDS]?.push(counted[WORDS] as TermCounts)
    counts[CONCEPTS]?.push(counted[CONCEPTS] as TermCounts)
  }
  return counts
}

/** Opens a packed catalogue. */
export function openCatalogue(bytes: Uint8Array): Catalogue {
  const { size, idOf, layers } = unpack(bytes)
  const { refs, kinds, roles, forms, related, concepts, vocabulary, averages } = JSON.parse(idOf(0)) as Meta
  const starts = new Uint32Array(refs.length + 1)
  const entryOf = new Uint32Array(size)
  const roleOf = new Uint8Array(size)
  let passage = 0
  roles.forEach((digits, entry) => {
    starts[entry] = passage
    for (const digit of digits) {
      entryOf[passage] = entry
      roleOf[passage++] = Number(digit)
    }
  })
  starts[refs.length] = passage
  const whole = layers.map(({ documents, impacts, unit }) => {
    const sums = new Float32Array(size)
    for (let p = 0; p < documents.length; p++) {
      const document = documents[p] ?? 0
      sums[document] = (sums[document] ?? 0) + unit * (impacts[p] ?? 0)
    }
    return sums
  })
  const numberOf = new Map(refs.map((ref, entry) => [ref, entry]))
  const entryOfConcept = Int32Array.from(concepts, ({ id }) => numberOf.get(id) ?? -1)
  const lexicon = createLexicon(concepts)
  const knows = (text: string) => {
    const { words } = analyse(text)
    return words.length > 0 && words.every(({ term }) => layers[0]?.find(term) !== undefined)
  }
  return {
    refs,
    kinds,
    starts,
    entryOf,
    roles: roleOf,
    layers,
    whole,
    lexicon,
    related,
    averages,
    spelling: createSpelling(vocabulary, knows),
    entryOfConcept,
    forms: Float32Array.from(forms.join(''), (ninths) => Number(ninths) / 9),
    knows,
  }
}
