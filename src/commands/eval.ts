import { comparePeers } from '../evaluation/compare.ts'
import { askAll, crossValidate, type Row } from '../evaluation/crossvalidate.ts'
import {
  type Figures,
  figuresOf,
  interval,
  isAnswerable,
  isForPerson,
  isOutOfScope,
  reliability,
} from '../evaluation/figures.ts'
import { readThresholds } from '../evaluation/questions.ts'
import { CONTENT_FOLDER, readSetting } from '../evaluation/setting.ts'
import { how } from '../search/fitted.ts'

/**
 * `npm run eval`: asks the bot the questions under content/eval, each of a bot fitted without it (5-fold), and prints
 * what became of them. `--failures` lists every failure, `--shipped` asks the bot as shipped, which has seen the
 * questions; `--peers` compares other engines. Exits with 1 when a share misses content/eval/thresholds.yaml.
 */

const option = (name: string) => process.argv.includes(`--${name}`)
const percent = (value: number) => `${(100 * value).toFixed(1).padStart(5)} %`
const between = (ends: [number, number]) => `[${ends.map((end) => (100 * end).toFixed(1)).join(', ')}]`

const setting = readSetting()
const rows = option('shipped') ? askAll(setting, setting.questions) : crossValidate(setting)
const styles = Map.groupBy(rows, ({ question }) => question.style)
const answerable = rows.filter(isAnswerable)
const outOfScope = rows.filter(isOutOfScope)

const columns = ['first', 'among', 'reciprocal', 'right', 'offered', 'wrong', 'none'] as const
const line = (name: string, figures: Figures) =>
  console.info(
    `${name.padEnd(14)}${String(figures.count).padStart(4)}  ${columns
      .map((column) => (column === 'reciprocal' ? figures.reciprocal.toFixed(3).padStart(7) : percent(figures[column])))
      .join('  ')}`,
  )

console.info(option('shipped') ? 'As shipped (has seen the questions)' : '5-fold: no question was seen by its bot')
console.info('style            n    first    among      MRR    right  offered    wrong     none')
for (const [style, part] of styles) line(style, figuresOf(part))
line('answerable', figuresOf(answerable))
for (const [name, isThai] of [
  ['… with Thai', true],
  ['… Latin only', false],
] as const) {
  line(name, figuresOf(answerable.filter(({ question }) => /[ก-ฮ]/.test(question.ask) === isThai)))
}

const isRight = ({ result }: Row) => result === 'right'
const isWrong = ({ result }: Row) => result === 'wrong'
const shares = {
  rightFirst: interval(answerable, ({ place }) => place === 1),
  answeredRight: interval(answerable, isRight),
  wrongAnswered: interval(answerable, isWrong),
  outOfScopeAnswered: interval(outOfScope, isWrong),
  person: interval(rows.filter(isForPerson), isRight),
}
console.info('\n95 % intervals (bootstrap over the questions)')
for (const [name, ends] of Object.entries(shares)) console.info(`  ${name.padEnd(20)}${between(ends)}`)

console.info('\nprobability that the first entry is right: said, and how often it was')
for (const { from, to, count, said, happened } of reliability(rows)) {
  console.info(
    `  ${from.toFixed(1)}–${to.toFixed(1)}  n ${String(count).padStart(4)}  ${percent(said)}  ${percent(happened)}`,
  )
}

/** Wrong answers first, the surest of them ahead; then what had an answer and got none. */
const failures = rows
  .filter((row) => isWrong(row) || (!isOutOfScope(row) && !isRight(row)))
  .toSorted((a, b) => Number(isWrong(b)) - Number(isWrong(a)) || b.found.first - a.found.first)
console.info(`\n${option('failures') ? 'all' : 'ten worst'} failures of ${failures.length}`)
for (const { question, found, result, place } of failures.slice(0, option('failures') ? undefined : 10)) {
  const top = found.ranking.candidates[0]?.ref ?? 'nothing'
  console.info(`  ${result.padEnd(8)}${question.style.padEnd(11)}${question.id} ${question.ask}`)
  console.info(
    `          ${found.first.toFixed(2)} ${top}; place ${place} of ${question.expect.join(', ') || 'nothing'}`,
  )
}

if (option('peers')) {
  console.info('\na right entry first, on the same passages and questions')
  const asked = answerable.map(({ question }) => question)
  const started = performance.now()
  const own = askAll(setting, asked)
  console.error(
    `  this engine: ${((performance.now() - started) / asked.length).toFixed(2)} ms a question, all of a turn`,
  )
  const shownStyles = [...new Set(asked.map(({ style }) => style))]
  const row = (name: string, among: number, shareOf: (style?: string) => number) =>
    console.info(
      `${name.padEnd(30)}${[undefined, ...shownStyles].map((style) => percent(shareOf(style))).join(' ')} ${percent(among)}`,
    )
  console.info(
    `${''.padEnd(30)}${['all', ...shownStyles, 'in 3'].map((style) => style.slice(0, 7).padStart(7)).join(' ')}`,
  )
  const ofStyle = (rows: readonly Row[], style?: string) =>
    rows.filter(({ question }) => !style || question.style === style)
  row('this engine, 5-fold', figuresOf(answerable).among, (style) => figuresOf(ofStyle(answerable, style)).first)
  row('this engine, as shipped', figuresOf(own).among, (style) => figuresOf(ofStyle(own, style)).first)
  for (const { name, answers } of await comparePeers(setting, asked)) {
    const share = (key: 'first' | 'among', style?: string) => {
      const part = answers.filter(({ question }) => !style || question.style === style)
      return part.filter((answer) => answer[key]).length / Math.max(1, part.length)
    }
    const sample = answers.length < asked.length ? ` (n ${answers.length})` : ''
    row(name + sample, share('among'), (style) => share('first', style))
  }
}

const thresholds = readThresholds(`${CONTENT_FOLDER}/eval`)
const worst = [...styles.values()]
  .filter((part) => part.every(isAnswerable))
  .map((part) => [part[0]?.question.style ?? '', figuresOf(part).first] as const)
  .toSorted(([, a], [, b]) => a - b)[0]
const figures = figuresOf(answerable)
const outside = figuresOf(outOfScope)
const persons = figuresOf(rows.filter(isForPerson))
const missed = [
  figures.first < thresholds.rightFirst && `right first is ${percent(figures.first)}`,
  worst && worst[1] < thresholds.worstStyle && `the worst style (${worst[0]}) has ${percent(worst[1])} right first`,
  figures.wrong > thresholds.wrongAnswered && `answered wrong is ${percent(figures.wrong)}`,
  outside.wrong > thresholds.outOfScopeAnswered && `answered out of scope is ${percent(outside.wrong)}`,
  persons.right < thresholds.person && `wishes for a person seen: ${percent(persons.right)}`,
].filter((text) => typeof text === 'string')
for (const text of missed) console.error(`Missed: ${text} (content/eval/thresholds.yaml)`)
if (how.content !== setting.content.version) {
  console.error(
    `The shipped values were fitted to content ${how.content}, this is ${setting.content.version}: npm run fit`,
  )
}
process.exitCode = missed.length > 0 ? 1 : 0
