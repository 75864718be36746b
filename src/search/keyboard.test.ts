import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairKeyboard } from './keyboard.ts'

const vocabulary = new Set('มาตรฐาน ลายมือชื่อ คืออะไร pki dga nsw tis kyc xml iso blockchain ยา'.split(' '))
const repair = (text: string, known = (word: string) => vocabulary.has(word)) => repairKeyboard(text, known)

describe('the wrong layout is repaired', () => {
  it.each([
    ['a greeting in Thai', 'l;ylfu', 'สวัสดี'],
    ['around a designation', ',k9i{ko ISO 27001 8nvvtwi', 'มาตรฐาน ISO 27001 คืออะไร'],
    ['hello in Thai letters', '้ำสสน', 'hello'],
    ['a sentence in Thai letters', '้ำสสน ฟืก ะ้ฟืาห', 'hello and thanks'],
    ['an abbreviation and a number in Thai letters', 'ไ้ฟะ รห ณฆฯ /ึจจๅ', 'what is ISO 27001'],
    ['short words that all fit', 'vpkd wfh', 'อยาก ได้'],
    ['spaces as typed', '  l;ylfu\n8iy[', '  สวัสดี\nครับ'],
  ])('%s', (_, typed, meant) => expect(repair(typed)).toEqual({ text: meant, repaired: true }))

  it('without any vocabulary', () => {
    expect(repair(',k9i{ko ISO 27001 8nvvtwi', () => false).text).toBe('มาตรฐาน ISO 27001 คืออะไร')
  })
})

describe('what was right stays', () => {
  it.each(
    [
      ...[
        'DGA',
        'PKI',
        'NSW',
        'TIS',
        'e-KYC',
        'XML',
        'ISO 27001',
        'dga',
        'pki',
        'nsw',
        'tis',
        'xml',
        'ekyc',
        'iot',
        'api',
      ],
      ...[
        '5g',
        'u2f',
        'b2b',
        '3gpp',
        'sha256',
        'NDID',
        'ThaiD',
        'PromptPay',
        'e-Tax Invoice',
        'kubernetes',
        'standrad',
      ],
      ...[
        'hello',
        'what is e-signature?',
        'name@example.org',
        'https://example.org/a',
        'ok',
        '555',
        '02-123-1234',
        '👍',
        '',
      ],
      ...['มาตรฐาน', 'สวัสดีครับ', 'ETDA คืออะไร', 'ดิจิตอล', 'หรือป่าว', 'อิเล็คทรอนิค', 'ลายเซน', 'บลอคเชน', 'ฤๅษี', 'มากกกก'],
      ...['รด.', 'กน', 'กสทช.', 'สพธอ', 'ขมธอ. 23-2563', 'ข.ม.ธ.อ.23', 'อยากรุ้เรือง', 'จองคิว', 'ซิม'],
    ].map((text) => [text]),
  )('%s', (text) => expect(repair(text)).toEqual({ text, repaired: false }))
})

it('for any text: what is not repaired is the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const result = repair(text)
      return result.repaired || result.text === text
    }),
  )
})
