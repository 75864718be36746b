import type { Row } from './crossvalidate.ts'
import { seeded } from './random.ts'

const share = <T>(rows: readonly T[], is: (row: T) => boolean) =>
  rows.length === 0 ? 0 : rows.filter(is).length / rows.length

/** Shares of a set of questions, 0–1. */
export interface Figures {
  count: number
  /** A right entry first in the ranking; among the first three. */
  first: number
  among: number
  /** Mean of 1 / place of the first right entry. */
  reciprocal: number
  right: number
  offered: number
  wrong: number
  none: number
}

export function figuresOf(rows: readonly Row[]): Figures {
  return {
    count: rows.length,
    first: share(rows, ({ place }) => place === 1),
    among: share(rows, ({ place }) => place <= 3),
    reciprocal: rows.reduce((sum, { place }) => sum + 1 / place, 0) / Math.max(1, rows.length),
    right: share(rows, ({ result }) => result === 'right'),
    offered: share(rows, ({ result }) => result === 'offered'),
    wrong: share(rows, ({ result }) => result === 'wrong'),
    none: share(rows, ({ result }) => result === 'none'),
  }
}

export const isOutOfScope = ({ question }: Row) => question.expect.length === 0
export const isForPerson = ({ question }: Row) => question.expect.includes('person')
export const isAnswerable = (row: Row) => !isOutOfScope(row) && !isForPerson(row)

/** The middle 95 % of a share over resampled questions. Seeded: the same rows give the same interval. */
export function interval<T>(rows: readonly T[], is: (row: T) => boolean, samples = 2000): [number, number] {
  const random = seeded(rows.length)
  const hits = rows.map((row) => (is(row) ? 1 : 0))
  const shares = Array.from({ length: samples }, () => {
    let sum = 0
    for (let i = 0; i < hits.length; i++) sum += hits[Math.floor(random() * hits.length)] ?? 0
    return sum / Math.max(1, hits.length)
  }).sort((a, b) => a - b)
  return [shares[Math.floor(samples * 0.025)] ?? 0, shares[Math.ceil(samples * 0.975) - 1] ?? 0]
}

/** How often the first entry was right where the probability said so: one row a fifth of the scale. */
export function reliability(rows: readonly Row[]) {
  return Array.from({ length: 5 }, (_, bin) => {
    const [from, to] = [bin / 5, (bin + 1) / 5]
    const inside = rows.filter(({ found }) => found.first >= from && (found.first < to || to === 1))
    return {
      from,
      to,
      count: inside.length,
      said: inside.reduce((sum, { found }) => sum + found.first, 0) / Math.max(1, inside.length),
      happened: share(inside, ({ place }) => place === 1),
    }
  })
}
