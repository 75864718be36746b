import type { messagingApi } from '@line/bot-sdk'

/** What became of one attempt to send. */
export type SendOutcome =
  /** LINE took it. Accepted is not delivered: a blocked account is accepted too. */
  | { kind: 'accepted'; requestId?: string }
  /** LINE answered and did not take it. */
  | { kind: 'refused'; status: number; reason: Refusal; requestId?: string }
  /** No connection came about: it certainly was not sent. */
  | { kind: 'not-sent'; reason: string }
  /** Timed out, reset, 5xx or unreadable: LINE may or may not have it. */
  | { kind: 'unknown'; status?: number; reason: string; requestId?: string }

/** invalid-token: the reply token is used or too old. busy: too many requests. quota: the month's pushes are used up. */
export type Refusal = 'invalid-token' | 'bad-request' | 'unauthorised' | 'forbidden' | 'busy' | 'quota' | 'other'

/** The calls that the product makes to LINE. Sending never throws: what happened is in the outcome. */
export interface LineClient {
  /** No retry key: LINE refuses it on replies. */
  reply(replyToken: string, messages: messagingApi.Message[]): Promise<SendOutcome>
  push(to: string, messages: messagingApi.Message[], retryKey: string): Promise<SendOutcome>
  /** Shows the three dots until the next message, at most 20 seconds. An ornament: failing is no fault. */
  showLoading(userId: string): Promise<void>
  /** The webhook that LINE has on file; `undefined` when none is set. @throws when LINE does not answer. */
  webhookEndpoint(): Promise<{ endpoint: string; active: boolean } | undefined>
}

export interface LineClientOptions {
  channelAccessToken: string
  apiBaseUrl: string
  fetch?: typeof fetch
  /** Milliseconds after which a call counts as unknown. */
  timeout?: number
}

/**
 * A client of our own over fetch, with the SDK's message types. The SDK's has no time limit, takes 409 of a retry key
 * for a failure, and throws after LINE has accepted when the answer is not JSON.
 */
export function createLineClient(options: LineClientOptions): LineClient {
  const { channelAccessToken, apiBaseUrl, timeout = 5_000 } = options
  const call = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    (options.fetch ?? fetch)(`${apiBaseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${channelAccessToken}`, 'content-type': 'application/json', ...headers },
      signal: AbortSignal.timeout(timeout),
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const send = async (path: string, body: object, headers?: Record<string, string>): Promise<SendOutcome> => {
    try {
      return await outcomeOf(await call('POST', path, body, headers))
    } catch (error) {
      return outcomeOfFailure(error)
    }
  }
  return {
    reply: (replyToken, messages) => send('/v2/bot/message/reply', { replyToken, messages }),
    push: (to, messages, retryKey) => send('/v2/bot/message/push', { to, messages }, { 'x-line-retry-key': retryKey }),
    showLoading: async (userId) => {
      await send('/v2/bot/chat/loading/start', { chatId: userId, loadingSeconds: 20 })
    },
    webhookEndpoint: async () => {
      const response = await call('GET', '/v2/bot/channel/webhook/endpoint')
      if (response.status === 404) return undefined
      if (!response.ok) throw new LineStatusError(response.status)
      const { endpoint, active } = (await response.json()) as { endpoint?: unknown; active?: unknown }
      return typeof endpoint === 'string' && endpoint !== '' ? { endpoint, active: active === true } : undefined
    },
  }
}

/** LINE answered a question about itself with an error status. */
export class LineStatusError extends Error {
  override name = 'LineStatusError'
  readonly status: number
  constructor(status: number) {
    super(`LINE answered with status ${status}.`)
    this.status = status
  }
}

async function outcomeOf(response: Response): Promise<SendOutcome> {
  const requestId = response.headers.get('x-line-request-id')
  const id = requestId ? { requestId } : {}
  const { status } = response
  // 409: this retry key was accepted before, so the message is on its way.
  if (status === 409) return { kind: 'accepted', ...id }
  if (response.ok) {
    const readable = await response.json().then(
      () => true,
      () => false,
    )
    return readable ? { kind: 'accepted', ...id } : { kind: 'unknown', status, reason: 'unreadable answer', ...id }
  }
  const detail = await response.text().catch(() => '')
  if (status >= 500) return { kind: 'unknown', status, reason: `status ${status}`, ...id }
  return { kind: 'refused', status, reason: refusal(status, detail), ...id }
}

function refusal(status: number, detail: string): Refusal {
  switch (status) {
    case 400:
      return /invalid reply token/i.test(detail) ? 'invalid-token' : 'bad-request'
    case 401:
      return 'unauthorised'
    case 403:
      return 'forbidden'
    case 429:
      return /monthly limit/i.test(detail) ? 'quota' : 'busy'
    default:
      return 'other'
  }
}

/** Failures that happen before a byte of the request is sent. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function outcomeOfFailure(error: unknown): SendOutcome {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = (cause as { code?: unknown } | undefined)?.code
  if (typeof code === 'string' && NEVER_CONNECTED.has(code)) return { kind: 'not-sent', reason: code }
  const name = error instanceof Error ? error.name : 'failed'
  return { kind: 'unknown', reason: typeof code === 'string' ? code : name }
}
