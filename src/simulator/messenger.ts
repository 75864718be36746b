import type { Clock } from '../clock.ts'
import { type Detail, isObject, Problems, prop } from './check.ts'
import type { Events } from './events.ts'
import { isChatId, isUserId, isUuid, opaqueToken } from './ids.ts'
import { LIMITS } from './limits.ts'
import type { People } from './people.ts'
import { Refusal, refuseIfAny } from './refusal.ts'
import type { ReplyTokens, RetryKeys } from './tokens.ts'
import type { ChatItem, ItemDelivery, JsonObject, Notice, Settings } from './types.ts'
import { validateMessages } from './validate.ts'

type Manner = Exclude<ItemDelivery, { by: 'webhook' }>['by']
type SentMessage = { id: string; quoteToken?: string }

export type SendRequest = { body: JsonObject; requestId: string; retryKey?: string }

export type MessengerParts = {
  clock: Clock
  people: People
  events: Events
  replyTokens: ReplyTokens
  retryKeys: RetryKeys
  settings: Settings
  notify: (notice: Notice) => void
}

/** Types that may be quoted, hence get a quote token (guide "Get quote tokens"). */
const QUOTABLE = new Set(['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'])
const UNIT = /^[a-zA-Z0-9_]{1,30}$/

/** Takes the bot's messages, or refuses them as LINE does, and puts them into the chats they reach. */
export class Messenger {
  readonly #parts: MessengerParts
  /** Counted by `kind yyyyMMdd`, for the delivery statistics. */
  readonly #sent = new Map<string, number>()
  #month = ''

  constructor(parts: MessengerParts) {
    this.#parts = parts
  }

  reply({ body, requestId }: SendRequest): { sentMessages: SentMessage[] } {
    const { replyTokens } = this.#parts
    const token = prop(body, 'replyToken')
    if (typeof token !== 'string' || token === '')
      refuseIfAny([
        { message: 'May not be empty', property: 'replyToken' },
        ...validateMessages(prop(body, 'messages')),
      ])
    const chatId = replyTokens.open(String(token))
    this.#check(body, chatId)
    // The message is looked at first: LINE does not say whether a refused message spends the token; here it does not.
    if (chatId === undefined) throw new Refusal(400, 'Invalid reply token')
    replyTokens.use(String(token))
    const sentMessages = this.#send('reply', [chatId], body, requestId)
    return { sentMessages }
  }

  push({ body, requestId, retryKey }: SendRequest): { sentMessages: SentMessage[] } {
    this.#refuseRepeated(retryKey)
    const to = prop(body, 'to')
    if (!isChatId(to) || !this.#parts.people.knows(to))
      throw new Refusal(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    this.#check(body, to)
    this.#spend([to])
    const sentMessages = this.#send('push', [to], body, requestId)
    if (retryKey !== undefined) this.#parts.retryKeys.accept(retryKey, { requestId, sentMessages })
    return { sentMessages }
  }

  multicast(request: SendRequest): Record<string, never> {
    this.#refuseRepeated(request.retryKey)
    const problems = new Problems()
    const to = problems.list(prop(request.body, 'to'), 'to', 1, LIMITS.request.multicastRecipients) ?? []
    to.forEach((userId, i) => {
      if (!isUserId(userId)) problems.add(`to[${i}]`, 'Must be a user id')
    })
    refuseIfAny(problems.details)
    const unique = [...new Set(to.map(String))]
    return this.#toMany('multicast', unique, request)
  }

  broadcast(request: SendRequest): Record<string, never> {
    this.#refuseRepeated(request.retryKey)
    return this.#toMany('broadcast', this.#friends(), request)
  }

  /** Recipients and filters are accepted unread: it goes to every friend, up to `limit.max`. */
  narrowcast(request: SendRequest): Record<string, never> {
    this.#refuseRepeated(request.retryKey)
    const limit = prop(request.body, 'limit')
    const max = isObject(limit) && typeof limit.max === 'number' ? limit.max : Number.POSITIVE_INFINITY
    return this.#toMany('narrowcast', this.#friends().slice(0, max), request)
  }

  /** Faults of a send request's body, without sending. */
  validate(messages: unknown): void {
    refuseIfAny(validateMessages(messages))
  }

  /** Messages used this month; the count starts anew with LINE's month, which is UTC+9. */
  used(): number {
    const { settings } = this.#parts
    const month = this.#day().slice(0, 6)
    if (this.#month !== '' && this.#month !== month) settings.quota.used = 0
    this.#month = month
    return settings.quota.used
  }

  sentOn(kind: string, day: string): number {
    return this.#sent.get(`${kind} ${day}`) ?? 0
  }

  reset(): void {
    this.#sent.clear()
    this.#month = ''
  }

  #friends(): string[] {
    return this.#parts.people.list.filter(({ relation }) => relation === 'friend').map(({ userId }) => userId)
  }

  #day(): string {
    return new Date(this.#parts.clock() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
  }

  #refuseRepeated(retryKey: string | undefined): void {
    if (retryKey === undefined) return
    if (!isUuid(retryKey)) throw new Refusal(400, 'The X-Line-Retry-Key header must be a UUID')
    const accepted = this.#parts.retryKeys.get(retryKey)
    if (!accepted) return
    throw new Refusal(409, 'The retry key is already accepted', {
      headers: { 'x-line-accepted-request-id': accepted.requestId },
      ...(accepted.sentMessages ? { extra: { sentMessages: accepted.sentMessages } } : {}),
    })
  }

  #check(body: JsonObject, chatId: string | undefined): void {
    const { people } = this.#parts
    const details: Detail[] = validateMessages(prop(body, 'messages'), {
      toPerson: chatId === undefined || chatId.startsWith('U'),
      ...(chatId === undefined ? {} : { quoteTokenKnown: (token) => people.byQuoteToken(chatId, token) !== undefined }),
    })
    const problems = new Problems()
    problems.boolean(body, 'notificationDisabled', '')
    const units = prop(body, 'customAggregationUnits')
    if (units !== undefined)
      problems.list(units, 'customAggregationUnits', 0, LIMITS.request.aggregationUnits)?.forEach((unit, i) => {
        if (typeof unit !== 'string' || !UNIT.test(unit))
          problems.add(`customAggregationUnits[${i}]`, 'invalid property')
      })
    refuseIfAny([...details, ...problems.details])
  }

  #toMany(by: Manner, recipients: string[], { body, requestId, retryKey }: SendRequest): Record<string, never> {
    this.#check(body, undefined)
    this.#spend(recipients)
    this.#send(by, recipients, body, requestId)
    if (retryKey !== undefined) this.#parts.retryKeys.accept(retryKey, { requestId })
    return {}
  }

  /** Counts one a recipient who will get it, or refuses for want of quota. */
  #spend(recipients: string[]): void {
    const { settings, people, notify } = this.#parts
    const count = recipients.filter((chatId) => people.reachable(chatId)).length
    const used = this.used() + count
    const { type, value = 0 } = settings.quota
    if (type === 'limited' && used > value) throw new Refusal(429, 'You have reached your monthly limit.')
    settings.quota.used = used
    if (count > 0) notify({ type: 'state' })
  }

  #send(by: Manner, chatIds: string[], body: JsonObject, requestId: string): SentMessage[] {
    const { people, events, clock, notify } = this.#parts
    const messages = (prop(body, 'messages') as JsonObject[] | undefined) ?? []
    const silent = prop(body, 'notificationDisabled') === true
    const reached = chatIds.filter((chatId) => people.reachable(chatId))
    const key = `${by} ${this.#day()}`
    this.#sent.set(key, (this.#sent.get(key) ?? 0) + reached.length)
    const sent = messages.map((message) => ({
      id: events.nextMessageId(),
      ...(QUOTABLE.has(String(message.type)) ? { quoteToken: opaqueToken(24) } : {}),
    }))
    for (const chatId of reached) {
      messages.forEach((message, i) => {
        const one = sent[i]
        if (!one) return
        const quoted =
          typeof message.quoteToken === 'string' ? people.byQuoteToken(chatId, message.quoteToken) : undefined
        const item: ChatItem = {
          ...one,
          at: clock(),
          from: 'bot',
          message,
          delivery: { by, requestId, ...(silent ? { silent } : {}) },
        }
        if (isObject(message.sender)) item.sender = message.sender
        if (isObject(message.quickReply)) item.quickReply = message.quickReply as NonNullable<ChatItem['quickReply']>
        if (quoted) item.quotedItemId = quoted.id
        people.append(chatId, item)
      })
      notify({ type: 'chat', userId: chatId })
    }
    return sent
  }
}
