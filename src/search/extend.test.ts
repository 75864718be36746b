import { expect, it } from 'vitest'
import { type CatalogueEntry, openCatalogue, packCatalogue } from './catalogue.ts'
import { createDesignationLookup } from './designation.ts'
import { extendCatalogue } from './extend.ts'
import { shipped } from './fitted.ts'
import { createRanker } from './ranker.ts'

const entry = (ref: string, ...asked: string[]): CatalogueEntry => ({
  ref,
  kind: 'faq',
  passages: asked.map((text) => ({ role: 'asked', text })),
})
const catalogue = openCatalogue(
  packCatalogue(
    [
      entry('faq:sign', 'ลายมือชื่ออิเล็กทรอนิกส์คืออะไร', 'what is an e-signature'),
      entry('faq:stamp', 'ประทับรับรองเวลาใช้ทำอะไร', 'what is a timestamp for'),
    ],
    [{ id: 'word:doctor', spellings: ['หมอ', 'แพทย์', 'doctor'] }],
  ),
)
const firstOf = (of: typeof catalogue, question: string) =>
  createRanker(of, createDesignationLookup([]), shipped).rank(question).candidates[0]?.ref
const extended = extendCatalogue(catalogue, [entry('faq:clinic', 'คลินิกต้องเก็บเวชระเบียนกี่ปี', 'พบแพทย์ทางไกล')])

it.each([
  ['a new entry by its own words', 'เวชระเบียนของคลินิก', 'faq:clinic'],
  ['… with a typo', 'เวชระเบียณคลีนิก', 'faq:clinic'],
  ['… by an everyday word', 'หมอทางไกล', 'faq:clinic'],
  ['an old entry as before', 'ลายมือชื่ออิเล็กทรอนิกส์', 'faq:sign'],
  ['… in English', 'timestamp', 'faq:stamp'],
])('an extended catalogue finds %s: %s', (_, question, ref) => expect(firstOf(extended, question)).toBe(ref))

it('leaves the catalogue it came from alone', () => {
  expect(catalogue.refs).toHaveLength(2)
  expect(firstOf(catalogue, 'เวชระเบียน')).not.toBe('faq:clinic')
})

it('can be extended again', () => {
  const twice = extendCatalogue(extended, [entry('faq:durian', 'ส่งทุเรียนไปต่างประเทศ')])
  expect(firstOf(twice, 'ทุเรียน')).toBe('faq:durian')
  expect(firstOf(twice, 'เวชระเบียน')).toBe('faq:clinic')
})

it('refuses an entry that is there', () => {
  expect(() => extendCatalogue(catalogue, [entry('faq:sign', 'อีกครั้ง')])).toThrow('"faq:sign"')
})
