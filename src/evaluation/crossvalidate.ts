import { createConversation } from '../conversation/engine.ts'
import { createFind, type Found } from '../conversation/find.ts'
import { createKnowledge } from '../knowledge/knowledge.ts'
import { openCatalogue } from '../search/catalogue.ts'
import type { Fitted } from '../search/fitted.ts'
import { repairKeyboard } from '../search/keyboard.ts'
import { refsOf } from './examples.ts'
import { judge, type Result } from './judge.ts'
import type { TestQuestion } from './questions.ts'
import type { Setting } from './setting.ts'
import { FOLDS, foldOf, train } from './train.ts'

/** A question and what the bot made of it. */
export interface Row {
  question: TestQuestion
  /** Place of the first right entry in the ranking, from 1; Infinity when there is none. */
  place: number
  result: Result
  found: Found
}

/** Asks the questions as a citizen would, of a bot with these fitted values. */
export function askAll({ content, bytes }: Setting, questions: readonly TestQuestion[], fitted?: Fitted): Row[] {
  const knowledge = createKnowledge(content)
  const catalogue = openCatalogue(bytes)
  const converse = createConversation(knowledge, catalogue, fitted)
  const find = createFind(knowledge, catalogue, fitted)
  return questions.map((question) => {
    const found = find(repairKeyboard(question.ask, (word) => catalogue.knows(word)).text)
    const outcome = converse({ input: { kind: 'text', text: question.ask }, inGroup: false, now: 0 })
    const expect = refsOf(question.expect)
    const place = found.ranking.candidates.findIndex(({ ref }) => expect.includes(ref))
    return {
      question,
      found,
      place: place < 0 ? Number.POSITIVE_INFINITY : place + 1,
      result: judge(question, outcome, knowledge),
    }
  })
}

/** Each question is asked of a bot that was fitted without it. */
export function crossValidate(setting: Setting): Row[] {
  const { questions, questionExamples, contentExamples } = setting
  const rows = Array.from({ length: FOLDS }, (_, fold) => {
    const examples = [...questionExamples, ...contentExamples].filter(({ group }) => foldOf(group) !== fold)
    const held = questions.filter(({ id }) => foldOf(id) === fold)
    return askAll(setting, held, train(examples))
  }).flat()
  const byId = new Map(rows.map((row) => [row.question.id, row]))
  return questions.flatMap(({ id }) => byId.get(id) ?? [])
}
