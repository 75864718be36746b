import type { Clock } from '../clock.ts'
import { LIMITS } from './limits.ts'

type ReplyToken = { chatId: string; eventAt: number; deliveredAt: number; used: boolean }

/**
 * Reply tokens: good once, within a minute of the delivery that carried them; a redelivery gives another minute,
 * unless the token was used or the event is 20 minutes old.
 */
export class ReplyTokens {
  readonly #clock: Clock
  readonly #tokens = new Map<string, ReplyToken>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Makes the token known; it does not live before it is delivered. */
  issue(token: string, chatId: string): void {
    const now = this.#clock()
    for (const [old, { eventAt }] of this.#tokens) {
      if (now - eventAt <= LIMITS.time.replyTokenOfRedelivery + LIMITS.time.replyToken) break
      this.#tokens.delete(old)
    }
    if (!this.#tokens.has(token)) this.#tokens.set(token, { chatId, eventAt: now, deliveredAt: now, used: false })
  }

  delivered(token: string): void {
    const known = this.#tokens.get(token)
    if (known) known.deliveredAt = this.#clock()
  }

  /** The chat a token opens, or undefined when it is used, unknown or too old. */
  open(token: string): string | undefined {
    const known = this.#tokens.get(token)
    const now = this.#clock()
    if (!known || known.used || now - known.deliveredAt > LIMITS.time.replyToken) return undefined
    return now - known.eventAt > LIMITS.time.replyTokenOfRedelivery ? undefined : known.chatId
  }

  use(token: string): void {
    const known = this.#tokens.get(token)
    if (known) known.used = true
  }

  reset(): void {
    this.#tokens.clear()
  }
}

export type Accepted = { requestId: string; at: number; sentMessages?: { id: string; quoteToken?: string }[] }

/** Accepted requests by retry key, for 24 hours. A refused request leaves its key free: LINE does not say, this is the milder reading. */
export class RetryKeys {
  readonly #clock: Clock
  readonly #accepted = new Map<string, Accepted>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get(key: string): Accepted | undefined {
    const known = this.#accepted.get(key.toLowerCase())
    return known && this.#clock() - known.at < LIMITS.time.retryKey ? known : undefined
  }

  accept(key: string, accepted: Omit<Accepted, 'at'>): void {
    const at = this.#clock()
    for (const [old, entry] of this.#accepted) {
      if (at - entry.at < LIMITS.time.retryKey) break
      this.#accepted.delete(old)
    }
    this.#accepted.set(key.toLowerCase(), { ...accepted, at })
  }

  reset(): void {
    this.#accepted.clear()
  }
}
