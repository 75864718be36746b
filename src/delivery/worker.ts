import { errorFields } from '../log.ts'
import { type Handled, handle, type Known, Unanswerable } from './handle.ts'
import { isLeaseLost, type Lease, type Leased, leaseAbandoned, newLease, parkEvent, type StoredEvent } from './inbox.ts'
import { leaseDueMessages } from './outbox.ts'
import type { DeliveryParts } from './parts.ts'
import { deliver } from './send.ts'

/** A stored event that is still waiting after this time was left behind, in milliseconds. */
const LEFT_BEHIND_AFTER = 5_000

/** Handles leased events, person by person in order, and whatever came in for them meanwhile. */
export async function work(parts: DeliveryParts, lease: Lease, leased: Leased): Promise<void> {
  const people = new Map(leased.people.map((person) => [person.subject, person]))
  const unsent = Map.groupBy(leased.unsent, ({ subject }) => subject)
  const bySubject = Map.groupBy(leased.events, ({ subject }) => subject)
  await Promise.all(
    Array.from(bySubject, async ([subject, events]) => {
      let waiting = events
      let known: Known = { person: people.get(subject), unsent: unsent.get(subject) ?? [] }
      for (let event = waiting.shift(); event; event = waiting.shift()) {
        const { next, ...result } = await handleSafely(parts, lease, event, known)
        known = result
        waiting = waiting.concat(next)
      }
    }),
  )
}

/** Takes up what a crash, a cut-off request or an unreachable LINE left behind. Run it every few seconds. */
export async function sweep(parts: DeliveryParts): Promise<void> {
  const now = parts.clock()
  const lease = newLease(now)
  await work(parts, lease, await leaseAbandoned(parts.db, lease, now - LEFT_BEHIND_AFTER))
  // One message a person at a time: what it was holding back comes in the next round.
  for (
    let due = await leaseDueMessages(parts.db, lease);
    due.length > 0;
    due = await leaseDueMessages(parts.db, lease)
  ) {
    for (const row of due) await deliver(parts, row)
  }
}

async function handleSafely(parts: DeliveryParts, lease: Lease, event: StoredEvent, known: Known): Promise<Handled> {
  const { db, log } = parts
  const fields = { eventId: event.id, type: event.type, attempt: event.attempts }
  try {
    return await handle(parts, lease, event, known)
  } catch (error) {
    if (isLeaseLost(error)) {
      log.warn('event.lease-lost', fields)
    } else if (error instanceof Unanswerable) {
      // Set aside, so that it holds nobody up.
      const reason = error.cause instanceof Error ? error.cause.name : 'unknown'
      log.error('event.parked', { ...fields, ...errorFields(error.cause) })
      await parkEvent(db, event.id, lease.token, reason)
    } else {
      // The database or the network: the sweeper tries again when the lease is over.
      log.error('event.put-off', { ...fields, ...errorFields(error) })
    }
    return { ...known, next: [] }
  }
}
