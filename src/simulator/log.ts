import type { Clock } from '../clock.ts'
import type { ApiCall, LogEntry, Notice, WebhookCall } from './types.ts'

const KEPT = 2000
/** As many entries as a page takes at once. */
const SHOWN = 500
const SECRETS = new Set(['replyToken', 'markAsReadToken', 'quoteToken', 'linkToken', 'authorization'])

type Unnumbered<T> = Omit<T, 'seq' | 'at'>

/** The last deliveries and calls, oldest first, with a growing number each. Access tokens never come here. */
export class CallLog {
  #entries: LogEntry[] = []
  #seq = 0
  readonly #clock: Clock
  readonly #notify: (notice: Notice) => void

  constructor(clock: Clock, notify: (notice: Notice) => void) {
    this.#clock = clock
    this.#notify = notify
  }

  get calls(): ApiCall[] {
    return this.#entries.filter((entry) => entry.kind === 'api').slice(-KEPT)
  }

  get deliveries(): WebhookCall[] {
    return this.#entries.filter((entry) => entry.kind === 'webhook').slice(-KEPT)
  }

  add(entry: Unnumbered<ApiCall> | Unnumbered<WebhookCall>): void {
    this.#seq += 1
    this.#entries.push({ ...entry, seq: this.#seq, at: this.#clock() })
    // Cut in one go now and then: shifting at every entry would cost a load run dearly.
    if (this.#entries.length > 2 * KEPT) this.#entries = this.#entries.slice(-KEPT)
    this.#notify({ type: 'log' })
  }

  /** The latest entries with a greater number, tokens shortened: what a page may show. */
  after(seq: number): LogEntry[] {
    const fresh = this.#entries.filter((entry) => entry.seq > seq).slice(-SHOWN)
    return fresh.map((entry) => redact(entry) as LogEntry)
  }

  clear(): void {
    this.#entries = []
  }
}

/** A copy in which tokens keep their first four characters. */
export function redact(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return SECRETS.has(key) ? `${value.slice(0, 4)}…` : value
  if (Array.isArray(value)) return value.map((one) => redact(one, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, redact(one, name)]))
}
