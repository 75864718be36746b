import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, type Sureness } from './decision.ts'

const sure = (found: Partial<Sureness>): Sureness => ({
  candidates: ['one'],
  isForPerson: false,
  first: 0,
  among: 0,
  unknownDesignations: [],
  isDesignated: false,
  ...found,
})

describe('the decision', () => {
  it.each([
    ['sure of the first', { first: 0.9, among: 0.95 }, 'answer'],
    ['sure of the three, not of the first', { first: 0.6, among: 0.9 }, 'ask-back'],
    ['sure of nothing', { first: 0.1, among: 0.3 }, 'abstain'],
    ['nothing found', { candidates: [], first: 0, among: 0 }, 'abstain'],
    ['a wish for a person, rather sure', { isForPerson: true, first: 0.7, among: 0.8 }, 'person'],
    [
      'a wish for a person and no entry at all',
      { isForPerson: true, candidates: [], first: 0.9, among: 0.9 },
      'person',
    ],
    ['a wish for a person, hardly', { isForPerson: true, first: 0.2, among: 0.3 }, 'abstain'],
    ['a number that nobody has', { first: 0.99, among: 0.99, unknownDesignations: ['ขมธอ. 99-2563'] }, 'abstain'],
    [
      'one number that is held, one that is not',
      { first: 0.95, among: 0.99, unknownDesignations: ['ISO 9'], isDesignated: true },
      'answer',
    ],
  ] as const)('%s: %o → %s', (_, found, decision) => expect(decide(sure(found as Partial<Sureness>))).toBe(decision))

  it('never gets bolder when less sure', () => {
    const boldness = { abstain: 0, 'ask-back': 1, answer: 2, person: 2 }
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, share, (a, b, among) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        expect(boldness[decide(sure({ first: low, among }))]).toBeLessThanOrEqual(
          boldness[decide(sure({ first: high, among }))],
        )
      }),
    )
  })
})
