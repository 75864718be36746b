import { LIMITS } from '../line/limits.ts'
import { type Lease, newLease, type OutboxRow, type StoredEvent } from './inbox.ts'
import { leaseDueMessages, type OutboxBody } from './outbox.ts'
import type { DeliveryParts } from './parts.ts'
import { deliver, openBody } from './send.ts'

/** A reply in its place among what the person is still to get. */
export interface Queued {
  /** `attempting`: to be sent now. `waiting`: behind earlier messages, as a push. */
  row: OutboxRow
  body: OutboxBody
  /** Earlier messages that ride along in the same request, oldest first. */
  carried: string[]
}

/**
 * Puts a reply where it belongs, so that the person gets everything in order.
 *
 * What certainly did not reach LINE rides along with the reply: one request, and no push is spent. What may have
 * reached it can only be sent again under its own retry key, so it goes first; while it does not get through, the
 * reply waits behind it.
 */
export async function queueReply(
  parts: DeliveryParts,
  lease: Lease,
  stored: StoredEvent,
  reply: OutboxBody,
  unsent: OutboxRow[],
): Promise<Queued> {
  const earlier = await Promise.all(unsent.map((row) => openBody(parts, row)))
  const messages = [...earlier.flatMap((body) => body.messages), ...reply.messages]
  const mayRideAlong = unsent.every((row) => !row.mayHaveArrived) && messages.length <= LIMITS.messagesPerRequest
  const isNext = mayRideAlong || (await deliverInOrder(parts, unsent))
  const body = mayRideAlong ? { ...reply, messages } : reply
  const row: OutboxRow = {
    id: crypto.randomUUID(),
    eventId: stored.id,
    subject: stored.subject,
    kind: isNext ? 'reply' : 'push',
    bodySealed: await parts.vault.seal(JSON.stringify(body)),
    retryKey: crypto.randomUUID(),
    receivedAt: stored.receivedAt,
    state: isNext ? 'attempting' : 'waiting',
    mayHaveArrived: false,
    attempts: isNext ? 1 : 0,
    firstPushAt: null,
    nextAttemptAt: isNext ? null : lease.now,
    lease: isNext ? lease.token : null,
    leaseUntil: isNext ? lease.until : null,
    status: null,
    reason: isNext ? null : 'waits for an earlier message',
    lineRequestId: null,
    createdAt: lease.now,
  }
  return { row, body, carried: mayRideAlong ? unsent.map(({ id }) => id) : [] }
}

/** Whether all of these got through, the oldest first. */
async function deliverInOrder(parts: DeliveryParts, rows: OutboxRow[]): Promise<boolean> {
  for (const { id } of rows) {
    const [row] = await leaseDueMessages(parts.db, newLease(parts.clock()), id)
    if (!row || (await deliver(parts, row)).state === 'waiting') return false
  }
  return true
}
