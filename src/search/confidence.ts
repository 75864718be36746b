import { FEATURES } from './features.ts'
import type { Ranked } from './ranker.ts'

/** Features of the first candidate from which its probability is read, beside how it stands among the others. */
const OF_FIRST = [
  'asked words',
  'related joined',
  'part both',
  'part joined',
  'part backward',
  'asked both',
  'asked second',
  'asked backward',
  'told words',
  'joined words',
  'joined grams',
  'joined concepts',
  'named share',
  'designated',
  'standard',
  'agency',
  'term',
  'intent',
] as const
const places = OF_FIRST.map((name) => FEATURES.indexOf(name))

/** What tells how sure the ranking is. */
export const CONFIDENCE: readonly string[] = [
  'constant',
  'score',
  'lead',
  'share',
  'unknown words',
  'length',
  ...OF_FIRST.map((name) => `first ${name}`),
]

/** How much the words of a question could reach, and how much of that no entry has. */
export interface Asked {
  reach: number
  unknown: number
}

/** A lead beyond this says nothing more. */
const LARGEST_LEAD = 5

/** The features in the order of CONFIDENCE; the divisors only bring them to about 0–1. */
export function confidenceFeatures(
  candidates: readonly Pick<Ranked, 'score' | 'features'>[],
  { reach, unknown }: Asked,
): Float64Array {
  const [first, second] = candidates
  const values = new Float64Array(CONFIDENCE.length)
  if (!first) return values
  const lead = second ? Math.min(LARGEST_LEAD, first.score - second.score) : LARGEST_LEAD
  const share = 1 / candidates.reduce((sum, { score }) => sum + Math.exp(score - first.score), 0)
  values.set([1, first.score / 10, lead / 3, share, reach > 0 ? unknown / reach : 0, Math.log1p(reach) / 4])
  values.set(
    places.map((place) => first.features[place] ?? 0),
    CONFIDENCE.length - places.length,
  )
  return values
}
