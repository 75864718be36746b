import type { Clock } from '../clock.ts'
import { isObject } from './check.ts'
import { Courier, type Packet } from './deliver.ts'
import { chatIdOf, contentOf, Events, summary } from './events.ts'
import { FaultSet } from './faults.ts'
import { lineId } from './ids.ts'
import { CallLog } from './log.ts'
import { type Media, mediaOf } from './media.ts'
import { Messenger } from './messenger.ts'
import { People } from './people.ts'
import { ENDPOINTS, RateLimiter } from './rate.ts'
import { RichMenus } from './richmenus.ts'
import { ReplyTokens, RetryKeys } from './tokens.ts'
import type {
  ApiCall,
  ChatItem,
  Delivery,
  EventOptions,
  JsonObject,
  NewPerson,
  Notice,
  Person,
  PersonAction,
  PersonView,
  Platform,
  Settings,
  SettingsPatch,
  StateView,
  WebhookCall,
} from './types.ts'

export type PlatformParts = {
  channelSecret: string
  webhookUrl: string
  clock: Clock
  fetch: typeof fetch
  wait: (ms: number) => Promise<void>
}

/** An act the person cannot do now: unknown, or has blocked the account. */
export class Impossible extends Error {
  override readonly name = 'Impossible'
}

const FIRST_QUOTA: Settings['quota'] = { type: 'limited', value: 15_000, used: 0 }
const QUOTA_KINDS = ['none', 'limited']

/** The simulated LINE: everything it remembers, and the acts of its people. */
export class SimulatedPlatform implements Platform {
  readonly botUserId = lineId('U', 'bot')
  readonly settings: Settings
  readonly faults: FaultSet
  readonly directory: People
  readonly richMenus = new RichMenus()
  readonly rates: RateLimiter
  readonly log: CallLog
  readonly messenger: Messenger
  readonly courier: Courier
  readonly #events: Events
  readonly #replyTokens: ReplyTokens
  readonly #retryKeys: RetryKeys
  readonly #media = new Map<string, Media>()
  readonly #listeners = new Set<(notice: Notice) => void>()
  readonly #webhookUrl: string

  constructor({ channelSecret, webhookUrl, clock, fetch, wait }: PlatformParts) {
    const notify = (notice: Notice): void => this.notify(notice)
    this.#webhookUrl = webhookUrl
    this.settings = { webhookUrl, webhookActive: true, redelivery: false, quota: { ...FIRST_QUOTA } }
    this.faults = new FaultSet(() => notify({ type: 'state' }))
    this.directory = new People(clock)
    this.rates = new RateLimiter(clock)
    this.log = new CallLog(clock, notify)
    this.#events = new Events(clock, this.directory)
    this.#replyTokens = new ReplyTokens(clock)
    this.#retryKeys = new RetryKeys(clock)
    const { settings, faults, log } = this
    const [people, events, replyTokens, retryKeys] = [this.directory, this.#events, this.#replyTokens, this.#retryKeys]
    this.messenger = new Messenger({ clock, people, events, replyTokens, retryKeys, settings, notify })
    const attempted = (packets: Packet[]): void => {
      for (const { event } of packets) this.#notifyChat(chatIdOf(event))
    }
    const destination = this.botUserId
    this.courier = new Courier({
      channelSecret,
      destination,
      settings,
      clock,
      fetch,
      wait,
      log,
      faults,
      replyTokens,
      attempted,
    })
  }

  get people(): readonly Person[] {
    return this.directory.list
  }

  get calls(): readonly ApiCall[] {
    return this.log.calls
  }

  get deliveries(): readonly WebhookCall[] {
    return this.log.deliveries
  }

  addPerson(person: NewPerson): Person {
    const added = this.directory.add(person)
    this.notify({ type: 'state' })
    return added
  }

  configure({ quota, ...patch }: SettingsPatch): void {
    Object.assign(this.settings, patch)
    if (quota?.type !== undefined && QUOTA_KINDS.includes(quota.type)) this.settings.quota.type = quota.type
    if (quota?.value !== undefined) this.settings.quota.value = quota.value
    if (quota?.used !== undefined) this.settings.quota.used = quota.used
    this.notify({ type: 'state' })
  }

  chat(chatId: string): readonly ChatItem[] {
    return this.directory.chat(chatId)
  }

  media(messageId: string): Media | undefined {
    return this.#media.get(messageId)
  }

  /** Whether any chat holds the message, and whether its sender took it back. */
  fate(messageId: string): 'unknown' | 'there' | 'unsent' {
    for (const { userId } of this.people) {
      const item = this.directory.find(userId, messageId)
      if (item) return item.unsent ? 'unsent' : 'there'
    }
    return 'unknown'
  }

  view(userId: string): PersonView | undefined {
    const person = this.directory.get(userId)
    if (!person) return undefined
    return {
      person,
      chat: [...this.chat(userId)],
      quickReply: this.directory.quickReply(userId),
      richMenu: this.richMenus.shownTo(userId),
      loading: this.directory.loading(userId),
    }
  }

  state(): StateView {
    this.messenger.used()
    return {
      people: [...this.people],
      settings: this.settings,
      faults: [...this.faults.list],
      richMenus: this.richMenus.views(),
      defaultRichMenuId: this.richMenus.defaultId ?? null,
      botUserId: this.botUserId,
      endpoints: ['*', 'webhook', ...Object.keys(ENDPOINTS)],
    }
  }

  sendText(userId: string, text: string, options: EventOptions = {}): Promise<Delivery[]> {
    return this.act(userId, { kind: 'text', text, ...options })
  }

  sendPostback(
    userId: string,
    data: string,
    options: EventOptions & { displayText?: string; params?: JsonObject } = {},
  ): Promise<Delivery[]> {
    return this.act(userId, { kind: 'postback', data, ...options })
  }

  sendEvent(event: JsonObject): Promise<Delivery[]> {
    return this.sendEvents([event])
  }

  async act(userId: string, action: PersonAction): Promise<Delivery[]> {
    const person = this.directory.get(userId)
    if (!person) throw new Impossible(`There is no person ${userId}.`)
    if (person.relation === 'blocked' && !['follow', 'raw'].includes(action.kind))
      throw new Impossible(`${person.name} has blocked the account; only "follow" is possible.`)
    const source = { type: 'user', userId }
    if (action.kind === 'raw') {
      const events = Array.isArray(action.event) ? action.event : [action.event]
      return this.#deliver(
        events.map((event) => ({ source, ...event })),
        action.withoutSource === true,
      )
    }
    const common = {
      source,
      ...(action.mode === undefined ? {} : { mode: action.mode }),
      ...(action.at === undefined ? {} : { timestamp: action.at }),
    }
    return this.#deliver([{ ...common, ...this.#happening(person, action) }], action.withoutSource === true)
  }

  sendEvents(events: JsonObject[]): Promise<Delivery[]> {
    return this.#deliver(events, false)
  }

  settled(): Promise<void> {
    return this.courier.settled()
  }

  subscribe(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  notify(notice: Notice): void {
    for (const listener of this.#listeners) listener(notice)
  }

  reset(): void {
    const stores = [
      this.directory,
      this.richMenus,
      this.rates,
      this.messenger,
      this.courier,
      this.#replyTokens,
      this.#retryKeys,
    ]
    for (const store of stores) store.reset()
    this.log.clear()
    this.#media.clear()
    this.settings.quota = { ...FIRST_QUOTA }
    Object.assign(this.settings, { webhookUrl: this.#webhookUrl, webhookActive: true, redelivery: false })
    this.faults.clear()
  }

  /** Does what the action does to the simulated world and says what the event tells of it. */
  #happening(person: Person, action: Exclude<PersonAction, { kind: 'raw' }>): JsonObject {
    const { userId } = person
    switch (action.kind) {
      case 'follow': {
        const isUnblocked = person.relation === 'blocked'
        person.relation = 'friend'
        this.notify({ type: 'state' })
        return { type: 'follow', follow: { isUnblocked } }
      }
      case 'unfollow':
        person.relation = 'blocked'
        this.notify({ type: 'state' })
        return { type: 'unfollow' }
      case 'unsend': {
        const item = this.directory.find(userId, action.itemId)
        if (item?.from !== 'person') throw new Impossible(`${person.name} has sent no message ${action.itemId}.`)
        item.unsent = true
        this.#media.delete(item.id)
        return { type: 'unsend', unsend: { messageId: item.id } }
      }
      case 'postback': {
        const { data, params, displayText } = action
        return {
          type: 'postback',
          postback: { data, ...(params ? { params } : {}) },
          ...(displayText ? { displayText } : {}),
        }
      }
      case 'richmenuswitch': {
        const params = this.richMenus.switchTo(userId, action.aliasId)
        return { type: 'postback', postback: { data: action.data, params } }
      }
      default:
        return { type: 'message', message: this.#message(userId, action) }
    }
  }

  #message(userId: string, action: Parameters<typeof contentOf>[0]): JsonObject {
    const media = mediaOf(action)
    const message = this.#events.message(userId, contentOf(action, media?.bytes.length ?? 0))
    if (media) this.#media.set(message.id, media)
    if (action.kind === 'text' && action.quoteItemId !== undefined) message.quotedMessageId = action.quoteItemId
    return message
  }

  #deliver(given: JsonObject[], withoutSource: boolean): Promise<Delivery[]> {
    const packets = given.map((one): Packet => {
      // `displayText` is what the person sees; the webhook does not carry it.
      const { displayText, ...rest } = one
      const whole = this.#events.fill(rest)
      const { source, ...bare } = whole
      const event = withoutSource ? (bare as typeof whole) : whole
      const attempts: Delivery[] = []
      const chatId = chatIdOf(whole)
      // A token without a known chat can be used all the same; what it sends is seen nowhere.
      if (typeof event.replyToken === 'string') this.#replyTokens.issue(event.replyToken, chatId ?? '')
      if (chatId !== undefined) this.#remember(chatId, whole, displayText, attempts)
      return { event, attempts }
    })
    return this.courier.deliver(packets)
  }

  /** Puts what happened into the chat it happened in. */
  #remember(chatId: string, event: Packet['event'], displayText: unknown, attempts: Delivery[]): void {
    if (event.type === 'leave') this.directory.leaveGroup(chatId)
    else if (!chatId.startsWith('U')) this.directory.enterGroup(chatId)
    const message = event.type === 'message' && isObject(event.message) ? event.message : undefined
    const id = typeof message?.id === 'string' ? message.id : this.#events.nextMessageId()
    const item: ChatItem = {
      id,
      at: event.timestamp,
      from: 'person',
      message: message ?? summary(event, displayText),
      delivery: { by: 'webhook', webhookEventId: event.webhookEventId, attempts },
    }
    if (typeof message?.quoteToken === 'string') item.quoteToken = message.quoteToken
    if (typeof message?.quotedMessageId === 'string') item.quotedItemId = message.quotedMessageId
    this.directory.append(chatId, item)
    this.#notifyChat(chatId)
  }

  #notifyChat(chatId: string | undefined): void {
    if (chatId !== undefined) this.notify({ type: 'chat', userId: chatId })
  }
}
