import type { Found } from './find.ts'

export type Decision = 'answer' | 'person' | 'ask-back' | 'abstain'

/**
 * What each outcome costs, in units of asking back once. A confident wrong answer misleads: four times as much. Somebody
 * who is shown the way to a person without having wished for it has lost one message more than by being asked back.
 * Saying nothing where the answer was at hand costs two messages: another try, or the hotline.
 */
export const COST = { wrongAnswer: 4, wrongPerson: 2, askBack: 1, needlessSilence: 2 } as const

export type Sureness = Pick<Found, 'isForPerson' | 'first' | 'among' | 'unknownDesignations' | 'isDesignated'> & {
  candidates: readonly unknown[]
}

/** The decision with the least expected cost. */
export function decide(found: Sureness): Decision {
  const { first, among, candidates, isForPerson, unknownDesignations, isDesignated } = found
  // A number that nobody has is not answered with its neighbour's facts, however near they are.
  if (unknownDesignations.length > 0 && !isDesignated) return 'abstain'
  const options: [Decision, number][] = [
    isForPerson ? ['person', COST.wrongPerson * (1 - first)] : ['answer', COST.wrongAnswer * (1 - first)],
    ['ask-back', COST.askBack],
    ['abstain', COST.needlessSilence * among],
  ]
  if (candidates.length === 0 && !isForPerson) return 'abstain'
  return options.reduce((best, option) => (option[1] < best[1] ? option : best))[0]
}
