import { type Catalogue, CONCEPTS, GRAMS, WORDS } from './catalogue.ts'
import type { Evidence } from './evidence.ts'
import { FORMS } from './form.ts'

/** Kinds whose own weights are fitted; all others (faq) are what these are compared with. */
const KINDS = ['standard', 'agency', 'term', 'intent'] as const

/** The forms that tell kinds of entries apart: the first ones of FORMS. */
const KIND_FORMS = FORMS.slice(0, 4)

/**
 * What speaks for an entry, each 0–1. forward: the share of what the question could reach. backward: the share of the
 * passage that the question has. whole: how far both say so.
 */
const EVIDENCE = [
  'asked words',
  'asked concepts',
  'asked backward',
  'asked both',
  'asked second',
  'name forward',
  'name both',
  'told words',
  'told concepts',
  'joined words',
  'joined grams',
  'joined concepts',
  'named share',
  'named only',
  'designated',
  'form shared',
  'form foreign',
  'size',
  'related joined',
  'raw asked words',
  'raw joined words',
  'raw told words',
  'raw joined grams',
  'part both',
  'part joined',
  'part backward',
] as const

export const FEATURES: readonly string[] = [
  ...EVIDENCE,
  ...KINDS.flatMap((kind) => [kind, ...KIND_FORMS.map((form) => `${kind} ${form}`), `${kind} named`, `${kind} joined`]),
]

/** Of the features of a part: what they become, where they are more than the whole message has. */
const OF_PARTS = [
  ['asked both', 'part both'],
  ['joined words', 'part joined'],
  ['asked backward', 'part backward'],
].map((names) => names.map((name) => FEATURES.indexOf(name)) as [number, number])

/** Adds the evidence of a part of a long message to that of the whole. */
export function addPart(features: Float64Array, ofPart: Float64Array): void {
  for (const [from, to] of OF_PARTS) features[to] = Math.max(features[to] as number, ofPart[from] as number)
}

const DESIGNATED = FEATURES.indexOf('designated')

/**
 * Best first. An entry that was named by its designation stands before all others: that is no likeness but identity.
 * Whether it answers the question is another matter, and the probability's.
 */
export function byEvidence(a: Scored, b: Scored): number {
  return (b.features[DESIGNATED] ?? 0) - (a.features[DESIGNATED] ?? 0) || b.score - a.score
}

interface Scored {
  score: number
  features: Float64Array
}

/** Concepts and n-grams against words where a passage or entry is chosen; the weights of all are fitted apart. */
const BESIDE = 0.3

/** What is known of the question as a whole. */
export interface Question {
  /** By form. */
  forms: readonly boolean[]
  /** By entry number: the share of the question's content letters that its name makes up, 0–1. */
  named: ReadonlyMap<number, number>
  /** Entries whose designation the question has. */
  designated: ReadonlySet<number>
  /** It is nothing but a designation. */
  isLookUp: boolean
}

const ratio = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : 0)
const both = (a: number, b: number) => (a + b > 0 ? (2 * a * b) / (a + b) : 0)

/** Makes the function that fills in the features of an entry. */
export function createFeatures({ starts, roles, whole, kinds, forms, related }: Catalogue) {
  const wholeWords = whole[WORDS] as Float32Array
  const wholeConcepts = whole[CONCEPTS] as Float32Array

  /** How often the entry is asked in the question's forms, and in others: means of the shares, 0–1. */
  const formsOf = (entry: number, question: Question): [number, number] => {
    let [shared, foreign, has] = [0, 0, 0]
    FORMS.forEach((_, form) => {
      const share = forms[entry * FORMS.length + form] ?? 0
      if (question.forms[form]) {
        shared += share
        has++
      } else foreign += share
    })
    return [has > 0 ? shared / has : 0, foreign / FORMS.length]
  }

  return (entry: number, evidence: Evidence, question: Question): Float64Array => {
    const words = evidence.passages[WORDS] as Float32Array
    const concepts = evidence.passages[CONCEPTS] as Float32Array
    const joinedWords = evidence.joined[WORDS] as Float32Array
    const joinedGrams = evidence.joined[GRAMS] as Float32Array
    const joinedConcepts = evidence.joined[CONCEPTS] as Float32Array
    const reachWords = evidence.reach[WORDS] as number
    const reachGrams = evidence.reach[GRAMS] as number
    const reachConcepts = evidence.reach[CONCEPTS] as number
    const reach = reachWords + BESIDE * reachConcepts
    const sum = (p: number) => (words[p] as number) + BESIDE * (concepts[p] as number)
    const back = (p: number) => ratio(sum(p), (wholeWords[p] as number) + BESIDE * (wholeConcepts[p] as number))

    let asked = -1
    let second = -1
    let told = -1
    let name = -1
    let nameBoth = 0
    let size = 1
    const near = related[entry] ?? []
    for (let p = starts[entry] as number; p < (starts[entry + 1] as number); p++) {
      const role = roles[p]
      size += wholeWords[p] as number
      if (role === 0) {
        if (asked < 0 || sum(p) > sum(asked)) {
          second = asked
          asked = p
        } else if (second < 0 || sum(p) > sum(second)) second = p
      } else if (role === 1) {
        const fit = both(ratio(sum(p), reach), back(p))
        if (name < 0 || fit > nameBoth) {
          name = p
          nameBoth = fit
        }
      } else if (told < 0 || sum(p) > sum(told)) told = p
    }
    const at = (of: Float32Array, p: number, most: number) => (p < 0 ? 0 : ratio(of[p] as number, most))
    const askedBack = asked < 0 ? 0 : back(asked)
    const named = question.named.get(entry) ?? 0
    const joined = ratio(joinedWords[entry] as number, reachWords)
    const values = [
      at(words, asked, reachWords),
      at(concepts, asked, reachConcepts),
      askedBack,
      asked < 0 ? 0 : both(ratio(sum(asked), reach), askedBack),
      second < 0 ? 0 : ratio(sum(second), reach),
      name < 0 ? 0 : ratio(sum(name), reach),
      nameBoth,
      at(words, told, reachWords),
      at(concepts, told, reachConcepts),
      joined,
      ratio(joinedGrams[entry] as number, reachGrams),
      ratio(joinedConcepts[entry] as number, reachConcepts),
      named,
      named > 0.9 ? 1 : 0,
      question.designated.has(entry) ? 1 : 0,
      ...formsOf(entry, question),
      Math.log(size) / 6,
      ratio(near.reduce((sum, one) => sum + (joinedWords[one] as number), 0) / (near.length || 1), reachWords),
      asked < 0 ? 0 : (words[asked] as number) / 30,
      (joinedWords[entry] as number) / 30,
      told < 0 ? 0 : (words[told] as number) / 30,
      (joinedGrams[entry] as number) / 60,
      // Of a long message its best part; a short one is its own.
      asked < 0 ? 0 : both(ratio(sum(asked), reach), askedBack),
      joined,
      askedBack,
    ]
    for (const kind of KINDS) {
      const is = kinds[entry] === kind ? 1 : 0
      values.push(is, ...KIND_FORMS.map((_, form) => (question.forms[form] ? is : 0)), is * named, is * joined)
    }
    return Float64Array.from(values)
  }
}

/**
 * Chooses who is looked at closely: what the evidence says in one plain sum. A best passage is sought only where the sum
 * could come to `atLeast` with it.
 */
export function roughScore(entry: number, { starts }: Catalogue, evidence: Evidence, atLeast: number): number {
  const words = evidence.passages[WORDS] as Float32Array
  const concepts = evidence.passages[CONCEPTS] as Float32Array
  const joined = (evidence.joined[WORDS] as Float32Array)[entry] as number
  const joinedGrams = (evidence.joined[GRAMS] as Float32Array)[entry] as number
  const joinedConcepts = (evidence.joined[CONCEPTS] as Float32Array)[entry] as number
  const whole = joined + BESIDE * joinedGrams
  // No passage has more than all of them together.
  if (whole + joined + BESIDE * joinedConcepts < atLeast) return whole
  let best = 0
  for (let p = starts[entry] as number; p < (starts[entry + 1] as number); p++) {
    const sum = (words[p] as number) + BESIDE * (concepts[p] as number)
    if (sum > best) best = sum
  }
  return best + whole
}
