import { outboxMessage } from '../../db/schema.ts'
import type { Outcome } from '../conversation/turn.ts'
import { eventInput, eventSource, type LineEvent, lineEvent } from '../line/events.ts'
import { renderSpeech } from '../line/render.ts'
import { finishEvent, LEASE_TIME, type Lease, leaseNext, type Person, requireLease, type StoredEvent } from './inbox.ts'
import { type OutboxBody, type OutboxRow, recordAttempt } from './outbox.ts'
import type { DeliveryParts } from './parts.ts'
import { answerRecords, changes, personRecords } from './records.ts'
import { pushWhatWasNotSent, send } from './send.ts'

/** Answers that take longer than this show LINE's loading sign meanwhile, in milliseconds. */
const LOADING_AFTER = 700

export interface Handled {
  person: Person | undefined
  /** Events of the same person that came in meanwhile, leased. */
  next: StoredEvent[]
}

/** Handles one leased event: what it asks, what is answered, what is remembered; in one transaction but for the sending. */
export async function handle(
  parts: DeliveryParts,
  lease: Lease,
  stored: StoredEvent,
  person?: Person,
): Promise<Handled> {
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
  if (!outcome.speech || !source) {
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
