import { describe, expect, it } from 'vitest'
import { detectLanguage, languageRequest } from './language.ts'

describe('the language of a message', () => {
  it.each([
    ['Thai among mostly Latin letters', 'ETDA digital signature standard ใช้กับ SME ได้ไหม', 'th'],
    ['a long English name and one Thai word', 'National Digital Trade Platform คือ', 'th'],
    ['a Thai particle alone', 'ครับ', 'th'],
    ['Thai glued to a designation', 'ขมธอ.23-2563ใช้กับคลินิกได้ไหม', 'th'],
    ['a split SARA AM', 'ค\u0e4d\u0e32ถาม', 'th'],
    ['an English question', 'What is a digital signature?', 'en'],
    ['an English question about a Thai designation', 'What does ขมธอ. 23-2563 say?', 'en'],
    ['an English question about a Thai family', 'what is ขมธอ.?', 'en'],
    ['English in small letters', 'digital signature law', 'en'],
    ['a greeting', 'hello', 'en'],
    ['one function word', 'how?', 'en'],
    ['a designation', 'ISO27001', undefined],
    ['a Thai designation', 'ขมธอ. 23-2563', undefined],
    ['agreement', 'ok', undefined],
    ['agreement in capitals', 'OK!', undefined],
    ['laughter', '555', undefined],
    ['Thai digits', '๕๕๕', undefined],
    ['an emoji', '👍', undefined],
    ['an abbreviation', 'PKI', undefined],
    ['a lone technical noun', 'e-Signature', undefined],
    ['a link', 'https://www.example.org/what-is-this', undefined],
    ['nothing', '', undefined],
    ['white space', ' \n', undefined],
    ['another script', '你好', undefined],
  ])('%s', (_, text, language) => expect(detectLanguage(text)).toBe(language))
})

describe('the wish for a language', () => {
  it.each([
    ['ขอ english หน่อย', 'en'],
    ['speak thai please', 'th'],
    ['in English please', 'en'],
    ['ภาษาไทย', 'th'],
    ['ขอภาษาอังกฤษหน่อยครับ', 'en'],
    ['พูดภาษาไทยได้ไหมคะ', 'th'],
    ['ตอบเป็นภาษาอังกฤษได้มั้ย', 'en'],
    ['Can you speak English?', 'en'],
    ["I'd like to switch to Thai", 'th'],
    ['change from thai to english', 'en'],
    ['เปลี่ยนจากไทยเป็นอังกฤษ', 'en'],
    ['English', 'en'],
    ['EN', 'en'],
    ["I don't speak Thai", 'en'],
    ['อ่านอังกฤษไม่ออก', 'th'],
  ])('%s → %s', (text, language) => expect(languageRequest(text)).toBe(language))

  it.each([
    'มาตรฐานของไทยมีอะไรบ้าง',
    'Thai digital ID',
    'Thai ID',
    'is the standard available in English?',
    'มีมาตรฐานฉบับภาษาอังกฤษไหม',
    'then',
    'please',
    'ETDA digital signature standard ใช้กับ SME ได้ไหม',
    'ok',
    '',
  ])('none in: %s', (text) => expect(languageRequest(text)).toBeUndefined())
})
