import { dot, logistic } from '../search/fitted.ts'
import { minimise } from './minimise.ts'

/** A question with its candidates: which of them are right. */
export interface RankingExample {
  weight: number
  candidates: { features: Float64Array; right: boolean }[]
}

/**
 * Listwise logistic regression: the weights under which the right candidates together are most probable, with an L2
 * penalty. Examples without a right or without a wrong candidate teach nothing and are passed over.
 */
export function learnRanking(examples: readonly RankingExample[], size: number, penalty: number): Float64Array {
  const useful = examples.filter(({ candidates }) => {
    const right = candidates.filter((candidate) => candidate.right).length
    return right > 0 && right < candidates.length
  })
  return minimise((weights, gradient) => {
    let loss = penalised(weights, gradient, penalty, 0)
    for (const { weight, candidates } of useful) {
      const scores = candidates.map(({ features }) => dot(weights, features))
      const highest = Math.max(...scores)
      const parts = scores.map((score) => Math.exp(score - highest))
      let [all, right] = [0, 1e-300]
      candidates.forEach((candidate, i) => {
        all += parts[i] ?? 0
        if (candidate.right) right += parts[i] ?? 0
      })
      loss -= weight * (Math.log(right) - Math.log(all))
      candidates.forEach((candidate, i) => {
        const part = parts[i] ?? 0
        const pull = weight * (part / all - (candidate.right ? part / right : 0))
        if (Math.abs(pull) > 1e-12) addTo(gradient, candidate.features, pull)
      })
    }
    return loss
  }, size)
}

export interface Case {
  weight: number
  features: Float64Array
  happened: boolean
}

/** Logistic regression with an L2 penalty on all but the first feature, which is the constant. */
export function learnProbability(cases: readonly Case[], size: number, penalty: number): Float64Array {
  return minimise((weights, gradient) => {
    let loss = penalised(weights, gradient, penalty, 1)
    for (const { weight, features, happened } of cases) {
      const odds = dot(weights, features)
      loss += weight * (Math.max(0, odds) - (happened ? odds : 0) + Math.log1p(Math.exp(-Math.abs(odds))))
      addTo(gradient, features, weight * (logistic(odds) - (happened ? 1 : 0)))
    }
    return loss
  }, size)
}

/** Sets the gradient to the penalty's; returns the penalty. */
function penalised(weights: Float64Array, gradient: Float64Array, penalty: number, from: number): number {
  gradient.fill(0)
  let sum = 0
  for (let i = from; i < weights.length; i++) {
    const weight = weights[i] as number
    sum += 0.5 * penalty * weight * weight
    gradient[i] = penalty * weight
  }
  return sum
}

function addTo(gradient: Float64Array, features: Float64Array, times: number): void {
  for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] as number) + times * (features[i] as number)
}
