import { describe, expect, it } from 'vitest'
import type { LineClient, SendOutcome } from '../line/client.ts'
import type { OutboxRow } from './inbox.ts'
import { attempt, backoff, nextMonthAtLine, type OutboxBody } from './outbox.ts'

const RECEIVED = 1_000_000
const SECOND = 1_000
const HOUR = 3_600 * SECOND
const body: OutboxBody = { to: 'U1', replyToken: 'token', messages: [{ type: 'text', text: 'x' }] }

const accepted: SendOutcome = { kind: 'accepted', requestId: 'r1' }
const timedOut: SendOutcome = { kind: 'unknown', reason: 'TimeoutError' }
const noConnection: SendOutcome = { kind: 'not-sent', reason: 'ECONNREFUSED' }
const refused = (
  reason: 'invalid-token' | 'bad-request' | 'busy' | 'quota' | 'unauthorised' | 'forbidden',
  status = 400,
): SendOutcome => ({
  kind: 'refused',
  status,
  reason,
})

const row = (fields: Partial<OutboxRow> = {}): OutboxRow => ({
  id: 'm1',
  eventId: 'e1',
  subject: 's1',
  kind: 'reply',
  bodySealed: 'sealed',
  retryKey: '7f9c2b9e-6d5e-4c39-8f0b-0a4f3c9d1e2f',
  receivedAt: RECEIVED,
  state: 'attempting',
  mayHaveArrived: false,
  attempts: 1,
  firstPushAt: null,
  nextAttemptAt: null,
  lease: 'l1',
  leaseUntil: RECEIVED + 30 * SECOND,
  status: null,
  reason: null,
  lineRequestId: null,
  createdAt: RECEIVED,
  ...fields,
})

/** LINE, answering as told; each call takes a second. */
function line(...outcomes: SendOutcome[]) {
  let now = RECEIVED + SECOND
  const calls: string[] = []
  const next = (call: string) => {
    calls.push(call)
    now += SECOND
    const outcome = outcomes.shift()
    if (!outcome) throw new Error(`LINE was not to be called again, but was: ${call}`)
    return Promise.resolve(outcome)
  }
  const client: LineClient = {
    reply: () => next('reply'),
    push: (_to, _messages, retryKey) => next(`push ${retryKey}`),
    showLoading: () => Promise.resolve(),
    webhookEndpoint: () => Promise.resolve(undefined),
  }
  return { client, calls, clock: () => now, wait: (ms: number) => (now += ms) }
}

describe('a reply', () => {
  const push = { kind: 'push', state: 'waiting' }
  it.each([
    ['accepted', [accepted], { state: 'accepted', lineRequestId: 'r1' }],
    ['not understood by LINE', [refused('bad-request')], { state: 'refused', reason: 'bad-request' }],
    ['without a connection', [noConnection], { ...push, reason: 'ECONNREFUSED' }],
    ['refused as expired at once', [refused('invalid-token')], { ...push, nextAttemptAt: 0 }],
    ['refused because LINE is busy', [refused('busy', 429)], push],
    ['refused because our token is wrong', [refused('unauthorised', 401)], push],
    ['timed out, accepted the second time', [timedOut, accepted], { state: 'accepted' }],
    [
      'timed out, then refused as used: the first attempt had arrived',
      [timedOut, refused('invalid-token')],
      { state: 'accepted' },
    ],
    ['timed out twice', [timedOut, timedOut], { state: 'uncertain', kind: 'reply' }],
    ['timed out, then unreachable', [timedOut, noConnection], { state: 'uncertain' }],
    ['timed out, then refused for another reason', [timedOut, refused('busy', 429)], { state: 'uncertain' }],
  ])('that is %s', async (_, outcomes, expected) => {
    const { client, calls, clock } = line(...outcomes)
    expect(await attempt(client, row(), body, clock)).toMatchObject(expected)
    expect(calls).toHaveLength(outcomes.length)
  })

  it('whose token was too old before the first attempt goes out as a push at once', async () => {
    const { client, calls, clock, wait } = line()
    wait(58 * SECOND)
    expect(await attempt(client, row(), body, clock)).toMatchObject({
      kind: 'push',
      state: 'waiting',
      nextAttemptAt: 0,
    })
    expect(calls).toEqual([])
  })

  it('is not tried a second time with a token that has died meanwhile', async () => {
    const { client, clock, wait } = line(timedOut)
    wait(53.5 * SECOND)
    expect(await attempt(client, row(), body, clock)).toMatchObject({ state: 'uncertain' })
  })

  it.each([
    ['still lives and is taken', 5, [accepted], 'accepted'],
    ['still lives and was used by the lost attempt', 5, [refused('invalid-token')], 'accepted'],
    ['is dead', 70, [], 'uncertain'],
  ])('left by a worker that died while sending: its token %s', async (_, age, outcomes, state) => {
    const { client, clock, wait } = line(...outcomes)
    wait(age * SECOND)
    expect(await attempt(client, row({ attempts: 2 }), body, clock)).toMatchObject({ state, kind: 'reply' })
  })
})

describe('a push', () => {
  const pushRow = (fields: Partial<OutboxRow> = {}) => row({ kind: 'push', attempts: 3, ...fields })
  it.each([
    ['accepted', accepted, 'accepted'],
    ['timed out', timedOut, 'waiting'],
    ['without a connection', noConnection, 'waiting'],
    ['refused because LINE is busy', refused('busy', 429), 'waiting'],
    ['refused because the month is used up', refused('quota', 429), 'waiting'],
    ['refused because our token is wrong', refused('unauthorised', 401), 'waiting'],
    ['not understood by LINE', refused('bad-request'), 'refused'],
    ['forbidden', refused('forbidden', 403), 'refused'],
  ])('that is %s', async (_, outcome, state) => {
    const { client, calls, clock } = line(outcome)
    expect(await attempt(client, pushRow(), body, clock)).toMatchObject({ state })
    expect(calls).toEqual([`push ${row().retryKey}`])
  })

  it.each([
    ['timed out', timedOut, { mayHaveArrived: true, firstPushAt: RECEIVED + SECOND }],
    ['never left', noConnection, { mayHaveArrived: false, firstPushAt: null }],
    ['was refused', refused('busy', 429), { mayHaveArrived: false, firstPushAt: null }],
  ])('that %s is remembered as such: only a key that LINE may have seen grows old', async (_, outcome, expected) => {
    const { client, clock } = line(outcome)
    expect(await attempt(client, pushRow(), body, clock)).toMatchObject(expected)
  })

  it('for which the month is used up waits until LINE counts anew', async () => {
    const { client, clock } = line(refused('quota', 429))
    const { nextAttemptAt } = await attempt(client, pushRow(), body, clock)
    expect(nextAttemptAt).toBe(nextMonthAtLine(RECEIVED))
  })

  it('is not sent again when LINE may have forgotten its retry key', async () => {
    const { client, calls, clock } = line()
    const settlement = await attempt(client, pushRow({ firstPushAt: RECEIVED - 24 * HOUR }), body, clock)
    expect(settlement).toMatchObject({ state: 'uncertain', reason: 'too old to try again' })
    expect(calls).toEqual([])
  })
})

describe('nextMonthAtLine', () => {
  it.each([
    ['2026-11-25T07:05:00Z', '2026-11-30T15:01:00.000Z'],
    // Already December at LINE, still November in Bangkok.
    ['2026-11-30T15:30:00Z', '2026-12-31T15:01:00.000Z'],
    ['2026-12-31T14:59:59Z', '2026-12-31T15:01:00.000Z'],
  ])('after %s is %s', (now, expected) => {
    expect(new Date(nextMonthAtLine(Date.parse(now))).toISOString()).toBe(expected)
  })
})

describe('backoff', () => {
  it('doubles from two seconds to ten minutes, with jitter over its upper half', () => {
    expect([1, 2, 3, 20].map((attempts) => backoff(attempts, () => 1))).toEqual([2_000, 4_000, 8_000, 600_000])
    expect([1, 2, 3, 20].map((attempts) => backoff(attempts, () => 0))).toEqual([1_000, 2_000, 4_000, 300_000])
  })
})
