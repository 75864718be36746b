import type { messagingApi } from '@line/bot-sdk'
import { and, eq, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { outboxMessage } from '../../db/schema.ts'
import type { LineClient, SendOutcome } from '../line/client.ts'
import { REPLY_TOKEN_LIFE } from '../line/limits.ts'
import { INSERTED, type Lease, type OutboxRow, requireHeld } from './inbox.ts'

/**
 * What is sent to LINE, and the one rule for what is sent again.
 *
 * A reply has no retry key, so its fate decides:
 * - certainly not sent (token too old before the first attempt, no connection, refused as expired): goes out as a push,
 *   under a retry key that was fixed from the start;
 * - unknown (time-out, reset, 5xx, unreadable 200): the same token once more while it lives. Accepted, or refused as
 *   used while it is young, means that LINE has it; anything else leaves it uncertain, and it is not sent again by itself;
 * - refused for good: closed with its reason.
 * A push is tried again with its key, for just under the 24 hours in which LINE honours the key; one refused because the
 * month is used up waits for the next month.
 */

export interface OutboxBody {
  to: string
  replyToken?: string
  messages: messagingApi.Message[]
}

/** What an attempt changes in the row. */
export type Settlement = Pick<
  OutboxRow,
  'state' | 'kind' | 'nextAttemptAt' | 'firstPushAt' | 'mayHaveArrived' | 'status' | 'reason' | 'lineRequestId'
>

/** A push is given up this long after its first attempt: LINE honours a retry key for 24 hours. */
const PUSH_LIFE = 23 * 3_600_000

/** A token this close to its end is not worth an attempt, in milliseconds. */
const TOKEN_MARGIN = 5_000

/** Milliseconds before the next attempt: doubling from two seconds to ten minutes, with jitter so that not all come at once. */
export function backoff(attempts: number, random: () => number = Math.random): number {
  const full = Math.min(2_000 * 2 ** Math.max(0, attempts - 1), 600_000)
  return Math.round(full / 2 + random() * (full / 2))
}

const tokenLives = (row: OutboxRow, now: number) => now - row.receivedAt < REPLY_TOKEN_LIFE * 1_000 - TOKEN_MARGIN

/** Tries to send one row, as often as the rule above allows at once, and says what became of it. */
export async function attempt(
  line: LineClient,
  row: OutboxRow,
  body: OutboxBody,
  clock: () => number,
): Promise<Settlement> {
  return row.kind === 'push' ? attemptPush(line, row, body, clock()) : attemptReply(line, row, body, clock)
}

async function attemptReply(
  line: LineClient,
  row: OutboxRow,
  body: OutboxBody,
  clock: () => number,
): Promise<Settlement> {
  const { replyToken, messages } = body
  // Leased before by a worker that did not live to tell: the fate of that attempt is unknown from the start.
  let isUnknown = row.attempts > 1
  if (!replyToken || (!isUnknown && !tokenLives(row, clock()))) return asPush(row, 0, 'reply token too old')
  let last: SendOutcome = { kind: 'unknown', reason: 'the worker ended while sending' }
  for (let round = 0; round < 2 && tokenLives(row, clock()); round++) {
    last = await line.reply(replyToken, messages)
    switch (last.kind) {
      case 'accepted':
        return settle(row, 'accepted', last)
      case 'refused':
        // Refused as used while young, after an attempt of unknown fate: that attempt was the one that used it.
        if (isUnknown) {
          const wasTaken = last.reason === 'invalid-token' && tokenLives(row, clock())
          return settle(row, wasTaken ? 'accepted' : 'uncertain', last)
        }
        if (last.reason === 'invalid-token') return asPush(row, 0, last.reason)
        if (isPassing(last)) return asPush(row, clock(), last.reason)
        return settle(row, 'refused', last)
      case 'not-sent':
        if (!isUnknown) return asPush(row, clock(), last.reason)
        break
      case 'unknown':
        isUnknown = true
        break
      default:
        last satisfies never
    }
  }
  return settle(row, 'uncertain', last)
}

async function attemptPush(line: LineClient, row: OutboxRow, body: OutboxBody, now: number): Promise<Settlement> {
  const firstPushAt = row.firstPushAt ?? now
  if (now - firstPushAt > PUSH_LIFE) {
    return settle(row, 'uncertain', { kind: 'unknown', reason: 'too old to try again' })
  }
  const outcome = await line.push(body.to, body.messages, row.retryKey)
  if (isPassing(outcome)) {
    const isQuota = outcome.kind === 'refused' && outcome.reason === 'quota'
    const nextAttemptAt = isQuota ? nextMonthAtLine(now) : now + backoff(row.attempts)
    const mayHaveArrived = row.mayHaveArrived || outcome.kind === 'unknown'
    // A key that LINE has not seen yet has not begun to age.
    const since = mayHaveArrived ? firstPushAt : row.firstPushAt
    return { ...settle(row, 'waiting', outcome), firstPushAt: since, mayHaveArrived, nextAttemptAt }
  }
  return { ...settle(row, outcome.kind === 'accepted' ? 'accepted' : 'refused', outcome), firstPushAt }
}

/** When LINE counts pushes anew: the first of the month in its own time, UTC+9, and a minute. */
export function nextMonthAtLine(now: number): number {
  const there = new Date(now + 9 * 3_600_000)
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - 9 * 3_600_000 + 60_000
}

/** Whether a push may go through later: LINE out of reach, busy, out of quota, or our token to be renewed. */
function isPassing(outcome: SendOutcome): boolean {
  if (outcome.kind === 'refused') return ['busy', 'quota', 'unauthorised'].includes(outcome.reason)
  return outcome.kind !== 'accepted'
}

/** Turns a reply that was certainly not sent into a push: at once, or after a pause when LINE was out of reach. */
function asPush(row: OutboxRow, failedAt: number, reason: string): Settlement {
  const nextAttemptAt = failedAt === 0 ? 0 : failedAt + backoff(row.attempts)
  return { ...settle(row, 'waiting', { kind: 'not-sent', reason }), kind: 'push', nextAttemptAt }
}

function settle(row: OutboxRow, state: OutboxRow['state'], outcome: SendOutcome): Settlement {
  return {
    state,
    kind: row.kind,
    nextAttemptAt: null,
    firstPushAt: row.firstPushAt,
    mayHaveArrived: row.mayHaveArrived,
    status: 'status' in outcome ? (outcome.status ?? null) : null,
    reason: 'reason' in outcome ? outcome.reason : null,
    lineRequestId: 'requestId' in outcome ? (outcome.requestId ?? null) : null,
  }
}

/** Records what became of an attempt. The text is forgotten once nobody needs to send it again. For a batch. */
export function recordAttempt(db: Database, row: OutboxRow, settlement: Settlement) {
  const isOver = settlement.state === 'accepted' || settlement.state === 'refused'
  return db
    .update(outboxMessage)
    .set({ ...settlement, lease: null, leaseUntil: null, ...(isOver ? { bodySealed: null } : {}) })
    .where(and(eq(outboxMessage.id, row.id), row.lease === null ? undefined : eq(outboxMessage.lease, row.lease)))
}

/** Leases what is due (pushes whose pause is over, attempts whose worker did not come back), or one row before its time. */
export async function leaseDueMessages(db: Database, lease: Lease, only?: string): Promise<OutboxRow[]> {
  const due = or(
    and(eq(outboxMessage.state, 'waiting'), lte(outboxMessage.nextAttemptAt, lease.now)),
    and(eq(outboxMessage.state, 'attempting'), lt(outboxMessage.leaseUntil, lease.now)),
  )
  // One person's messages keep their order: the oldest that LINE does not have holds the later ones back.
  const isHeldBack = sql`exists (select 1 from ${outboxMessage} as earlier where earlier.subject = ${outboxMessage.subject}
    and earlier.state in ('waiting', 'attempting') and earlier.rowid < outbox_message.rowid)`
  const ids = db
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(and(only === undefined ? due : isWaiting(only), sql`not ${isHeldBack}`))
    .orderBy(INSERTED)
    .limit(50)
  return db
    .update(outboxMessage)
    .set({
      state: 'attempting',
      lease: lease.token,
      leaseUntil: lease.until,
      attempts: sql`${outboxMessage.attempts} + 1`,
    })
    .where(inArray(outboxMessage.id, ids))
    .returning()
}

const isWaiting = (id: string) => and(eq(outboxMessage.id, id), eq(outboxMessage.state, 'waiting'))

/**
 * Marks messages as carried by a later reply. For a batch, which fails as a whole when one of them is being sent by
 * somebody else meanwhile: the person would get it twice.
 */
export function markCarried(db: Database, ids: string[]) {
  const which = and(inArray(outboxMessage.id, ids), eq(outboxMessage.state, 'waiting'))
  const allWait = sql<number>`(select 1 where (select count(*) from ${outboxMessage} where ${which}) = ${ids.length})`
  return [
    requireHeld(db, allWait),
    db.update(outboxMessage).set({ state: 'carried', bodySealed: null, nextAttemptAt: null }).where(which),
  ] as const
}

/** Closes what waits for a person who wants nothing more. For a batch. */
export function closeUnsent(db: Database, subject: string, reason: string) {
  return db
    .update(outboxMessage)
    .set({ state: 'refused', bodySealed: null, nextAttemptAt: null, reason })
    .where(and(eq(outboxMessage.subject, subject), eq(outboxMessage.state, 'waiting')))
}
