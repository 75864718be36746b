import { errorFields } from '../log.ts'
import { type Handled, handle } from './handle.ts'
import {
  isLeaseLost,
  type Lease,
  type Leased,
  leaseAbandoned,
  newLease,
  type Person,
  parkEvent,
  type StoredEvent,
} from './inbox.ts'
import { leaseDueMessages, type OutboxBody } from './outbox.ts'
import type { DeliveryParts } from './parts.ts'
import { deliver } from './send.ts'

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
