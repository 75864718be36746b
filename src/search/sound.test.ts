import fc from 'fast-check'
import { expect, it } from 'vitest'
import { soundOf } from './sound.ts'

it.each([
  ['ไหน', 'ใหน'],
  ['หน่วย', 'หนว่ย'],
  ['พิสูจน์', 'พิสุจน์'],
  ['ศาสตร์', 'สาสตร์'],
  ['ยังไง', 'ยังงัย'],
  ['ขอ้มูล', 'ข้อมูล'],
  ['เว็บ', 'เวบ'],
])('%s sounds like %s', (a, b) => expect(soundOf(a).text).toBe(soundOf(b).text))

it.each([
  ['มาตรฐาน', 'มาตรการ'],
  ['เก่า', 'เกาะ'],
  ['ยา', 'นา'],
])('%s does not sound like %s', (a, b) => expect(soundOf(a).text).not.toBe(soundOf(b).text))

it('tells for each letter where it came from', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const { text: sound, at } = soundOf(text)
      expect(at).toHaveLength(sound.length + 1)
      expect(at).toEqual(at.toSorted((a, b) => a - b))
      expect(at.at(-1)).toBe(text.length)
    }),
  )
})
