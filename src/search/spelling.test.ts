import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from './normalise.ts'
import { createSpelling } from './spelling.ts'

const vocabulary = ['มาตรฐาน', 'อิเล็กทรอนิกส์', 'ลายมือ', 'พิสูจน์', 'สรรพากร', 'ข้อมูล', 'signature', 'timestamp', 'government']
const known = new Set(vocabulary)
const spelling = createSpelling(vocabulary, (word) => known.has(word))

describe('puts right', () => {
  it.each([
    ['a tone on the wrong letter', 'ขอ้มูล', 'ข้อมูล'],
    ['a letter of the same sound', 'พิสุจน์', 'พิสูจน์'],
    ['a tone left out of a function word', 'ตอ้ง', 'ต้อง'],
    ['swapped letters in English', 'signatrue', 'signature'],
    ['a letter left out in English', 'goverment', 'government'],
    ['a long word with two slips', 'อิเลกทรอนิค', 'อิเล็กทรอนิกส์'],
  ])('%s: %s → %s', (_, typed, right) => expect(spelling.correct(normalise(typed))).toBe(right))
})

describe('leaves alone', () => {
  it.each([
    ['a word of the content', 'มาตรฐาน'],
    ['a Thai word of the dictionary', 'โรงพยาบาล'],
    ['an English word of the dictionary', 'pizza'],
    ['a short name', 'dga'],
    ['a designation', 'ขมธอ. 23-2563'],
    ['numbers', '27001'],
    ['nothing', ''],
  ])('%s: %s', (_, typed) => expect(spelling.correct(normalise(typed))).toBe(normalise(typed)))

  it('whatever is no letter, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const strip = (one: string) => one.replace(/[a-z\u0e01-\u0e4e]/g, '')
        expect(strip(spelling.correct(normalise(text)))).toBe(strip(normalise(text)))
      }),
    )
  })
})
