import { newLease } from './inbox.ts'
import { attempt, leaseDueMessages, type OutboxBody, type OutboxRow, recordAttempt, type Settlement } from './outbox.ts'
import type { DeliveryParts } from './parts.ts'

/** Sends a leased row; what became of it has to be recorded still. */
export async function send({ line, clock, log }: DeliveryParts, row: OutboxRow, body: OutboxBody): Promise<Settlement> {
  const settlement = await attempt(line, row, body, clock)
  const { state, kind, status, reason } = settlement
  const fields = { eventId: row.eventId, kind, status: status ?? undefined, reason: reason ?? undefined }
  if (state === 'accepted') log.info('message.accepted', fields)
  else if (state === 'waiting') log.warn('message.waiting', fields)
  else log.error(`message.${state}`, fields)
  return settlement
}

/** Sends a leased row and records what became of it. */
export async function deliver(parts: DeliveryParts, row: OutboxRow, body: OutboxBody): Promise<void> {
  const settlement = await send(parts, row, body)
  await recordAttempt(parts.db, row, settlement)
  await pushWhatWasNotSent(parts, row, settlement, body)
}

/** A reply that LINE refused for its token goes out as a push at once; others wait for the sweeper. */
export async function pushWhatWasNotSent(
  parts: DeliveryParts,
  row: OutboxRow,
  settlement: Settlement,
  body: OutboxBody,
) {
  if (settlement.state !== 'waiting' || settlement.nextAttemptAt !== 0) return
  const [due] = await leaseDueMessages(parts.db, newLease(parts.clock()), row.id)
  if (due) await deliver(parts, due, body)
}
