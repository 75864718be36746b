import type { Content } from '../knowledge/content.ts'
import { normalise } from '../search/normalise.ts'
import type { TestQuestion } from './questions.ts'

/**
 * Test questions that repeat a sentence of the content, spaces and punctuation aside. Such a question tests nothing:
 * the index holds it word for word.
 */
export function repeatedQuestions(
  content: Content,
  questions: TestQuestion[],
): { question: TestQuestion; entry: string }[] {
  const said = new Map<string, string>()
  for (const { id, question, utterances } of content.faq) {
    for (const text of [question.th, question.en, ...utterances.th, ...utterances.en]) said.set(bare(text), `faq:${id}`)
  }
  for (const { id, phrases } of content.intents) for (const phrase of phrases) said.set(bare(phrase), `intent:${id}`)
  return questions.flatMap((question) => {
    const entry = said.get(bare(question.ask))
    return entry === undefined ? [] : [{ question, entry }]
  })
}

const bare = (text: string) => normalise(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
