import type { Found } from './find.ts'

export type Decision = 'answer' | 'ask-back' | 'abstain'

/**
 * What to do with what was found, by the best score (0–1, see src/search/index.ts).
 *
 * The thresholds belong to this content and this engine and carry over to no other: `npm run eval` prints the shares
 * of right, asked-back, wrong and abstained answers that they give on the question sets in content/eval.
 */
export const THRESHOLDS = { answer: 0.5, askBack: 0.3 } as const

export function decide({ candidates }: Pick<Found, 'candidates'>): Decision {
  const best = candidates[0]?.score ?? 0
  if (best >= THRESHOLDS.answer) return 'answer'
  return best >= THRESHOLDS.askBack ? 'ask-back' : 'abstain'
}
