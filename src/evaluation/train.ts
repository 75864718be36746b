import { CONFIDENCE, confidenceFeatures } from '../search/confidence.ts'
import { byEvidence, FEATURES } from '../search/features.ts'
import { dot, type Fitted, type Weights } from '../search/fitted.ts'
import type { Example, Source } from './examples.ts'
import { type Case, learnProbability, learnRanking } from './learn.ts'
import { seedOf } from './random.ts'

/**
 * How much an example counts. The question sets are what people ask; what the content gives is plentiful and differs
 * from it, so it only steadies the fit. Chosen among 0, ¹⁄₂₀, ¹⁄₁₀ and ¹⁄₅ by cross-validation; the choice moved the
 * figures by less than their intervals.
 */
const FOR_RANKING: Record<Source, number> = {
  question: 1,
  utterance: 0.05,
  mistyped: 0.05,
  story: 0.05,
  orphan: 0,
  designation: 0.2,
  aside: 0,
  phrase: 0.5,
}
const FOR_PROBABILITY: Record<Source, number> = {
  question: 1,
  utterance: 0.005,
  mistyped: 0.005,
  story: 0.02,
  orphan: 0.005,
  designation: 0.02,
  aside: 0.02,
  phrase: 0.3,
}
/**
 * How much more a question out of scope counts for the probabilities than one in scope. Of what people ask in public,
 * most lies beside the source (as read off posts, FAQ lists and searches); in the sets it is one in five.
 */
const OUT_OF_SCOPE = 2
const RANKING_PENALTY = 2
const PROBABILITY_PENALTY = 0.3
export const FOLDS = 5

/** The fold of a group: the same in every run, whatever else there is. */
export const foldOf = (group: string, folds = FOLDS) => seedOf(group) % folds

/** The candidates of an example, best first under these weights. */
export function ranked({ candidates }: Example, weights: Float64Array) {
  return candidates.map((candidate) => ({ ...candidate, score: dot(weights, candidate.features) })).sort(byEvidence)
}

const rankingOf = (examples: readonly Example[]) =>
  learnRanking(
    examples
      .filter(({ source, expect }) => FOR_RANKING[source] > 0 && expect.length > 0)
      .map(({ source, candidates }) => ({ weight: FOR_RANKING[source], candidates })),
    FEATURES.length,
    RANKING_PENALTY,
  )

const named = (names: readonly string[], weights: Float64Array): Weights =>
  Object.fromEntries(names.map((name, i) => [name, Number((weights[i] ?? 0).toFixed(4))]))

/**
 * Fits everything. The probabilities are learned from rankings by weights that had not seen the question (so many
 * inner folds), for a ranking of what it was fitted on looks surer than it is.
 */
export function train(examples: readonly Example[], innerFolds = 4): Fitted {
  const first: Case[] = []
  const among: Case[] = []
  for (let fold = 0; fold < innerFolds; fold++) {
    const isHeld = ({ group }: Example) => foldOf(`inner ${group}`, innerFolds) === fold
    const weights = rankingOf(examples.filter((example) => !isHeld(example)))
    for (const example of examples.filter(isHeld)) {
      const candidates = ranked(example, weights)
      const isOutside = example.source === 'question' && example.expect.length === 0
      const weight = FOR_PROBABILITY[example.source] * (isOutside ? OUT_OF_SCOPE : 1)
      if (candidates.length === 0 || weight === 0) continue
      const features = confidenceFeatures(candidates, example.asked)
      first.push({ weight, features, happened: candidates[0]?.right ?? false })
      among.push({ weight, features, happened: candidates.slice(0, 3).some(({ right }) => right) })
    }
  }
  return {
    rank: named(FEATURES, rankingOf(examples)),
    first: named(CONFIDENCE, learnProbability(first, CONFIDENCE.length, PROBABILITY_PENALTY)),
    among: named(CONFIDENCE, learnProbability(among, CONFIDENCE.length, PROBABILITY_PENALTY)),
  }
}
