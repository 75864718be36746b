import { beforeAll, describe, expect, it } from 'vitest'
import { compileContent } from './compile.ts'
import type { Content } from './content.ts'
import { proofread } from './proofread.ts'

let content: Content

beforeAll(() => {
  const compiled = compileContent('content')
  if (!compiled.content) throw new Error(compiled.faults.map(({ message }) => message).join('\n'))
  content = compiled.content
})

/** The faults of a content whose only text to mark is this one. */
function marks(text: { th?: string; en?: string }): string[] {
  const [entry] = content.faq
  if (!entry) throw new Error('There is no entry.')
  const short = { th: 'คำตอบ', en: 'An answer.', ...text }
  const only = { ...content, faq: [{ ...entry, short }], standards: [], glossary: [] }
  return proofread(only, () => ({ file: 'f', line: 1 })).map(({ message }) => message)
}

describe('proofread', () => {
  it.each([
    ['a damaged abbreviation', 'ตาม ขมร. 23-2563', 'short.th has "ขมร.", a form the scan damaged: write ขมธอ.'],
    [
      'an abbreviation without its full stop',
      'ตาม ขมธอ 23-2563',
      'short.th has "ขมธอ" without its full stop: write ขมธอ.',
    ],
    ['an agency without its full stop', 'ติดต่อ สพธอ ได้', 'short.th has "สพธอ" without its full stop: write สพธอ.'],
    ['a particle of gender', 'ติดต่อได้เลย ค่ะ', 'short.th has the particle "ค่ะ": the bot has no gender'],
    ['an exclamation mark', 'ติดต่อได้เลย!', 'short.th has an exclamation mark: the bot speaks calmly'],
    ['ๆ without a space', 'เรื่องต่างๆ', 'short.th has no space before ๆ: write "ต่าง ๆ"'],
    ['Thai figures', 'พ.ศ. ๒๕๖๓', 'short.th has Thai figures: write Arabic ones'],
    ['SARA AM typed as two signs', 'คําตอบ', 'short.th has "ํา" typed as two signs: type ำ or แ'],
    ['text read in the wrong encoding', 'à¸¡à¸²à¸•', 'short.th has damaged characters ("à¸"): type the passage again'],
    ['an invisible character', 'คำ\u200bตอบ', 'short.th has an invisible character: delete and type the passage again'],
    ['two spaces', 'คำตอบ  สั้น', 'short.th has two spaces in a row: one is enough'],
  ])('marks %s', (_, th, expected) => {
    expect(marks({ th })).toEqual([expected])
  })

  it('marks a sentence that nobody can read aloud', () => {
    expect(marks({ th: 'มาตรฐานดิจิทัลของไทย'.repeat(14) })[0]).toMatch(
      /^short\.th has a sentence of \d+ words .*cut it in two$/,
    )
  })

  it.each([
    { th: 'ตาม ขมธอ. 23-2563 ของ สพธอ. เรื่องต่าง ๆ' },
    { th: 'กรมควบคุมโรคทำหน้าที่นี้ คะแนนเต็ม 5' },
    { en: 'Type 3 needs them all, e.g. a certificate.' },
  ])('lets good wording pass: %o', (text) => {
    expect(marks(text)).toEqual([])
  })
})
