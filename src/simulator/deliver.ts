import { createHmac } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { WebhookEvent } from './events.ts'
import { type FaultSet, ON_WEBHOOK } from './faults.ts'
import { LIMITS } from './limits.ts'
import type { CallLog } from './log.ts'
import type { ReplyTokens } from './tokens.ts'
import type { Delivery, Settings } from './types.ts'

/** An event on its way, with the attempts made so far. */
export type Packet = { event: WebhookEvent; attempts: Delivery[] }

export type CourierParts = {
  channelSecret: string
  destination: string
  settings: Settings
  clock: Clock
  fetch: typeof fetch
  wait: (ms: number) => Promise<void>
  log: CallLog
  faults: FaultSet
  replyTokens: ReplyTokens
  /** Told after every attempt. */
  attempted: (packets: Packet[]) => void
}

/** A delivery with the product's answer, cut to what a log needs. */
type Answered = Delivery & { response?: string }

const encoder = new TextEncoder()
const NOT_SENT: Delivery = { status: 0, ms: 0, outcome: 'not_sent' }
const ROUTE = 'POST webhook'

/** The JSON as LINE writes it: characters beyond the BMP, emoji above all, as `\uD83E\uDD28` escapes. */
export function webhookJson(body: unknown): string {
  return JSON.stringify(body).replace(
    /[\ud800-\udfff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** `x-line-signature`: base64 of HMAC-SHA256 over the exact bytes. */
export function sign(body: Uint8Array, channelSecret: string): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64')
}

/** Carries events to the product's webhook, well or badly, as the settings and faults say. */
export class Courier {
  readonly #parts: CourierParts
  readonly #underWay = new Set<Promise<unknown>>()
  #held: Packet[][] = []
  #bundled: Packet[] = []

  constructor(parts: CourierParts) {
    this.#parts = parts
  }

  /** Delivers the events in one request; resolves with the first attempts, redeliveries go on behind. */
  async deliver(own: Packet[]): Promise<Delivery[]> {
    const { settings, faults, wait } = this.#parts
    if (!settings.webhookActive) return [NOT_SENT]
    const delay = faults.take('webhook', ROUTE, ['delay'])
    const fault = faults.take('webhook', ROUTE, ON_WEBHOOK)
    if (fault?.kind === 'hold') return this.#keep(() => this.#held.push(own))
    if (fault?.kind === 'bundle') return this.#keep(() => this.#bundled.push(...own))
    if (fault?.kind === 'lost') return this.#keep(() => {})
    const packets = [...this.#bundled.splice(0), ...own]
    const late = this.#held.splice(0)
    const work = (async () => {
      if (delay) await wait(delay.delayMs ?? 0)
      const copies = fault?.kind === 'duplicate' ? 2 : 1
      const first = await Promise.all(
        Array.from({ length: copies }, () => this.#attempt(packets, 1, fault?.kind === 'badSignature')),
      )
      for (const held of late) this.#redeliverAfter(held, await this.#attempt(held, 1))
      return first
    })()
    const deliveries = await this.#track(work)
    const [first] = deliveries
    if (first && deliveries.every(({ outcome }) => outcome !== 'ok')) this.#redeliverAfter(packets, first)
    return deliveries.map(({ status, ms, outcome }) => ({ status, ms, outcome }))
  }

  /** The console's "Verify" and the API's test: a delivery without events, to any address. */
  test(url: string): Promise<Answered> {
    return this.#attempt([], 1, false, url)
  }

  /** Resolves when nothing is under way; what was held back is delivered now. */
  async settled(): Promise<void> {
    for (const held of this.#held.splice(0)) this.#redeliverAfter(held, await this.#attempt(held, 1))
    const bundled = this.#bundled.splice(0)
    if (bundled.length > 0) this.#redeliverAfter(bundled, await this.#attempt(bundled, 1))
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  reset(): void {
    this.#held = []
    this.#bundled = []
  }

  #keep(act: () => void): Delivery[] {
    act()
    return [NOT_SENT]
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work)
    const forget = () => void this.#underWay.delete(work)
    work.then(forget, forget)
    return work
  }

  /** Starts the redeliveries that a failed first attempt calls for. */
  #redeliverAfter(packets: Packet[], first: Delivery): void {
    const { settings, wait } = this.#parts
    if (first.outcome === 'ok' || !settings.redelivery || packets.length === 0) return
    const again = packets.map(({ event, attempts }) => ({
      event: { ...event, deliveryContext: { ...event.deliveryContext, isRedelivery: true } },
      attempts,
    }))
    const work = (async () => {
      for (const [i, pause] of LIMITS.time.redeliveryWaits.entries()) {
        await wait(pause)
        if (!settings.redelivery || !settings.webhookActive) return
        if ((await this.#attempt(again, i + 2)).outcome === 'ok') return
      }
    })()
    this.#track(work)
  }

  async #attempt(
    packets: Packet[],
    attempt: number,
    badSignature = false,
    url = this.#parts.settings.webhookUrl,
  ): Promise<Answered> {
    const { channelSecret, destination, log, replyTokens, attempted } = this.#parts
    const request = { destination, events: packets.map(({ event }) => event) }
    const body = encoder.encode(webhookJson(request))
    for (const { event } of packets) if (typeof event.replyToken === 'string') replyTokens.delivered(event.replyToken)
    const signature = sign(body, badSignature ? `not ${channelSecret}` : channelSecret)
    const { response, ...delivery } = await this.#post(url, body, signature)
    for (const { attempts } of packets) attempts.push(delivery)
    log.add({
      kind: 'webhook',
      url,
      attempt,
      request,
      ...delivery,
      ...(response === undefined ? {} : { response }),
      ...(badSignature ? { fault: 'badSignature' } : {}),
    })
    attempted(packets)
    return { ...delivery, ...(response === undefined ? {} : { response }) }
  }

  async #post(url: string, body: Uint8Array<ArrayBuffer>, signature: string): Promise<Answered> {
    const { clock, fetch } = this.#parts
    const started = clock()
    const limit = LIMITS.time.webhookAnswer
    // Two clocks: real time frees us from a product that hangs, the simulator's own counts in tests.
    const signal = AbortSignal.timeout(limit)
    const gaveUp = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    try {
      const request = fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-line-signature': signature,
          'user-agent': 'LineBotWebhook/2.0',
        },
        body,
        redirect: 'manual',
        signal,
      }).then(async (response) => ({ status: response.status, text: await response.text() }))
      const { status, text } = await Promise.race([request, gaveUp])
      const ms = clock() - started
      if (ms > limit) return { status: 0, ms, outcome: 'request_timeout' }
      const response = text === '' ? {} : { response: text.slice(0, 1000) }
      return { status, ms, outcome: status >= 200 && status < 300 ? 'ok' : 'error_status_code', ...response }
    } catch (error) {
      return {
        status: 0,
        ms: clock() - started,
        outcome: signal.aborted ? 'request_timeout' : 'could_not_connect',
        response: String(error),
      }
    }
  }
}
