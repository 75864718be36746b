import type { Action } from '../conversation/messages.ts'
import type { Outcome } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { TestQuestion } from './questions.ts'

/** right: the first answer. offered: among what was asked back. wrong: answered with something else. none: abstained. */
export type Result = 'right' | 'offered' | 'wrong' | 'none'

const opened = (action: Action) => (action.do === 'open' ? action.entry : '')

/** What became of a question. For one that is out of scope, everything but `wrong` is well done. */
export function judge({ expect }: TestQuestion, { answered, speech }: Outcome, knowledge: Knowledge): Result {
  const [message] = speech?.messages ?? []
  const words = message?.kind === 'text' ? message.text : ''
  const isForPerson =
    !answered && (['th', 'en'] as const).some((language) => words === knowledge.say('person', language))
  if (expect.includes('person')) return isForPerson ? 'right' : answered?.outcome === 'answered' ? 'wrong' : 'none'
  if (isForPerson) return 'none'
  if (answered?.outcome === 'answered') return expect.includes(answered.entry ?? '') ? 'right' : 'wrong'
  const offered = (speech?.messages ?? []).flatMap((one) =>
    one.kind === 'list' ? one.items.map(({ choice }) => opened(choice.action)) : [],
  )
  return answered?.outcome === 'asked-back' && offered.some((ref) => expect.includes(ref)) ? 'offered' : 'none'
}
