import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readSetting } from '../evaluation/setting.ts'
import { FOLDS, train } from '../evaluation/train.ts'

/**
 * `npm run fit`: fits the weights of the ranking and of its probabilities to the question sets and the content, and
 * writes src/search/fitted.json. The same content and questions give the same file. `npm run eval` tells what such a fit
 * is worth on questions that it has not seen.
 */
const { content, questions, questionExamples, contentExamples } = readSetting()
const fitted = train([...questionExamples, ...contentExamples])
const counts = Object.fromEntries(
  [...Map.groupBy(contentExamples, ({ source }) => source)].map(([source, some]) => [source, some.length]),
)
const how = {
  by: 'npm run fit (src/evaluation/train.ts); not to be edited by hand',
  content: content.version,
  examples: { question: questions.length, ...counts },
  folds: FOLDS,
}
const file = fileURLToPath(new URL('../search/fitted.json', import.meta.url))
writeFileSync(file, `${JSON.stringify({ how, ...fitted }, null, 2)}\n`)
console.info(`fitted to content ${content.version} and ${questions.length} questions → src/search/fitted.json`)
