import type { Hono } from 'hono'
import { isObject, Problems, prop } from './check.ts'
import { type Call, type GateParts, type Handler, mount } from './gate.ts'
import { isUserId, opaqueToken } from './ids.ts'
import { LIMITS } from './limits.ts'
import { PREVIEW } from './media.ts'
import type { SimulatedPlatform } from './platform.ts'
import type { EndpointName } from './rate.ts'
import { Refusal, refuseIfAny } from './refusal.ts'
import { richMenuHandlers } from './richmenu-api.ts'

/** More than a careful product takes: LINE's own limit for user content is far higher. */
const OVERSIZE = 11 * 1024 * 1024

/** LINE's endpoints at the origin's root, for `api.line.me` and `api-data.line.me` alike. */
export function mountApi(app: Hono, parts: GateParts): void {
  const { platform } = parts
  const handlers: Record<EndpointName, Handler> = {
    ...messageHandlers(platform),
    ...statisticsHandlers(platform),
    ...contentHandlers(platform),
    ...chatHandlers(platform),
    ...accountHandlers(platform, parts.clock),
    ...richMenuHandlers(platform, parts.clock),
  }
  mount(app, parts, handlers)
  app.all('/v2/*', (c) => {
    const requestId = crypto.randomUUID()
    const { method, path } = c.req
    const response = { message: 'Not found' }
    platform.log.add({ kind: 'api', endpoint: 'unknown', method, path, requestId, status: 404, response, ms: 0 })
    return c.json(response, 404, { 'x-line-request-id': requestId })
  })
}

const VALIDATABLE = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast']

function messageHandlers({ messenger, log }: SimulatedPlatform) {
  return {
    reply: (call: Call) => ({ json: messenger.reply(call) }),
    push: (call: Call) => ({ json: messenger.push(call) }),
    multicast: (call: Call) => ({ json: messenger.multicast(call) }),
    broadcast: (call: Call) => ({ json: messenger.broadcast(call) }),
    narrowcast: (call: Call) => ({ status: 202, json: messenger.narrowcast(call) }),
    narrowcastProgress: ({ query }: Call) => {
      const sent = log.calls.find(
        ({ endpoint, requestId }) => endpoint === 'narrowcast' && requestId === query('requestId'),
      )
      if (!sent) throw new Refusal(404, 'Not found')
      const time = new Date(sent.at).toISOString()
      return { json: { phase: 'succeeded', acceptedTime: time, completedTime: time } }
    },
    validate: ({ body, param }: Call) => {
      if (!VALIDATABLE.includes(param('kind'))) throw new Refusal(404, 'Not found')
      messenger.validate(prop(body, 'messages'))
      return {}
    },
  }
}

function statisticsHandlers({ messenger, settings }: SimulatedPlatform) {
  return {
    quota: () => {
      const { type, value } = settings.quota
      return { json: type === 'limited' ? { type, value: value ?? 0 } : { type } }
    },
    consumption: () => ({ json: { totalUsage: messenger.used() } }),
    sentCount: ({ param, query }: Call) => {
      const date = query('date') ?? ''
      if (!/^\d{8}$/.test(date)) refuseIfAny([{ message: 'Must be yyyyMMdd', property: 'date' }])
      return { json: { status: 'ready', success: messenger.sentOn(param('kind'), date) } }
    },
  }
}

function contentHandlers(platform: SimulatedPlatform) {
  const known = ({ param, fault }: Call) => {
    const id = param('messageId')
    const media = platform.media(id)
    if (fault === 'gone' || platform.fate(id) === 'unsent') throw new Refusal(410, 'Gone')
    if (fault === 'missing' || !media) throw new Refusal(404, 'Not found')
    return media
  }
  return {
    content: (call: Call) => {
      const media = known(call)
      if (call.fault === 'preparing') return { status: 202 }
      if (call.fault !== 'oversize') return { media }
      const bytes = new Uint8Array(OVERSIZE)
      bytes.set(media.bytes)
      return { media: { ...media, bytes } }
    },
    transcoding: (call: Call) => {
      known(call)
      return { json: { status: call.fault === 'preparing' ? 'processing' : 'succeeded' } }
    },
    preview: (call: Call) => {
      known(call)
      return call.fault === 'preparing' ? { status: 202 } : { media: PREVIEW }
    },
  }
}

function chatHandlers(platform: SimulatedPlatform) {
  const { directory } = platform
  return {
    loading: ({ body }: Call) => {
      const { min, max, step, default: usual } = LIMITS.loading
      const problems = new Problems()
      const chatId = problems.text(body, 'chatId', '', { required: true })
      if (chatId !== undefined && !isUserId(chatId)) problems.add('chatId', 'Must be a user id')
      const seconds = problems.number(body, 'loadingSeconds', '', { min, max }) ?? usual
      if (seconds % step !== 0) problems.add('loadingSeconds', `Must be a multiple of ${step}`)
      refuseIfAny(problems.details)
      directory.startLoading(String(chatId), seconds)
      platform.notify({ type: 'chat', userId: String(chatId) })
      return { status: 202 }
    },
    markAsRead: ({ body }: Call) => {
      const token = prop(body, 'markAsReadToken')
      const chatId = typeof token === 'string' ? directory.markAsRead(token) : undefined
      if (chatId === undefined) throw new Refusal(400, 'Invalid mark as read token')
      platform.notify({ type: 'chat', userId: chatId })
      return {}
    },
  }
}

function accountHandlers(platform: SimulatedPlatform, clock: () => number) {
  const { directory, settings, courier, botUserId } = platform
  const friends = () => directory.list.filter(({ relation }) => relation === 'friend')
  return {
    profile: ({ param }: Call) => {
      const person = directory.get(param('userId'))
      if (person?.relation !== 'friend') throw new Refusal(404, 'Not found')
      const { userId, name: displayName, language, pictureUrl, statusMessage } = person
      // Absent, not null, when the person shares less: JSON leaves undefined out.
      return { json: { userId, displayName, language, pictureUrl, statusMessage } }
    },
    followers: ({ query }: Call) => {
      const from = Number.parseInt(query('start') ?? '0', 10) || 0
      const limit = Math.min(Number.parseInt(query('limit') ?? '300', 10) || 300, LIMITS.followersPage)
      const ids = friends().map(({ userId }) => userId)
      const next = from + limit
      return { json: { userIds: ids.slice(from, next), ...(next < ids.length ? { next: String(next) } : {}) } }
    },
    linkToken: ({ param }: Call) => {
      if (!directory.get(param('userId'))) throw new Refusal(404, 'Not found')
      return { json: { linkToken: opaqueToken() } }
    },
    info: () => ({
      json: {
        userId: botUserId,
        basicId: '@simulated',
        displayName: 'Mattra (simulated)',
        chatMode: 'chat',
        markAsReadMode: 'manual',
      },
    }),
    getWebhook: () => {
      if (settings.webhookUrl === '') throw new Refusal(404, 'Not found')
      return { json: { endpoint: settings.webhookUrl, active: settings.webhookActive } }
    },
    setWebhook: ({ body }: Call) => {
      platform.configure({ webhookUrl: webhookAddress(body) })
      return {}
    },
    testWebhook: async ({ body }: Call) => {
      const url = prop(body, 'endpoint') === undefined ? settings.webhookUrl : webhookAddress(body)
      if (url === '') throw new Refusal(404, 'Not found')
      const { status, outcome, response } = await courier.test(url)
      const success = outcome === 'ok'
      const reason = success ? 'OK' : outcome.toUpperCase()
      const detail = success ? '200' : (response ?? String(status))
      return { json: { success, timestamp: new Date(clock()).toISOString(), statusCode: status, reason, detail } }
    },
  }
}

/** HTTPS and at most 500 characters, as at LINE; a product on this very machine may do without TLS, unlike at LINE. */
function webhookAddress(body: unknown): string {
  const endpoint = isObject(body) ? prop(body, 'endpoint') : undefined
  const url =
    typeof endpoint === 'string' && endpoint.length <= LIMITS.webhookUrl && URL.canParse(endpoint)
      ? new URL(endpoint)
      : undefined
  const local = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url?.protocol !== 'https:' && !(local && url.protocol === 'http:'))
    throw new Refusal(400, 'Invalid webhook endpoint URL')
  return String(endpoint)
}
