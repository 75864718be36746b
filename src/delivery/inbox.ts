import { and, asc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { inboxEvent, leaseGuard, outboxMessage, person } from '../../db/schema.ts'

/**
 * Events between arriving and done.
 *
 * A worker leases all waiting events of a person at once, so that one person's events are handled in order and by one
 * worker. The lease carries a fencing token: a worker that was too slow finds its token stale and changes nothing.
 */

export type StoredEvent = typeof inboxEvent.$inferSelect
export type OutboxRow = typeof outboxMessage.$inferSelect
export type NewEvent = Pick<
  StoredEvent,
  'id' | 'channel' | 'subject' | 'type' | 'occurredAt' | 'receivedAt' | 'payloadSealed'
>
export type Person = typeof person.$inferSelect
export type NewPerson = Pick<Person, 'id' | 'subject' | 'lineIdSealed' | 'channel' | 'createdAt'>

export interface Lease {
  /** Fencing token, unique for each round of work. */
  token: string
  now: number
  /** From this time on somebody else may take over. */
  until: number
}

export interface Leased {
  events: StoredEvent[]
  people: Person[]
  /** Earlier messages to these people that LINE does not have yet, oldest first. */
  unsent: OutboxRow[]
}

/** How long one round of work may take before somebody else may take over, in milliseconds. */
export const LEASE_TIME = 30_000

/** An event that was leased this often without being finished is parked. */
export const MOST_ATTEMPTS = 5

export function newLease(now: number): Lease {
  return { token: crypto.randomUUID(), now, until: now + LEASE_TIME }
}

/**
 * Stores a delivery and leases what waits for its people: one round trip, one transaction.
 * Events that are stored already (LINE delivers again) stay as they are.
 */
export async function storeAndLease(
  db: Database,
  events: NewEvent[],
  people: NewPerson[],
  lease: Lease,
): Promise<Leased> {
  const subjects = Array.from(new Set(events.map(({ subject }) => subject)))
  const rows = events.map((event) => ({ ...event, state: 'waiting' as const }))
  const store = db.insert(inboxEvent).values(rows).onConflictDoNothing()
  const take = leaseEvents(db, lease, inArray(inboxEvent.subject, subjects))
  const know = db.select().from(person).where(inArray(person.subject, subjects))
  const owe = unsentTo(db, inArray(outboxMessage.subject, subjects))
  if (people.length === 0) {
    const [, leased, known, unsent] = await db.batch([store, take, know, owe])
    return { events: inOrder(leased), people: known, unsent }
  }
  const meet = db.insert(person).values(people).onConflictDoNothing()
  const [, , leased, known, unsent] = await db.batch([store, meet, take, know, owe])
  return { events: inOrder(leased), people: known, unsent }
}

/** Leases what nobody works on: stored before a crash, or left by a worker whose lease ran out. */
export async function leaseAbandoned(db: Database, lease: Lease, olderThan: number): Promise<Leased> {
  const subjects = db
    .select({ subject: inboxEvent.subject })
    .from(inboxEvent)
    .where(or(and(eq(inboxEvent.state, 'waiting'), lt(inboxEvent.receivedAt, olderThan)), expired(lease.now)))
    .orderBy(asc(inboxEvent.receivedAt))
    .limit(50)
  const giveUp = db
    .update(inboxEvent)
    .set({ state: 'parked', reason: 'was taken up five times without being finished', lease: null, leaseUntil: null })
    .where(and(expired(lease.now), sql`${inboxEvent.attempts} >= ${MOST_ATTEMPTS}`))
  const take = leaseEvents(db, lease, inArray(inboxEvent.subject, subjects))
  const [, leased] = await db.batch([giveUp, take])
  if (leased.length === 0) return { events: [], people: [], unsent: [] }
  const wanted = leased.map(({ subject }) => subject)
  const know = db.select().from(person).where(inArray(person.subject, wanted))
  const [people, unsent] = await db.batch([know, unsentTo(db, inArray(outboxMessage.subject, wanted))])
  return { events: inOrder(leased), people, unsent }
}

/** The order in which messages were written; their times can be equal. */
export const INSERTED = sql`outbox_message.rowid`

/** Messages that wait to be sent, oldest first. For a batch. */
export function unsentTo(db: Database, which: SQL) {
  return db
    .select()
    .from(outboxMessage)
    .where(and(which, eq(outboxMessage.state, 'waiting')))
    .orderBy(INSERTED)
}

/** Leases the events of one person that came in while an earlier one was handled. For a batch. */
export function leaseNext(db: Database, lease: Lease, subject: string) {
  return leaseEvents(db, lease, eq(inboxEvent.subject, subject))
}

/** The first statement of a batch: fails, and the batch with it, when the lease on the event was lost. */
export function requireLease(db: Database, eventId: string, token: string) {
  const held = sql<number>`(select 1 from ${inboxEvent} where ${inboxEvent.id} = ${eventId}
    and ${inboxEvent.lease} = ${token} and ${inboxEvent.state} = 'leased')`
  return requireHeld(db, held)
}

/** A statement that fails, and its batch with it, when the query finds nothing. */
export function requireHeld(db: Database, held: SQL<number>) {
  return db
    .insert(leaseGuard)
    .values({ id: 1, held })
    .onConflictDoUpdate({ target: leaseGuard.id, set: { held: sql`excluded.held` } })
}

/** Whether a batch failed because its lease was lost. */
export function isLeaseLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes('lease_guard.held')) return true
  }
  return false
}

/** Marks an event as done and forgets its content. For a batch. */
export function finishEvent(db: Database, eventId: string) {
  return db
    .update(inboxEvent)
    .set({ state: 'done', payloadSealed: null, lease: null, leaseUntil: null })
    .where(eq(inboxEvent.id, eventId))
}

/** Sets an event aside that could not be handled; it holds nobody up and can be looked at. */
export async function parkEvent(db: Database, eventId: string, token: string, reason: string): Promise<void> {
  await db
    .update(inboxEvent)
    .set({ state: 'parked', reason, lease: null, leaseUntil: null })
    .where(and(eq(inboxEvent.id, eventId), eq(inboxEvent.lease, token)))
}

function leaseEvents(db: Database, lease: Lease, which: SQL) {
  const free = or(eq(inboxEvent.state, 'waiting'), expired(lease.now))
  // Nobody else may be at work for the same person: not on an event, not on sending what came of one.
  const inWork = sql`exists (select 1 from ${inboxEvent} as other where other.subject = ${inboxEvent.subject}
    and other.state = 'leased' and other.lease_until >= ${lease.now} and other.lease <> ${lease.token})`
  const inSending = sql`exists (select 1 from ${outboxMessage} as sending where sending.subject = ${inboxEvent.subject}
    and sending.state = 'attempting' and sending.lease_until >= ${lease.now} and sending.lease <> ${lease.token})`
  return db
    .update(inboxEvent)
    .set({
      state: 'leased',
      lease: lease.token,
      leaseUntil: lease.until,
      attempts: sql`${inboxEvent.attempts} + 1`,
    })
    .where(and(which, free, sql`not ${inWork}`, sql`not ${inSending}`))
    .returning()
}

const expired = (now: number) => and(eq(inboxEvent.state, 'leased'), lt(inboxEvent.leaseUntil, now))

/** By LINE's own time: deliveries can arrive out of order. */
const inOrder = (events: StoredEvent[]) =>
  events.toSorted((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1))
