import { type Knowledge, refOf } from '../knowledge/knowledge.ts'
import type { Language } from '../language.ts'
import { decide } from './decision.ts'
import type { Candidate, Find, Found } from './find.ts'
import type { Message, Speech } from './messages.ts'
import type { Presenter } from './present.ts'
import type { Outcome } from './turn.ts'

/** Near topics offered beside an abstention, and entries asked about when unsure. */
const MOST_OFFERED = 3

/** Below this probability that one of the offered is meant, offering them would look like a guess. 0–1 */
const WORTH_OFFERING = 0.1

interface AnswerParts {
  knowledge: Knowledge
  find: Find
  present: Presenter
}

/** What is said; `person` when the question was the wish to talk to one. */
export type Answer = Outcome | 'person'

/** Answers a question: with the entry, by asking back between a few, or by saying that the answer is not known. */
export function createAnswer({ knowledge, find, present }: AnswerParts) {
  const { say } = knowledge

  const { toPerson, toTopics } = present

  const offers = ({ candidates, among }: Found, language: Language) =>
    candidates.slice(0, among < WORTH_OFFERING ? 0 : MOST_OFFERED).map(({ item }) => {
      const choice = present.open(item, language)
      return { title: choice.says ?? choice.label, choice }
    })

  const answerWith = ({ item }: Candidate, notices: string[], language: Language, now: number, id: string): Speech => {
    const message = present.answer(item, language, now, id)
    return {
      language,
      messages: [{ ...message, notices: [...notices, ...message.notices] }],
      quick: [...present.related(item, language), toPerson(language)],
    }
  }

  const askBack = (found: Found, notices: string[], language: Language): Speech => {
    const title = [...notices, say('ask-back', language)].join('\n')
    return {
      language,
      messages: [{ kind: 'list', title, items: offers(found, language), choices: [] }],
      quick: [toTopics(language), toPerson(language)],
    }
  }

  const abstain = (found: Found, notices: string[], language: Language): Speech => {
    const [designation] = found.unknownDesignations
    const near = offers(found, language)
    const parts = [
      say('abstain', language),
      ...notices,
      ...(designation ? [say('abstain-unknown-designation', language, { designation })] : []),
      say(near.length > 0 ? 'abstain-near' : 'abstain-alone', language),
    ]
    const messages: Message[] = [{ kind: 'text', text: parts.join('\n') }]
    if (near.length > 0) {
      messages.push({ kind: 'list', title: say('near-topics', language), items: near, choices: [toPerson(language)] })
    }
    return { language, messages, quick: [toTopics(language), toPerson(language)] }
  }

  /** `notices` go with whatever is said, e.g. how the question was understood. */
  return (question: string, language: Language, now: number, notices: string[]): Answer => {
    const found = find(question)
    const said = found.wasLong ? [...notices, say('too-long', language)] : notices
    const [best] = found.candidates
    const id = crypto.randomUUID()
    const score = found.first
    const decision = decide(found)
    if (decision === 'person') return 'person'
    if (decision === 'answer' && best) {
      return {
        speech: answerWith(best, said, language, now, id),
        answered: { id, outcome: 'answered', entry: refOf(best.item), score },
      }
    }
    const isAskingBack = decision === 'ask-back'
    return {
      speech: isAskingBack ? askBack(found, said, language) : abstain(found, said, language),
      answered: { id, outcome: isAskingBack ? 'asked-back' : 'abstained', score },
    }
  }
}
