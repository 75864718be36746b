import { describe, expect, it } from 'vitest'
import { bangkokDay, formatDay, formatYear } from './dates.ts'

describe('dates', () => {
  it.each([
    ['2021-08-13', '13 ส.ค. 2564', '13 Aug 2021'],
    ['2026-11-25', '25 พ.ย. 2569', '25 Nov 2026'],
    ['2024-02-29', '29 ก.พ. 2567', '29 Feb 2024'],
  ])('writes %s as people do', (day, thai, english) => {
    expect([formatDay(day, 'th'), formatDay(day, 'en')]).toEqual([thai, english])
  })

  it('counts years in both eras, the reader’s first', () => {
    expect([formatYear(2020, 'th'), formatYear(2020, 'en')]).toEqual(['พ.ศ. 2563 (ค.ศ. 2020)', '2020 (B.E. 2563)'])
  })

  it('turns the day at midnight in Bangkok, wherever the machine stands', () => {
    expect(bangkokDay(Date.parse('2026-09-30T16:59:59.999Z'))).toBe('2026-09-30')
    expect(bangkokDay(Date.parse('2026-09-30T17:00:00.000Z'))).toBe('2026-10-01')
  })
})
