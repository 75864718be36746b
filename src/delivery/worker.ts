import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { answer, outboxMessage, person as personTable } from '../../db/schema.ts'
import type { Clock } from '../clock.ts'
import type { Converse, Outcome } from '../conversation/turn.ts'
import type { LineClient } from '../line/client.ts'
import { eventInput, eventSource, type LineEvent, lineEvent } from '../line/events.ts'
import { renderSpeech } from '../line/render.ts'
import { errorFields, type Log } from '../log.ts'
import type { Vault } from '../privacy/vault.ts'
import {
  finishEvent,
  isLeaseLost,
  LEASE_TIME,
  type Lease,
  type Leased,
  leaseAbandoned,
  leaseNext,
  newLease,
  type Person,
  parkEvent,
  requireLease,
  type StoredEvent,
} from './inbox.ts'
import { attempt, leaseDueMessages, type OutboxBody, type OutboxRow, recordAttempt, type Settlement } from './outbox.ts'

/** What the work on events needs from outside. */
export interface DeliveryParts {
  db: Database
  vault: Vault
  line: LineClient
  converse: Converse
  contentVersion: string
  clock: Clock
  log: Log
}

/** Answers that take longer than this show LINE's loading sign meanwhile, in milliseconds. */
const LOADING_AFTER = 700

/** A stored event that is still waiting after this time was left behind, in milliseconds. */
const LEFT_BEHIND_AFTER = 5_000

/** Handles leased events, person by person in order, and whatever came in for them meanwhile. */
export async function work(parts: DeliveryParts, lease: Lease, leased: Leased): Promise<void> {
  const people = new Map(leased.people.map((person) => [person.subject, person]))
  const bySubject = Map.groupBy(leased.events, ({ subject }) => subject)
  await Promise.all(
    Array.from(bySubject, async ([subject, events]) => {
      let waiting = events
      let person = people.get(subject)
      for (let event = waiting.shift(); event; event = waiting.shift()) {
        const result = await handleSafely(parts, lease, event, person)
        person = result.person
        waiting = waiting.concat(result.next)
      }
    }),
  )
}

/** Takes up what a crash, a cut-off request or an unreachable LINE left behind. Run it every few seconds. */
export async function sweep(parts: DeliveryParts): Promise<void> {
  const now = parts.clock()
  const lease = newLease(now)
  await work(parts, lease, await leaseAbandoned(parts.db, lease, now - LEFT_BEHIND_AFTER))
  for (const row of await leaseDueMessages(parts.db, lease)) {
    const body = JSON.parse(await parts.vault.open(row.bodySealed ?? '')) as OutboxBody
    await deliver(parts, row, body)
  }
}

interface Handled {
  person: Person | undefined
  /** Events of the same person that came in meanwhile, leased. */
  next: StoredEvent[]
}

async function handleSafely(parts: DeliveryParts, lease: Lease, event: StoredEvent, person?: Person): Promise<Handled> {
  const { db, log } = parts
  const fields = { eventId: event.id, type: event.type, attempt: event.attempts }
  try {
    return await handle(parts, lease, event, person)
  } catch (error) {
    if (isLeaseLost(error)) {
      log.warn('event.lease-lost', fields)
    } else {
      // An event that cannot be handled is set aside, so that it holds nobody up.
      log.error('event.parked', { ...fields, ...errorFields(error) })
      await parkEvent(db, event.id, lease.token, error instanceof Error ? error.name : 'unknown').catch((failure) =>
        log.error('event.park-failed', { ...fields, ...errorFields(failure) }),
      )
    }
    return { person, next: [] }
  }
}

async function handle(parts: DeliveryParts, lease: Lease, stored: StoredEvent, person?: Person): Promise<Handled> {
  const event = lineEvent.parse(JSON.parse(await parts.vault.open(stored.payloadSealed ?? '')))
  const now = parts.clock()
  const loading = showLoadingWhenSlow(parts, event)
  try {
    return await answerEvent(parts, renewed(lease, now), stored, event, person)
  } finally {
    clearTimeout(loading)
  }
}

async function answerEvent(
  parts: DeliveryParts,
  lease: Lease,
  stored: StoredEvent,
  event: LineEvent,
  person?: Person,
): Promise<Handled> {
  const { db, vault, clock } = parts
  const source = eventSource(event)
  const { now } = lease
  const outcome = converse(parts, event, person, now)
  const known = person && { ...person, ...changes(event, outcome, stored.occurredAt) }

  const done = finishEvent(db, stored.id)
  const held = requireLease(db, stored.id, lease.token)
  const records = [...answerRecords(parts, stored, outcome, known, now), ...personRecords(db, person, known)]
  const canReply = event.mode !== 'standby' && event.replyToken && source
  if (!outcome.speech || !canReply) {
    const results = await db.batch([held, ...records, done, leaseNext(db, lease, stored.subject)])
    return { person: known, next: results.at(-1) as StoredEvent[] }
  }
  const body: OutboxBody = { to: source.id, replyToken: event.replyToken ?? '', messages: renderSpeech(outcome.speech) }
  const row: OutboxRow = {
    id: crypto.randomUUID(),
    eventId: stored.id,
    subject: stored.subject,
    kind: 'reply',
    bodySealed: await vault.seal(JSON.stringify(body)),
    retryKey: crypto.randomUUID(),
    receivedAt: stored.receivedAt,
    state: 'attempting',
    attempts: 1,
    firstPushAt: null,
    nextAttemptAt: null,
    lease: lease.token,
    leaseUntil: lease.until,
    status: null,
    reason: null,
    lineRequestId: null,
    createdAt: now,
  }
  await db.batch([held, ...records, db.insert(outboxMessage).values(row), done])
  const settlement = await send(parts, row, body)
  const [, next] = await db.batch([
    recordAttempt(db, row, settlement),
    leaseNext(db, renewed(lease, clock()), stored.subject),
  ])
  await pushWhatWasNotSent(parts, row, settlement, body)
  return { person: known, next }
}

/** The same round of work, with its time counted anew. */
const renewed = (lease: Lease, now: number): Lease => ({ ...lease, now, until: now + LEASE_TIME })

/** LINE's three dots, for an answer that takes noticeable time. An ornament: nothing waits for it. */
function showLoadingWhenSlow(parts: DeliveryParts, event: LineEvent) {
  const source = eventSource(event)
  if (source?.kind !== 'person' || event.type !== 'message' || event.mode === 'standby') return undefined
  return setTimeout(() => void parts.line.showLoading(source.id), LOADING_AFTER)
}

function converse(parts: DeliveryParts, event: LineEvent, person: Person | undefined, now: number): Outcome {
  const input = eventInput(event)
  // In standby another system holds the chat: nothing may be sent, so nothing is said.
  if (!input || event.mode === 'standby') return {}
  const returning = input.kind === 'follow' && (input.returning || person?.blockedAt != null)
  return parts.converse({
    input: input.kind === 'follow' ? { ...input, returning } : input,
    ...(person?.language ? { language: person.language } : {}),
    inGroup: eventSource(event)?.kind === 'group',
    now,
  })
}

/** What an event changes about the person. */
function changes(event: LineEvent, outcome: Outcome, at: number): Partial<Person> {
  return {
    ...(event.type === 'unfollow' ? { blockedAt: at } : {}),
    ...(event.type === 'follow' || event.type === 'message' ? { blockedAt: null } : {}),
    ...(outcome.speech ? { language: outcome.speech.language } : {}),
  }
}

function personRecords(db: Database, before: Person | undefined, after: Person | undefined) {
  if (!before || !after) return []
  if (before.language === after.language && before.blockedAt === after.blockedAt) return []
  const { language, blockedAt } = after
  return [db.update(personTable).set({ language, blockedAt }).where(eq(personTable.id, after.id))]
}

function answerRecords(
  parts: DeliveryParts,
  stored: StoredEvent,
  outcome: Outcome,
  person: Person | undefined,
  now: number,
) {
  const { db, contentVersion } = parts
  const records = []
  if (outcome.answered && outcome.speech) {
    const { id, outcome: result, entry, score } = outcome.answered
    records.push(
      db.insert(answer).values({
        id,
        personId: person?.id ?? null,
        channel: stored.channel,
        at: now,
        language: outcome.speech.language,
        outcome: result,
        entry: entry ?? null,
        score,
        contentVersion,
      }),
    )
  }
  if (outcome.feedback && person) records.push(recordFeedback(db, person, outcome.feedback))
  return records
}

/** The first word counts: a second tap on the other button changes nothing, and nobody rates another's answer. */
function recordFeedback(db: Database, person: Person, feedback: { answer: string; helped: boolean }) {
  return db
    .update(answer)
    .set({ helped: feedback.helped })
    .where(and(eq(answer.id, feedback.answer), eq(answer.personId, person.id), isNull(answer.helped)))
}

/** Sends a leased row; what became of it has to be recorded still. */
async function send({ line, clock, log }: DeliveryParts, row: OutboxRow, body: OutboxBody): Promise<Settlement> {
  const settlement = await attempt(line, row, body, clock)
  const { state, kind, status, reason } = settlement
  const fields = { eventId: row.eventId, kind, status: status ?? undefined, reason: reason ?? undefined }
  if (state === 'accepted') log.info('message.accepted', fields)
  else if (state === 'waiting') log.warn('message.waiting', fields)
  else log.error(`message.${state}`, fields)
  return settlement
}

async function deliver(parts: DeliveryParts, row: OutboxRow, body: OutboxBody): Promise<void> {
  const settlement = await send(parts, row, body)
  await recordAttempt(parts.db, row, settlement)
  await pushWhatWasNotSent(parts, row, settlement, body)
}

/** A reply that LINE refused for its token goes out as a push at once; others wait for the sweeper. */
async function pushWhatWasNotSent(parts: DeliveryParts, row: OutboxRow, settlement: Settlement, body: OutboxBody) {
  if (settlement.state !== 'waiting' || settlement.nextAttemptAt !== 0) return
  const [due] = await leaseDueMessages(parts.db, newLease(parts.clock()), row.id)
  if (due) await deliver(parts, due, body)
}
