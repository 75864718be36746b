import { eq } from 'drizzle-orm'
import { outboxMessage } from '../../db/schema.ts'
import type { Outcome } from '../conversation/turn.ts'
import { eventInput, eventSource, type LineEvent, lineEvent } from '../line/events.ts'
import { renderSpeech } from '../line/render.ts'
import {
  finishEvent,
  LEASE_TIME,
  type Lease,
  leaseNext,
  type OutboxRow,
  type Person,
  requireLease,
  type StoredEvent,
  unsentTo,
} from './inbox.ts'
import { markCarried, recordAttempt } from './outbox.ts'
import type { DeliveryParts } from './parts.ts'
import { queueReply } from './queue.ts'
import { answerRecords, changes, personRecords } from './records.ts'
import { isToBePushedNow, pushNow, send } from './send.ts'

/** Answers that take longer than this show LINE's loading sign meanwhile, in milliseconds. */
const LOADING_AFTER = 700

export interface Handled {
  person: Person | undefined
  /** Events of the same person that came in meanwhile, leased. */
  next: StoredEvent[]
  /** Messages to the person that LINE does not have yet, oldest first. */
  unsent: OutboxRow[]
}

/** The event itself cannot be handled, now or later; everything else that fails may pass. */
export class Unanswerable extends Error {
  override name = 'Unanswerable'
}

/**
 * Handles one leased event: what it asks, what is answered, what is remembered; in one transaction but for the sending.
 *
 * @throws Unanswerable when the event itself is at fault.
 */
export async function handle(parts: DeliveryParts, lease: Lease, stored: StoredEvent, known: Known): Promise<Handled> {
  const event = await readEvent(parts, stored)
  const loading = showLoadingWhenSlow(parts, event)
  try {
    return await answerEvent(parts, renewed(lease, parts.clock()), stored, event, known)
  } finally {
    clearTimeout(loading)
  }
}

/** What is known of the person when the event is taken up. */
export interface Known {
  person: Person | undefined
  unsent: OutboxRow[]
}

async function readEvent({ vault }: DeliveryParts, stored: StoredEvent): Promise<LineEvent> {
  try {
    return lineEvent.parse(JSON.parse(await vault.open(stored.payloadSealed ?? '')))
  } catch (cause) {
    throw new Unanswerable('The stored event cannot be read.', { cause })
  }
}

async function answerEvent(
  parts: DeliveryParts,
  lease: Lease,
  stored: StoredEvent,
  event: LineEvent,
  { person, unsent }: Known,
): Promise<Handled> {
  const { db, clock } = parts
  const source = eventSource(event)
  const { now } = lease
  const { outcome, messages } = prepare(parts, event, person, now)
  const after = person && { ...person, ...changes(event, outcome, stored.occurredAt) }

  const held = requireLease(db, stored.id, lease.token)
  const records = [...answerRecords(parts, stored, outcome, after, now), ...personRecords(db, person, after)]
  const done = finishEvent(db, stored.id)
  const owed = unsentTo(db, eq(outboxMessage.subject, stored.subject))
  if (!messages || !source) {
    const results = await db.batch([held, ...records, done, leaseNext(db, lease, stored.subject), owed])
    const [next, still] = results.slice(-2) as [StoredEvent[], OutboxRow[]]
    return { person: after, next, unsent: still }
  }
  const reply = { to: source.id, replyToken: event.replyToken ?? '', messages }
  const { row, body, carried } = await queueReply(parts, lease, stored, reply, unsent)
  const ride = carried.length > 0 ? markCarried(db, carried) : []
  await db.batch([held, ...records, ...ride, db.insert(outboxMessage).values(row), done])
  const settlement = row.state === 'attempting' ? await send(parts, row, body) : undefined
  const next = leaseNext(db, renewed(lease, clock()), stored.subject)
  if (settlement && !isToBePushedNow(settlement)) {
    const [, events, still] = await db.batch([recordAttempt(db, row, settlement), next, owed])
    return { person: after, next: events, unsent: still }
  }
  if (settlement) {
    await recordAttempt(db, row, settlement)
    await pushNow(parts, row, settlement)
  }
  const [events, still] = await db.batch([next, owed])
  return { person: after, next: events, unsent: still }
}

/** What to say, or nothing. */
function prepare(parts: DeliveryParts, event: LineEvent, person: Person | undefined, now: number) {
  try {
    const outcome = converse(parts, event, person, now)
    return { outcome, messages: outcome.speech && renderSpeech(outcome.speech) }
  } catch (cause) {
    throw new Unanswerable('The event cannot be answered.', { cause })
  }
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
  // In standby another system holds the chat: nothing may be sent, so nothing is said. Nor without a token.
  if (!input || event.mode === 'standby' || !event.replyToken) return {}
  const returning = input.kind === 'follow' && (input.returning || person?.blockedAt != null)
  return parts.converse({
    input: input.kind === 'follow' ? { ...input, returning } : input,
    ...(person?.language ? { language: person.language } : {}),
    inGroup: eventSource(event)?.kind === 'group',
    now,
  })
}
