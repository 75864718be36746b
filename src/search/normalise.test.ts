import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from './normalise.ts'

const ZWSP = '\u200b'

describe('one spelling', () => {
  it.each([
    ['SARA AM typed as two signs', 'ท\u0e4d\u0e32แบบทดสอบ', 'ทำแบบทดสอบ'],
    ['… in a menu word', 'ค\u0e4d\u0e32ถาม', 'คำถาม'],
    ['… with the tone between its halves', 'น\u0e4d\u0e49\u0e32', 'น้ำ'],
    ['… with the tone before', 'น\u0e49\u0e4d\u0e32', 'น้ำ'],
    ['the tone after ำ', 'น\u0e33\u0e49', 'น้ำ'],
    ['the tone after า', 'ขา\u0e49ว', 'ข้าว'],
    ['the tone before an upper vowel', 'ท\u0e48\u0e35', 'ที่'],
    ['the tone before a lower vowel', 'ร\u0e49\u0e39', 'รู้'],
    ['the silencing mark before its vowel', 'สิทธ\u0e4c\u0e34', 'สิทธิ์'],
    ['two เ for แ', 'เเละ', 'และ'],
    ['a mark typed twice', 'ที\u0e48\u0e48', 'ที่'],
    ['a zero-width space in a command', `ลบ${ZWSP}ข้อมูลของ${ZWSP}ฉัน`, 'ลบข้อมูลของฉัน'],
    ['soft hyphen, BOM, variation selector', '\ufeffdig\u00adital ✔\ufe0f', 'digital ✔'],
    ['a drawn-out Thai consonant', 'มากกกก', 'มาก'],
    ['a drawn-out Thai vowel', 'นะะะะ จ้าาาา', 'นะ จ้า'],
    ['a drawn-out Latin letter', 'soooo', 'so'],
    ['Thai digits', 'ขมธอ. ๒๓-๒๕๖๓', 'ขมธอ. 23-2563'],
    ['full-width letters and digits', 'ＩＳＯ　２７００１', 'iso 27001'],
    ['letters used as a font', '𝗣𝗞𝗜', 'pki'],
    ['curly quotes and dashes', '“e–sign”’s', '"e-sign"\'s'],
    ['white space', '  a\t\n b\u00a0c ', 'a b c'],
    ['decomposed Latin', 're\u0301sume\u0301', 'résumé'],
  ])('%s', (_, typed, usual) => expect(normalise(typed)).toBe(usual))
})

describe('meaning stays', () => {
  it.each([
    ['อายุ', 'อาย'],
    ['เหตุ', 'เหต'],
    ['เก่า', 'เก้า'],
    ['เก่า', 'เกา'],
    ['เก้า', 'เกา'],
    ['ปา', 'ป๋า'],
    ['การณ์', 'การณ'],
    ['IEEE', 'IE'],
    ['annex III', 'annex I'],
    ['5555', '555'],
    ['ททท', 'ท'],
    ['www', 'w'],
  ])('%s is not %s', (a, b) => expect(normalise(a)).not.toBe(normalise(b)))

  it.each(['ieee 802.11', 'part viii', '27000', 'สสส'])('%s stays as it is', (text) =>
    expect(normalise(text)).toBe(text),
  )
})

describe('for any text', () => {
  const thai = fc.string({ unit: fc.constantFrom(...'กนอรเแโ', ...'ะัาำิีืุู็่้์ํๆๅ', ...' .-๑a\u200b'), maxLength: 12 })

  it('twice is once', () => {
    fc.assert(
      fc.property(
        fc.oneof(thai, fc.string({ unit: 'binary' })),
        (text) => normalise(normalise(text)) === normalise(text),
      ),
    )
  })
})
