import { CONFIDENCE } from './confidence.ts'
import values from './fitted.json' with { type: 'json' }

/** Weights by the name of their feature, as the fit found them; a feature without one weighs nothing. */
export type Weights = Readonly<Record<string, number>>

/** The values that `npm run fit` writes to fitted.json. */
export interface Fitted {
  /** Ranks entries. */
  rank: Weights
  /** Log-odds that the first entry is right. */
  first: Weights
  /** Log-odds that a right entry is among the first three. */
  among: Weights
}

export const shipped: Fitted = values

/** What the shipped values were fitted to. */
export const how: { content: string; examples: Record<string, number>; folds: number } = values.how

export const weightsFor = (names: readonly string[], weights: Weights): Float64Array =>
  Float64Array.from(names, (name) => weights[name] ?? 0)

export function dot(weights: ArrayLike<number>, features: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += (weights[i] as number) * (features[i] as number)
  return sum
}

export const logistic = (odds: number) => 1 / (1 + Math.exp(-odds))

export const probability = (weights: Weights, confidence: Float64Array): number =>
  logistic(dot(weightsFor(CONFIDENCE, weights), confidence))
