import { Buffer } from 'node:buffer'
import { validateSignature } from '@line/bot-sdk'
import { type Context, Hono } from 'hono'
import { type NewEvent, type NewPerson, newLease, storeAndLease } from '../delivery/inbox.ts'
import type { DeliveryParts } from '../delivery/parts.ts'
import { work } from '../delivery/worker.ts'
import { errorFields } from '../log.ts'
import { delivery, eventSource, type LineEvent, lineEvent } from './events.ts'
import { readBody } from './read-body.ts'

/** Our own cap: LINE states none. */
const LARGEST_BODY = 1024 * 1024

export interface WebhookParts extends DeliveryParts {
  channelSecret: string
  channel: 'line' | 'simulator'
  /** Goes on with work after the response: a tracked promise on Node, `waitUntil` on Workers. */
  defer(work: Promise<void>): void
}

/**
 * `POST /webhook/line`. In this order: size, signature over the bytes as they came, shape, store, 200, work.
 * LINE counts an answer after two seconds as failed, so nothing but storing happens before the 200.
 */
export function webhookRoutes(provide: (c: Context) => WebhookParts | Promise<WebhookParts>): Hono {
  const app = new Hono()
  app.post('/', async (c) => {
    const bytes = await readBody(c.req.raw, LARGEST_BODY)
    if (!bytes) return c.json({ error: 'The body is larger than 1 MiB.' }, 413)
    const given = await provide(c)
    const signature = c.req.header('x-line-signature')
    if (!signature || !validateSignature(Buffer.from(bytes), given.channelSecret, signature)) {
      return c.json({ error: 'The signature is missing or does not fit the body.' }, 401)
    }
    const events = readEvents(bytes)
    if (!events) return c.json({ error: 'The body must be a JSON object with an events array.' }, 400)
    if (events.length === 0) return c.body(null, 200)
    try {
      const now = given.clock()
      const lease = newLease(now)
      const { rows, people } = await toRows(given, events, now)
      const leased = await storeAndLease(given.db, rows, people, lease)
      given.log.info('delivery.stored', { events: rows.length, leased: leased.events.length })
      given.defer(work(given, lease, leased))
      return c.body(null, 200)
    } catch (error) {
      // Not stored: LINE is to deliver again.
      given.log.error('delivery.not-stored', { events: events.length, ...errorFields(error) })
      return c.json({ error: 'The events could not be stored; please deliver again.' }, 503)
    }
  })
  return app
}

function readEvents(bytes: Uint8Array): unknown[] | undefined {
  try {
    const parsed = delivery.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data.events : undefined
  } catch {
    return undefined
  }
}

async function toRows(parts: WebhookParts, events: unknown[], now: number) {
  const { vault, channel } = parts
  const rows: NewEvent[] = []
  const people = new Map<string, NewPerson>()
  for (const raw of events) {
    const parsed = lineEvent.safeParse(raw)
    // An event without a type is kept as one we do not know.
    const event: LineEvent = parsed.success ? parsed.data : lineEvent.parse({ type: 'malformed' })
    const source = eventSource(event)
    const id = event.webhookEventId ?? (await digest(JSON.stringify(raw)))
    const subject = await vault.subjectOf(source ? `${channel}:${source.id}` : `event:${id}`)
    const payloadSealed = await vault.seal(JSON.stringify(event))
    rows.push({
      id,
      channel,
      subject,
      type: event.type,
      occurredAt: event.timestamp ?? now,
      receivedAt: now,
      payloadSealed,
    })
    if (source?.kind === 'person') {
      const lineIdSealed = await vault.seal(source.id)
      people.set(subject, { id: crypto.randomUUID(), subject, lineIdSealed, channel, createdAt: now })
    }
  }
  return { rows, people: Array.from(people.values()) }
}

/** Stands in for a missing `webhookEventId`: the same event delivered again gets the same id. */
async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${Buffer.from(hash).toString('base64url')}`
}
