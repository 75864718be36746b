import { fileURLToPath } from 'node:url'
import { compileContent } from '../knowledge/compile.ts'
import type { Content } from '../knowledge/content.ts'
import { findableEntries, namedConcepts } from '../knowledge/documents.ts'
import { openCatalogue, packCatalogue } from '../search/catalogue.ts'
import { createDesignationLookup } from '../search/designation.ts'
import type { Fitted } from '../search/fitted.ts'
import { createRanker, type Ranker } from '../search/ranker.ts'
import { contentExamples, type Example, questionExample } from './examples.ts'
import { readQuestions, type TestQuestion } from './questions.ts'

/** The content and the questions on it, ready to learn from and to be measured. */
export interface Setting {
  content: Content
  bytes: Uint8Array
  questions: TestQuestion[]
  /** Of the questions, in their order. */
  questionExamples: Example[]
  contentExamples: Example[]
  rankerWith(fitted: Fitted): Ranker
}

export const CONTENT_FOLDER = process.env.CONTENT_FOLDER ?? fileURLToPath(new URL('../../content', import.meta.url))

const NOTHING: Fitted = { rank: {}, first: {}, among: {} }

export function readSetting(folder = CONTENT_FOLDER): Setting {
  const { content, faults } = compileContent(folder)
  if (!content) throw new Error(`The content has ${faults.length} faults: run \`npm run content:check\`.`)
  const entries = findableEntries(content)
  const bytes = packCatalogue(entries, namedConcepts(content))
  const catalogue = openCatalogue(bytes)
  const designations = createDesignationLookup(content.standards)
  const rankerWith = (fitted: Fitted) => createRanker(catalogue, designations, fitted)
  const ranker = rankerWith(NOTHING)
  const questions = readQuestions(`${folder}/eval`)
  const passages = new Map(entries.map(({ ref, passages }) => [ref, passages.map(({ text }) => text)]))
  return {
    content,
    bytes,
    questions,
    questionExamples: questions.map((question) => questionExample(question, ranker)),
    contentExamples: contentExamples(content, ranker, (ref) => passages.get(ref) ?? []),
    rankerWith,
  }
}
