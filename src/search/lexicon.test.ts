import { describe, expect, it } from 'vitest'
import { createLexicon } from './lexicon.ts'
import { normalise } from './normalise.ts'

const lexicon = createLexicon([
  { id: 'e-signature', spellings: ['e-signature', 'อีซิกเนเจอร์', 'ลายมือชื่ออิเล็กทรอนิกส์'] },
  { id: 'ai', spellings: ['AI', 'ปัญญาประดิษฐ์'] },
  { id: 'medicine', spellings: ['ยา', 'medicine'] },
  { id: 'x', spellings: ['x'] },
])
const named = (text: string) => lexicon.mentions(normalise(text)).map(({ concept }) => lexicon.concepts[concept]?.id)

describe('a name is found', () => {
  it.each([
    ['as it is written', 'e-signature คืออะไร', ['e-signature']],
    ['with a space for the hyphen', 'What is an e signature?', ['e-signature']],
    ['in one word, in capitals', 'ESIGNATURE', ['e-signature']],
    ['in the plural', 'e-signatures', ['e-signature']],
    ['in Thai letters', 'อีซิกเนเจอร์ใช้ยังไง', ['e-signature']],
    ['in Thai', 'ขอลายมือชื่ออิเล็กทรอนิกส์หน่อย', ['e-signature']],
    ['with a space inside', 'ลายมือชื่อ อิเล็กทรอนิกส์', ['e-signature']],
    ['twice: two mentions', 'AI กับ ai', ['ai', 'ai']],
    ['short, where the dictionary cuts', 'กินยาแล้ว', ['medicine']],
  ])('%s: %s', (_, text, ids) => expect(named(text)).toEqual(ids))
})

describe('no name is found', () => {
  it.each([
    ['inside a Latin word', 'email main'],
    ['inside a Thai word', 'พยายามมาก'],
    ['of one letter', 'x'],
    ['in nothing', ''],
  ])('%s: %s', (_, text) => expect(named(text)).toEqual([]))
})
