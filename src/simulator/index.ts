import { Hono } from 'hono'
import { type Clock, systemClock } from '../clock.ts'
import { mountApi } from './api.ts'
import { controlApi } from './control.ts'
import { BROKEN } from './gate.ts'
import { SimulatedPlatform } from './platform.ts'
import type { Platform } from './types.ts'

export type * from './types.ts'
export { FAULT_KINDS } from './types.ts'

export type SimulatorOptions = {
  channelSecret: string
  channelAccessToken: string
  /** Where webhooks go at first; the product may change it through the API. */
  webhookUrl: string
  clock?: Clock
  /** Delivers the webhooks. Tests hand in the product's `app.request`. */
  fetch?: typeof fetch
  /** Waits for delays, time-outs and redeliveries. Tests hand in one that moves their clock. */
  wait?: (ms: number) => Promise<void>
}

export type Simulator = {
  /** LINE's paths at the root, the control API under `/simulator/api`. */
  app: Hono
  platform: Platform
  /** A `fetch` whose every call, whatever its host, reaches this simulator. Lost connections reject, as they do on a network. */
  fetch: typeof fetch
}

/**
 * A stand-in for the LINE platform, with its own people, chats and faults. It shares nothing with another one.
 *
 * @example
 * const line = createSimulator({ channelSecret, channelAccessToken, webhookUrl: 'https://bot.test/webhook', fetch: product.request })
 * const [somchai] = line.platform.people
 * await line.platform.sendText(somchai.userId, 'สวัสดี')
 * line.platform.chat(somchai.userId) // the greeting, and what the product answered
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { channelSecret, channelAccessToken, webhookUrl, clock = systemClock, wait = sleep } = options
  // Looked up at each call, so that a patched global is honoured.
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init))
  const platform = new SimulatedPlatform({ channelSecret, webhookUrl, clock, fetch: send, wait })
  const app = new Hono()
  mountApi(app, { platform, channelAccessToken, clock, wait })
  app.route('/simulator/api', controlApi(platform))
  return { app, platform, fetch: clientFetch(app) }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Rejects as a network does: for a broken connection, and when the caller's patience ends first. */
function clientFetch(app: Hono): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const { pathname, search } = new URL(request.url)
    const gaveUp = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true })
    })
    const response = await Promise.race([
      app.request(new Request(`http://line.test${pathname}${search}`, request)),
      gaveUp,
    ])
    const broken = response.headers.get(BROKEN)
    if (broken === 'timeout') throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    if (broken === 'reset') throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })
    return response
  }
}
