import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { createConversation } from './conversation/engine.ts'
import type { Action } from './conversation/messages.ts'
import type { Outcome } from './conversation/turn.ts'
import type { Content } from './knowledge/content.ts'
import { createKnowledge } from './knowledge/knowledge.ts'
import { openIndex } from './search/index.ts'

/**
 * `npm run eval`: asks the bot the questions under content/eval and prints what became of them, by style.
 * Exits with 1 when a share misses the threshold that stands in content/eval/thresholds.yaml.
 */

const questionSchema = z.array(
  z.strictObject({
    id: z.string(),
    style: z.string(),
    ask: z.string(),
    /** Entries of which each would be a right first answer; none for a question out of scope; `person` for a wish to talk. */
    expect: z.array(z.string()),
  }),
)

/** Shares, 0–1. */
const thresholdSchema = z.strictObject({
  rightFirst: z.coerce.number(),
  wrongAnswered: z.coerce.number(),
  outOfScopeAnswered: z.coerce.number(),
})

type Question = z.infer<typeof questionSchema>[number]

/** right: the first answer. offered: among what was asked back. wrong: answered with something else. none: abstained. */
type Result = 'right' | 'offered' | 'wrong' | 'none'

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const yaml = (name: string) => parse(readFileSync(path(name), 'utf8'), { schema: 'failsafe' }) as unknown

const questions = questionSchema.parse(yaml('content/eval/questions.yaml'))
const thresholds = thresholdSchema.parse(yaml('content/eval/thresholds.yaml'))
const knowledge = createKnowledge(JSON.parse(readFileSync(path('.build/content.json'), 'utf8')) as Content)
const converse = createConversation(knowledge, openIndex(new Uint8Array(readFileSync(path('.build/index.bin')))))

function judge({ expect }: Question, { answered, speech }: Outcome): Result {
  if (expect.includes('person')) {
    const words = speech?.messages[0]?.kind === 'text' ? speech.messages[0].text : ''
    const wanted = [knowledge.say('person', 'th'), knowledge.say('person', 'en')]
    if (wanted.includes(words)) return 'right'
    return answered?.outcome === 'answered' ? 'wrong' : 'none'
  }
  if (answered?.outcome === 'answered') return expect.includes(answered.entry ?? '') ? 'right' : 'wrong'
  const offered = (speech?.messages ?? []).flatMap((message) =>
    message.kind === 'list' ? message.items.map(({ choice }) => opened(choice.action)) : [],
  )
  return answered?.outcome === 'asked-back' && offered.some((ref) => expect.includes(ref)) ? 'offered' : 'none'
}

const opened = (action: Action) => (action.do === 'open' ? action.entry : '')

const rows = questions.map((question) => {
  const outcome = converse({ input: { kind: 'text', text: question.ask }, inGroup: false, now: Date.now() })
  return { question, outcome, result: judge(question, outcome) }
})

const share = (part: typeof rows, ...results: Result[]) =>
  part.length === 0 ? 0 : part.filter(({ result }) => results.includes(result)).length / part.length
const percent = (value: number) => `${(100 * value).toFixed(1).padStart(5)} %`

const answerable = rows.filter(({ question }) => question.expect.length > 0 && !question.expect.includes('person'))
const outOfScope = rows.filter(({ question }) => question.expect.length === 0)

console.info('style          n    right  offered    wrong     none')
for (const [style, part] of Map.groupBy(rows, ({ question }) => question.style)) {
  const shares = (['right', 'offered', 'wrong', 'none'] as const).map((result) => percent(share(part, result)))
  console.info(`${style.padEnd(12)}${String(part.length).padStart(4)}  ${shares.join('  ')}`)
}
const figures = {
  rightFirst: share(answerable, 'right'),
  wrongAnswered: share(answerable, 'wrong'),
  outOfScopeAnswered: share(outOfScope, 'wrong'),
}
console.info(
  `\nanswerable (${answerable.length}): right first ${percent(figures.rightFirst)}, wrong ${percent(figures.wrongAnswered)}`,
)
console.info(`out of scope (${outOfScope.length}): answered ${percent(figures.outOfScopeAnswered)}`)

if (process.argv.includes('--failures')) {
  for (const { question, outcome, result } of rows) {
    if (result === 'right' || (question.expect.length === 0 && result === 'none')) continue
    const { answered } = outcome
    console.info(
      `${result.padEnd(8)}${question.style.padEnd(12)}${question.ask}\n        ${answered?.score.toFixed(2)} ${answered?.entry ?? answered?.outcome} (expected ${question.expect.join(', ') || 'nothing'})`,
    )
  }
}

const missed = [
  ...(figures.rightFirst < thresholds.rightFirst ? [`right first is below ${percent(thresholds.rightFirst)}`] : []),
  ...(figures.wrongAnswered > thresholds.wrongAnswered ? [`wrong is above ${percent(thresholds.wrongAnswered)}`] : []),
  ...(figures.outOfScopeAnswered > thresholds.outOfScopeAnswered
    ? [`answered out of scope is above ${percent(thresholds.outOfScopeAnswered)}`]
    : []),
]
for (const line of missed) console.error(`Missed: ${line} (content/eval/thresholds.yaml)`)
process.exitCode = missed.length > 0 ? 1 : 0
