import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutLabel, cutText } from './cut.ts'
import { graphemeCount, graphemes } from './graphemes.ts'

describe('cutText', () => {
  it.each([
    ['short enough', 'สั้น', 10, 'สั้น'],
    ['at the end of a sentence', 'One two three. Four five six seven.', 22, 'One two three.…'],
    ['at the end of a line', 'บรรทัดแรก\nบรรทัดที่สอง', 15, 'บรรทัดแรก…'],
    ['at a space, where Thai pauses', 'มาตรฐานดิจิทัล คือข้อเสนอแนะ', 20, 'มาตรฐานดิจิทัล…'],
    ['between clusters, never before a mark', 'น้ำน้ำน้ำ', 6, 'น้ำ…'],
  ])('cuts %s', (_, text, limit, expected) => {
    expect(cutText(text, limit)).toBe(expected)
  })

  const thai = fc
    .array(fc.constantFrom('น้ำ', 'ที่', 'เกี่ยว', ' ', 'ผู้', '👩‍⚕️', 'a', '.', '\n'), { maxLength: 80 })
    .map((parts) => parts.join(''))

  it('keeps to the limit and never parts a letter from its marks', () => {
    fc.assert(
      fc.property(thai, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const cut = cutText(text, limit)
        expect(cut.length).toBeLessThanOrEqual(limit)
        const kept = cut === text ? graphemes(cut) : graphemes(cut.replace(/…$/, ''))
        expect(graphemes(text).slice(0, kept.length)).toEqual(kept)
      }),
    )
  })
})

describe('cutLabel', () => {
  it('counts as LINE does: น้ำ is one character', () => {
    expect(cutLabel('น้ำ'.repeat(20), 20)).toBe('น้ำ'.repeat(20))
    expect(graphemeCount(cutLabel('น้ำ'.repeat(21), 20))).toBe(20)
  })
})
