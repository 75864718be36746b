import { describe, expect, it } from 'vitest'
import { compileContent } from '../knowledge/compile.ts'
import { repeatedQuestions } from './independence.ts'
import { readQuestions } from './questions.ts'

const { content } = compileContent('content')
if (!content) throw new Error('The content has faults: run `npm run content:check`.')
const questions = readQuestions('content/eval')

describe('the test questions', () => {
  it('repeat no sentence of the content', () => {
    expect(repeatedQuestions(content, questions)).toEqual([])
  })

  it('would be caught if they did, whatever the spaces and marks', () => {
    const [entry] = content.faq
    const ask = `  ${entry?.question.th.replaceAll(' ', '  ')} ?`
    const repeated = { id: 'x', style: 'formal', ask, expect: [] }
    expect(repeatedQuestions(content, [repeated])).toEqual([{ question: repeated, entry: `faq:${entry?.id}` }])
  })

  it('are enough of each kind, each with an id of its own', () => {
    const count = (wanted: (expected: string[]) => boolean) =>
      questions.filter((question) => wanted(question.expect)).length
    expect(count((expected) => expected.length > 0 && !expected.includes('person'))).toBeGreaterThanOrEqual(500)
    expect(count((expected) => expected.length === 0)).toBeGreaterThanOrEqual(120)
    expect(count((expected) => expected.includes('person'))).toBeGreaterThanOrEqual(40)
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length)
  })

  it('expect entries that exist', () => {
    const refs = new Set([
      'person',
      ...content.faq.map(({ id }) => `faq:${id}`),
      ...content.standards.map(({ id }) => `standard:${id}`),
      ...content.agencies.map(({ id }) => `agency:${id}`),
      ...content.glossary.map(({ id }) => `term:${id}`),
    ])
    const strangers = questions.flatMap(({ id, expect: wanted }) =>
      wanted.filter((ref) => !refs.has(ref)).map((ref) => `${id}: ${ref}`),
    )
    expect(strangers).toEqual([])
  })
})
