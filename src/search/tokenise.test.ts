import { describe, expect, it } from 'vitest'
import { isDictionaryWord, isWellFormedThai } from './thai.ts'
import { analyse } from './tokenise.ts'

const content = (text: string) =>
  analyse(text)
    .words.filter(({ weight }) => weight === 1)
    .map(({ term }) => term)

describe('the words of a text', () => {
  it.each([
    ['Thai by dictionary, fillers aside', 'ลายมือชื่ออิเล็กทรอนิกส์คืออะไรครับ', ['ลายมือ', 'ชื่อ', 'อิเล็กทรอนิกส์']],
    ['Thai with split ำ', 'ค\u0e4d\u0e32ขอ', ['คำขอ']],
    ['English stems, function words aside', 'What are the requirements?', ['requir']],
    ['a compound whole and in parts', 'e-Signatures', ['esignatur', 'signatur']],
    ['… with a space', 'e signature', ['esignatur', 'signatur']],
    ['… in one', 'eSignature', ['esignatur']],
    ['a designation by its key', 'ISO27001', ['#iso 27001']],
    ['a contraction', "don't sign", ['sign']],
    ['a number whole and in parts, its year not', '23-2563', ['23-2563', '23']],
    ['letters and digits', 'U2F 5G', ['u2f', '5g']],
    ['Thai digits', '๒๕๖๓', ['2563']],
    ['nothing', ' \n👍', []],
  ])('%s', (_, text, words) => expect(content(text)).toEqual(words))

  it.each([
    'คืออะไร',
    'มันคืออะไรอ่ะ',
    'ทำยังไง',
    'แล้วต้องทำยังไงบ้างครับ',
    'มีอะไรบ้าง',
    'ใช้ทำอะไรได้บ้าง',
    'อยากรู้ว่า',
    'สวัสดีค่ะ ขอสอบถามหน่อยนะคะ',
    'ช่วยบอกหน่อยได้ไหมคะ',
    'what is it',
    'how do I do that?',
    'Can you tell me please',
    "what's that about",
    'Hello, I would like to ask something',
  ])('none says what about in: %s', (text) => {
    expect(content(text)).toEqual([])
    expect(analyse(text).grams).toEqual([])
  })
})

it('n-grams cross a broken word and leave digits alone', () => {
  const grams = analyse('ลายมื 27001 sign').grams.map(({ term }) => term)
  expect(grams).toEqual(expect.arrayContaining(['ลา', 'ลาย', 'ยมื', '_si', 'sign', 'gn_']))
  expect(grams.join()).not.toMatch(/\d/)
})

it.each([
  ['สวัสดี', true],
  ['มาตรฐาน', true],
  ['อิเล็กทรอนิกส์', true],
  ['กฟหดสว', false],
  ['้ำสสน', false],
  ['', false],
])('the dictionary on %s: %s', (word, known) => expect(isDictionaryWord(word)).toBe(known))

it.each([
  ['ลิขสิทธิ์', true],
  ['เครื่อง', true],
  ['เพราะ', true],
  ['น้ำ', true],
  ['ฤๅษี', true],
  ['ืหไ', false],
  ['ะรห', false],
  ['ไ้ฟะ', false],
])('Thai spelling of %s: %s', (word, fine) => expect(isWellFormedThai(word)).toBe(fine))
