import { type Catalogue, termsOfQuestion, WORDS } from './catalogue.ts'
import { type Asked, confidenceFeatures } from './confidence.ts'
import type { DesignationLookup } from './designation.ts'
import { createScanner, type Evidence, type Without } from './evidence.ts'
import { addPart, byEvidence, createFeatures, FEATURES, roughScore } from './features.ts'
import { dot, type Fitted, probability, weightsFor } from './fitted.ts'
import { partsOf } from './parts.ts'
import { readQuestion } from './question.ts'
import type { Term } from './tokenise.ts'

/** An entry that a question may mean. */
export interface Ranked {
  entry: number
  ref: string
  /** Sum of its weighted features; only differences within one question mean something. */
  score: number
  /** In the order of FEATURES. */
  features: Float64Array
}

export interface Ranking {
  /** Best first; equal scores in the order of the catalogue. */
  candidates: Ranked[]
  /** Probability that the first candidate is a right answer, 0–1. */
  first: number
  /** Probability that a right answer is among the first three, 0–1. */
  among: number
  /** In the order of CONFIDENCE. */
  confidence: Float64Array
  asked: Asked
  /** Designations that were named and that no entry has. */
  unknownDesignations: string[]
  /** Whether one was named that an entry has. */
  isDesignated: boolean
}

export interface Ranker {
  catalogue: Catalogue
  /** `without` leaves passages out, as if they were not in the catalogue: that is how a question is tried on itself. */
  rank(question: string, without?: Without): Ranking
}

/** Entries that are looked at closely. More of them cost time and brought nothing. */
const LOOKED_AT = 30
/** Texts whose terms are kept: a story and its parts. */
const REMEMBERED = 16
/** The same for each part of a long message. */
const LOOKED_AT_BY_PART = 8

/** What comes before is a story's beginning; a question stands at its end more often than not. In UTF-16 units. */
export const LONGEST_QUESTION = 1000

export function createRanker(catalogue: Catalogue, designations: DesignationLookup, fitted: Fitted): Ranker {
  const scan = createScanner(catalogue)
  const featuresOf = createFeatures(catalogue)
  const numberOf = new Map(catalogue.refs.map((ref, entry) => [ref, entry]))
  const weights = weightsFor(FEATURES, fitted.rank)
  // A wish may be short words in a long complaint: it is always looked at.
  const intents = catalogue.kinds.flatMap((kind, entry) => (kind === 'intent' ? [entry] : []))
  const rough = new Float64Array(catalogue.refs.length)

  /** A story's parts are read with the story and, when it leads nowhere, once more by themselves. */
  const lately = new Map<string, Term[][]>()
  const read = (text: string): Term[][] => {
    const terms = lately.get(text) ?? termsOfQuestion(text, catalogue)
    if (lately.size >= REMEMBERED) lately.clear()
    lately.set(text, terms)
    return terms
  }

  /** The entries with the most evidence, best first. */
  const shortlist = (evidence: Evidence, most: number): number[] => {
    const best: number[] = []
    for (const entry of evidence.touched) {
      const worst = best.length === most ? (rough[best[most - 1] as number] as number) : 0
      const score = roughScore(entry, catalogue, evidence, worst)
      rough[entry] = score
      let place = best.length
      if (place === most) {
        const last = best[place - 1] as number
        if (score < (rough[last] as number) || (score === rough[last] && entry > last)) continue
        best.pop()
        place--
      }
      for (; place > 0; place--) {
        const other = best[place - 1] as number
        if (score < (rough[other] as number) || (score === rough[other] && entry > other)) break
        best[place] = other
      }
      best[place] = entry
    }
    return best
  }

  return {
    catalogue,
    rank(text, without) {
      const asked = text.slice(-LONGEST_QUESTION)
      const { exact, numbered, unknown } = designations.resolve(asked)
      const entriesOf = (ids: readonly string[]) => ids.map((id) => numberOf.get(`standard:${id}`) ?? -1)
      const question = readQuestion(asked, catalogue, { numbered: entriesOf(numbered), byName: entriesOf(exact) })
      // The parts first: each scan fills the same arrays anew.
      const parts = partsOf(asked).map((part) => {
        const evidence = scan(read(part), without)
        const best = shortlist(evidence, LOOKED_AT_BY_PART)
        return best.map((entry) => ({ entry, features: featuresOf(entry, evidence, question) }))
      })
      const terms = read(asked)
      const evidence = scan(terms, without)
      // Function words alone name no topic.
      const saysWhat = terms[WORDS]?.some(({ weight }) => weight === 1)
      const entries = saysWhat
        ? [
            ...new Set([
              ...shortlist(evidence, LOOKED_AT),
              ...question.designated,
              ...intents,
              ...parts.flatMap((part) => part.map(({ entry }) => entry)),
            ]),
          ]
        : []
      const words = { reach: evidence.reach[WORDS] as number, unknown: evidence.unknown[WORDS] as number }
      const features = entries.map((entry) => featuresOf(entry, evidence, question))
      for (const one of parts.flat()) {
        const own = features[entries.indexOf(one.entry)]
        if (own) addPart(own, one.features)
      }
      const candidates = entries.map((entry, i): Ranked => {
        const own = features[i] as Float64Array
        return { entry, ref: catalogue.refs[entry] ?? '', score: dot(weights, own), features: own }
      })
      candidates.sort((a, b) => byEvidence(a, b) || a.entry - b.entry)
      const confidence = confidenceFeatures(candidates, words)
      const known = candidates.length > 0
      // One entry by its very designation and nothing else: no likelihood, but identity.
      const isSure = known && question.isLookUp && question.designated.size === 1
      return {
        candidates,
        first: isSure ? 1 : known ? probability(fitted.first, confidence) : 0,
        among: isSure ? 1 : known ? probability(fitted.among, confidence) : 0,
        confidence,
        asked: words,
        unknownDesignations: unknown,
        isDesignated: question.designated.size > 0,
      }
    },
  }
}
