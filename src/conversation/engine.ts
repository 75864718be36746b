import { type Knowledge, refOf } from '../knowledge/knowledge.ts'
import type { Language } from '../language.ts'
import type { Catalogue } from '../search/catalogue.ts'
import type { Fitted } from '../search/fitted.ts'
import { repairKeyboard } from '../search/keyboard.ts'
import { detectLanguage, languageRequest } from '../search/language.ts'
import { createAnswer } from './answer.ts'
import { createFind } from './find.ts'
import { createIntents, type Intent } from './intents.ts'
import type { Action, Choice, Message, Speech } from './messages.ts'
import { createPresenter } from './present.ts'
import type { Converse, Outcome, Turn } from './turn.ts'

/** Topics or entries shown in one list. */
const LIST_LENGTH = 10

/** The conversation: one turn in, what to say and what to remember out. Pure but for fresh answer ids. */
export function createConversation(knowledge: Knowledge, catalogue: Catalogue, fitted?: Fitted): Converse {
  const { say, content } = knowledge
  const present = createPresenter(knowledge)
  const answer = createAnswer({ knowledge, find: createFind(knowledge, catalogue, fitted), present })
  const intentOf = createIntents(content.intents)

  const { toPerson, toTopics } = present

  const speak = (language: Language, messages: Message[], quick?: Choice[]): Outcome => {
    const speech: Speech = { language, messages, quick: quick ?? [toTopics(language), toPerson(language)] }
    return { speech }
  }
  const text = (language: Language, key: Parameters<typeof say>[0], quick?: Choice[]) =>
    speak(language, [{ kind: 'text', text: say(key, language) }], quick)

  const topics = (language: Language): Outcome => {
    const used = new Set(content.faq.map(({ topic }) => topic))
    const choices = content.vocabulary.topics
      .filter(({ id }) => used.has(id))
      .map((topic): Choice => ({ label: topic[language], action: { do: 'topic', topic: topic.id } }))
    const title = say('choose-topic', language)
    const items = choices.map((choice) => ({ title: choice.label, choice }))
    // One list fills a phone's screen; the rest follows in a second.
    const lists: Message[] = [items.slice(0, LIST_LENGTH), items.slice(LIST_LENGTH)]
      .filter((part) => part.length > 0)
      .map((part) => ({ kind: 'list', title, items: part, choices: [] }))
    return speak(language, lists, [toPerson(language)])
  }

  const topic = (id: string, language: Language): Outcome => {
    const entries = content.faq.filter((entry) => entry.topic === id)
    if (entries.length === 0) return text(language, 'old-button')
    const items = entries.map((entry) => {
      const choice = present.open({ kind: 'faq', entry }, language)
      return { title: choice.says ?? choice.label, choice }
    })
    const title = say('choose-entry', language, { topic: knowledge.label('topics', id, language) })
    const lists: Message[] = []
    for (let at = 0; at < items.length; at += LIST_LENGTH) {
      lists.push({ kind: 'list', title, items: items.slice(at, at + LIST_LENGTH), choices: [] })
    }
    return speak(language, lists)
  }

  const person = (language: Language): Outcome => {
    const contact = content.operator.hotlineContact.value?.[language]
    if (!contact) return text(language, 'person', [toTopics(language)])
    return speak(language, [{ kind: 'text', text: say('person-contact', language, { contact }) }], [toTopics(language)])
  }

  const act = (action: Action, turn: Turn, language: Language): Outcome => {
    switch (action.do) {
      case 'open': {
        const item = knowledge.entry(action.entry)
        if (!item) return text(language, 'old-button')
        const id = crypto.randomUUID()
        const message = present.answer(item, language, turn.now, id)
        return {
          ...speak(language, [message], [...present.related(item, language), toPerson(language)]),
          answered: { id, outcome: 'answered', entry: refOf(item), score: 1 },
        }
      }
      case 'details': {
        const item = knowledge.entry(action.entry)
        if (!item) return text(language, 'old-button')
        const quick = [...present.related(item, language), toPerson(language)]
        return speak(language, [present.details(item, language, turn.now)], quick)
      }
      case 'feedback': {
        const { answer: id, helped } = action
        return { ...text(language, helped ? 'helped' : 'not-helped'), feedback: { answer: id, helped } }
      }
      case 'topics':
        return topics(language)
      case 'topic':
        return topic(action.topic, language)
      case 'person':
        return turn.inGroup ? text(language, 'private-only', []) : person(language)
      default:
        return action satisfies never
    }
  }

  const byIntent: Record<Intent, (language: Language, turn: Turn) => Outcome> = {
    greeting: (language) => text(language, 'greeting'),
    thanks: (language) => text(language, 'thanks'),
    help: (language) => text(language, 'help'),
    topics,
    person: (language, turn) => act({ do: 'person' }, turn, language),
  }

  const read = (typed: string, turn: Turn, before: Language): Outcome => {
    if (!/[\p{L}\p{N}]/u.test(typed)) return text(before, 'empty')
    const { text: question, repaired } = repairKeyboard(typed, (word) => catalogue.knows(word))
    const wanted = languageRequest(question)
    if (wanted) return text(wanted, 'language-switched')
    const language = detectLanguage(question) ?? before
    const notices = repaired ? [say('understood-as', language, { text: question })] : []
    const whole = intentOf(question)
    const answered = whole ? undefined : answer(question, language, turn.now, notices)
    if (answered && answered !== 'person') return answered
    const intent = whole ?? 'person'
    const outcome = byIntent[intent](language, turn)
    return { ...outcome, ...(outcome.speech ? { speech: withNotices(outcome.speech, notices) } : {}) }
  }

  return (turn) => {
    const before = turn.language ?? 'th'
    const { input } = turn
    switch (input.kind) {
      case 'text':
        return read(input.text, turn, before)
      case 'action':
        return act(input.action, turn, before)
      case 'unknown-action':
        return text(before, 'old-button')
      case 'media':
        return text(before, `media-${input.media}`)
      case 'follow':
        return text(before, input.returning ? 'welcome-back' : 'welcome')
      case 'joined-group':
        return text(before, 'joined-group', [])
      default:
        return input satisfies never
    }
  }
}

function withNotices(speech: Speech, notices: string[]): Speech {
  const [first, ...others] = speech.messages
  if (notices.length === 0 || first?.kind !== 'text') return speech
  return { ...speech, messages: [{ kind: 'text', text: [first.text, ...notices].join('\n') }, ...others] }
}
