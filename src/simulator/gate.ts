import type { Context, Hono } from 'hono'
import type { Clock } from '../clock.ts'
import { deeperThan, isObject } from './check.ts'
import { AFTER, BEFORE } from './faults.ts'
import { LIMITS } from './limits.ts'
import type { SimulatedPlatform } from './platform.ts'
import { ENDPOINTS, type EndpointName } from './rate.ts'
import { Refusal } from './refusal.ts'
import type { ApiCall, FaultKind, JsonObject } from './types.ts'

/** Marks a response whose connection is to break; `createSimulator().fetch` turns it into a rejection. */
export const BROKEN = 'x-simulator-broken'

export type Call = {
  /** The JSON body; empty for calls without one. */
  body: JsonObject
  /** The body's bytes, for uploads. */
  bytes: Uint8Array<ArrayBuffer>
  contentType: string
  param: (name: string) => string
  query: (name: string) => string | undefined
  requestId: string
  retryKey?: string
  /** The fault to be played by the handler itself: those of message content. */
  fault?: FaultKind
}

/** What a handler answers; a refusal is thrown. */
export type Answer = {
  status?: number
  json?: unknown
  media?: { contentType: string; bytes: Uint8Array<ArrayBuffer> }
}
export type Handler = (call: Call) => Answer | Promise<Answer>

export type GateParts = {
  platform: SimulatedPlatform
  channelAccessToken: string
  clock: Clock
  wait: (ms: number) => Promise<void>
}

const RETRYABLE: readonly EndpointName[] = ['push', 'multicast', 'narrowcast', 'broadcast']
const UPLOADS: readonly EndpointName[] = ['setRichMenuImage']
const NO_BODY: readonly EndpointName[] = ['linkRichMenu', 'setDefaultRichMenu', 'linkToken']
const OF_CONTENT: readonly FaultKind[] = ['preparing', 'missing', 'gone', 'oversize']
const HANGS = 60_000

type Outcome = { answer: Answer; refusal?: Refusal }

/** Mounts every endpoint behind LINE's common rules: request id, faults, token, rate, body, retry key, log. */
export function mount(app: Hono, parts: GateParts, handlers: Record<EndpointName, Handler>): void {
  for (const name of Object.keys(ENDPOINTS) as EndpointName[]) {
    const [method, path] = ENDPOINTS[name]
    app.on(method, path, (c) => pass(c, name, handlers[name], parts))
  }
}

async function pass(c: Context, name: EndpointName, handler: Handler, parts: GateParts): Promise<Response> {
  const { platform, clock, wait } = parts
  const started = clock()
  const route = `${c.req.method} ${c.req.path}`
  const requestId = crypto.randomUUID()
  const retryKey = c.req.header('x-line-retry-key')
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const delay = platform.faults.take(name, route, ['delay'])
  if (delay) await wait(delay.delayMs ?? 0)

  let request: unknown
  let fault: FaultKind | undefined
  let outcome: Outcome
  try {
    checkToken(c, parts.channelAccessToken)
    if (!platform.rates.take(name)) throw new Refusal(429, 'The API rate limit has been exceeded. Try again later.')
    const body = readBody(c, name, bytes)
    request = body
    const before = platform.faults.take(name, route, BEFORE)
    fault = before?.kind
    if (before && !OF_CONTENT.includes(before.kind)) throw refusalOf(before.kind, before.status)
    if (retryKey !== undefined && !RETRYABLE.includes(name))
      throw new Refusal(400, 'The X-Line-Retry-Key header is not supported by this endpoint')
    const answer = await handler({
      body: body ?? {},
      bytes,
      contentType: mediaType(c),
      param: (key) => c.req.param(key) ?? '',
      query: (key) => c.req.query(key),
      requestId,
      ...(retryKey === undefined ? {} : { retryKey }),
      ...(before ? { fault: before.kind } : {}),
    })
    outcome = { answer }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    outcome = { answer: { status: error.status, json: error.body }, refusal: error }
  }

  const after = outcome.refusal ? undefined : platform.faults.take(name, route, AFTER)
  if (after) fault = after.kind
  const log = (status: number, response: unknown): void => {
    const call: Omit<ApiCall, 'seq' | 'at'> = {
      kind: 'api',
      endpoint: name,
      method: c.req.method,
      path: c.req.path,
      requestId,
      ...(retryKey === undefined ? {} : { retryKey }),
      ...(request === undefined ? {} : { request }),
      status,
      ...(response === undefined ? {} : { response }),
      ...(fault ? { fault } : {}),
      ms: clock() - started,
    }
    platform.log.add(call)
  }
  const headers = { 'x-line-request-id': requestId, ...outcome.refusal?.headers }
  switch (after?.kind) {
    case 'timeout':
      log(0, undefined)
      await wait(after.delayMs ?? HANGS)
      return broken(c, 'timeout', headers)
    case 'reset':
      log(0, undefined)
      return broken(c, 'reset', headers)
    case 'unreadable': {
      const text = '<html><body>200 OK</body></html>'
      log(200, text)
      return new Response(text, { headers: { ...headers, 'content-type': 'text/html' } })
    }
    case 'errorAfter':
      outcome.answer = { status: 500, json: { message: 'Internal Server Error' } }
  }
  const { status = 200, json = {}, media } = outcome.answer
  log(status, media ? `${media.contentType}, ${media.bytes.length} bytes` : json)
  if (!media) return Response.json(json, { status, headers })
  return new Response(media.bytes, { status, headers: { ...headers, 'content-type': media.contentType } })
}

function checkToken(c: Context, token: string): void {
  if (c.req.header('authorization') === `Bearer ${token}`) return
  throw new Refusal(
    401,
    'Authentication failed due to the following reason: invalid token. Confirm that the access token in the authorization header is valid.',
  )
}

const mediaType = (c: Context): string => (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

function readBody(c: Context, name: EndpointName, bytes: Uint8Array): JsonObject | undefined {
  if (bytes.length > LIMITS.request.bodyBytes) throw new Refusal(413, 'Request Entity Too Large')
  if (!['POST', 'PUT'].includes(c.req.method) || UPLOADS.includes(name) || NO_BODY.includes(name)) return undefined
  if (bytes.length === 0 && name === 'testWebhook') return undefined
  if (mediaType(c) !== 'application/json') throw new Refusal(415, 'Unsupported Media Type')
  const unreadable = 'The request body could not be parsed as JSON'
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal(400, unreadable)
  }
  if (!isObject(body) || deeperThan(body, 100)) throw new Refusal(400, unreadable)
  return body
}

function refusalOf(kind: FaultKind, status = 500): Refusal {
  if (kind === 'rate') return new Refusal(429, 'The API rate limit has been exceeded. Try again later.')
  if (kind === 'monthly') return new Refusal(429, 'You have reached your monthly limit.')
  return new Refusal(kind === 'status' ? status : 500, 'Internal Server Error')
}

/** Ends the connection without an answer: the socket where there is one, else a body that fails while it is read. */
function broken(c: Context, how: 'timeout' | 'reset', headers: Record<string, string>): Response {
  const outgoing: unknown = isObject(c.env) ? c.env.outgoing : undefined
  if (isObject(outgoing) && typeof outgoing.destroy === 'function') {
    outgoing.destroy()
    // @hono/node-server then leaves the socket alone.
    return new Response(null, { headers: { 'x-hono-already-sent': 'true' } })
  }
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError('terminated', { cause: { code: 'ECONNRESET' } })),
  })
  return new Response(body, { headers: { ...headers, [BROKEN]: how } })
}
