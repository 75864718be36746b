import { newLease, type OutboxRow } from './inbox.ts'
import { attempt, leaseDueMessages, type OutboxBody, recordAttempt, type Settlement } from './outbox.ts'
import type { DeliveryParts } from './parts.ts'

/** The content of a message that is still to be sent. */
export async function openBody({ vault }: DeliveryParts, row: OutboxRow): Promise<OutboxBody> {
  return JSON.parse(await vault.open(row.bodySealed ?? '')) as OutboxBody
}

/** Sends a leased row; what became of it has to be recorded still. */
export async function send({ line, clock, log }: DeliveryParts, row: OutboxRow, body: OutboxBody): Promise<Settlement> {
  const settlement = await attempt(line, row, body, clock)
  const { state, kind, status, reason } = settlement
  const fields = { eventId: row.eventId, kind, status: status ?? undefined, reason: reason ?? undefined }
  // A used-up month needs somebody; what only waits for LINE to come back does not.
  if (state === 'accepted') log.info('message.accepted', fields)
  else if (state === 'waiting' && reason !== 'quota') log.warn('message.waiting', fields)
  else log.error(`message.${state}`, fields)
  return settlement
}

/** Sends a leased row and records what became of it. */
export async function deliver(parts: DeliveryParts, row: OutboxRow): Promise<Settlement> {
  const settlement = await send(parts, row, await openBody(parts, row))
  await recordAttempt(parts.db, row, settlement)
  return isToBePushedNow(settlement) ? pushNow(parts, row, settlement) : settlement
}

/** A reply that LINE refused for its token: its push need not wait for the sweeper. */
export const isToBePushedNow = ({ state, nextAttemptAt }: Settlement) => state === 'waiting' && nextAttemptAt === 0

/** Sends the push that a recorded reply has become. */
export async function pushNow(parts: DeliveryParts, { id }: OutboxRow, settlement: Settlement): Promise<Settlement> {
  const [due] = await leaseDueMessages(parts.db, newLease(parts.clock()), id)
  return due ? deliver(parts, due) : settlement
}
