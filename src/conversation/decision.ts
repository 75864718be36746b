import type { Candidate } from './find.ts'

export type Decision = 'answer' | 'ask-back' | 'abstain'

/**
 * Confidence from which something is answered or asked back, and what a clear lead over the next entry adds.
 *
 * Chosen by the least cost on the questions under content/eval, where a wrong answer costs four times as much as asking
 * back. They belong to this content and this engine and carry over to no other: `npm run eval` prints what they give.
 */
export const THRESHOLDS = { answer: 0.36, askBack: 0.18, lead: 0.25 } as const

/**
 * How sure the best candidate is, 0–1.25: its score, and a part of its lead over the next one. A question that fits two
 * entries about equally is better asked back.
 */
export function confidence(candidates: readonly Pick<Candidate, 'score'>[]): number {
  const [best, next] = candidates
  if (!best || best.score === 0) return 0
  return best.score + THRESHOLDS.lead * ((best.score - (next?.score ?? 0)) / best.score)
}

export function decide(candidates: readonly Pick<Candidate, 'score'>[]): Decision {
  if (confidence(candidates) >= THRESHOLDS.answer) return 'answer'
  return (candidates[0]?.score ?? 0) >= THRESHOLDS.askBack ? 'ask-back' : 'abstain'
}
