// The simulator's vocabulary: what tests, the control API and the page speak.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = Record<string, unknown>

export type Person = {
  /** `^U[0-9a-f]{32}$` */
  userId: string
  name: string
  /** BCP 47; absent when the person has not agreed to share it. */
  language?: string
  pictureUrl?: string
  statusMessage?: string
  /** `blocked` has unfollowed; `stranger` never befriended the account. Neither receives a push. */
  relation: 'friend' | 'blocked' | 'stranger'
}

export type ChatItem = {
  id: string
  /** Milliseconds since the epoch, by the simulator's clock. */
  at: number
  from: 'person' | 'bot'
  /** The LINE message object, or `{type: 'event', event: 'postback' | 'follow' | …, …}` for what is not a message. */
  message: JsonObject
  sender?: { name?: string; iconUrl?: string }
  quickReply?: { items: JsonObject[] }
  delivery?: ItemDelivery
  /** The person's message this one quotes. */
  quotedItemId?: string
  quoteToken?: string
  unsent?: boolean
  /** The bot has marked this message (and those before it) as read. */
  read?: boolean
}

export type ItemDelivery =
  | { by: 'reply' | 'push' | 'multicast' | 'narrowcast' | 'broadcast'; requestId: string; silent?: boolean }
  | { by: 'webhook'; webhookEventId: string; attempts: Delivery[] }

/** One HTTP attempt to hand a webhook to the product. */
export type Delivery = {
  /** The HTTP status; 0 when no answer came: connection failed, time-out, or webhook switched off. */
  status: number
  ms: number
  outcome: 'ok' | 'error_status_code' | 'request_timeout' | 'could_not_connect' | 'not_sent'
}

export type PersonAction = (
  | { kind: 'text'; text: string; quoteItemId?: string }
  | { kind: 'postback'; data: string; displayText?: string; params?: JsonObject }
  | { kind: 'sticker'; packageId?: string; stickerId?: string }
  | { kind: 'image' | 'video' | 'audio'; contentType?: string; contentBase64?: string }
  | { kind: 'file'; fileName?: string; contentType?: string; contentBase64?: string }
  | { kind: 'location'; title?: string; address?: string; latitude?: number; longitude?: number }
  | { kind: 'follow' }
  | { kind: 'unfollow' }
  | { kind: 'unsend'; itemId: string }
  | { kind: 'richmenuswitch'; aliasId: string; data: string }
  /** Sent as given; the common properties it lacks are filled in. Several go in one delivery. */
  | { kind: 'raw'; event: JsonObject | JsonObject[] }
) &
  EventOptions

export type EventOptions = {
  /** `standby`: another module holds the chat; no reply token. */
  mode?: 'active' | 'standby'
  /** LINE leaves `source` out when a person has not agreed to share the profile. */
  withoutSource?: boolean
  /** `timestamp` of the event; now when left out. */
  at?: number
}

/**
 * What can go wrong on request.
 * Before the product's call is accepted: `delay`, `rate` (429), `monthly` (429), `error` (500), `status`.
 * After it is accepted: `errorAfter` (500), `timeout` (no answer for `delayMs`), `reset` (connection lost), `unreadable` (200, no JSON).
 * Endpoint `content`: `preparing` (202), `missing` (404), `gone` (410), `oversize` (11 MB).
 * Endpoint `webhook`: `delay`, `duplicate` (sent twice), `hold` (delivered after the next one), `bundle` (joined with the next
 * one in one delivery), `lost` (never sent), `badSignature`.
 */
export type FaultKind = (typeof FAULT_KINDS)[number]

export const FAULT_KINDS = [
  'delay',
  'rate',
  'monthly',
  'error',
  'status',
  'errorAfter',
  'timeout',
  'reset',
  'unreadable',
  'preparing',
  'missing',
  'gone',
  'oversize',
  'duplicate',
  'hold',
  'bundle',
  'lost',
  'badSignature',
] as const

export type Fault = {
  /** An endpoint's name (`push`, `reply`, `content`, `webhook`, …), `*` for every API call, or `METHOD /path`. */
  endpoint: string
  kind: FaultKind
  /** How many more calls it hits; without it, every call until it is taken away. */
  times?: number
  /** For `delay` and `timeout`, milliseconds. */
  delayMs?: number
  /** For `status`. */
  status?: number
}

export type Settings = {
  webhookUrl: string
  /** "Use webhook" of the console. */
  webhookActive: boolean
  /** "Webhook redelivery" of the console; off by default, as at LINE. */
  redelivery: boolean
  quota: { type: 'none' | 'limited'; value?: number; used: number }
}

export type SettingsPatch = {
  webhookUrl?: string
  webhookActive?: boolean
  redelivery?: boolean
  quota?: { type?: 'none' | 'limited'; value?: number; used?: number }
}

/** A call the product made. `replyToken`s and the like stand here in full; the control API shows them shortened. */
export type ApiCall = {
  seq: number
  at: number
  kind: 'api'
  endpoint: string
  method: string
  path: string
  requestId: string
  retryKey?: string
  request?: unknown
  /** 0: the simulator gave no answer (`timeout`, `reset`). */
  status: number
  response?: unknown
  fault?: FaultKind
  ms: number
}

export type WebhookCall = Delivery & {
  seq: number
  at: number
  kind: 'webhook'
  url: string
  /** 1 for the first delivery, 2… for redeliveries. */
  attempt: number
  request: unknown
  response?: unknown
  fault?: FaultKind
}

export type LogEntry = ApiCall | WebhookCall

export type Notice = { type: 'chat' | 'log' | 'state'; userId?: string }

export type Area = { bounds: { x: number; y: number; width: number; height: number }; action: JsonObject }

export type RichMenu = {
  richMenuId: string
  name: string
  chatBarText: string
  selected: boolean
  size: { width: number; height: number }
  areas: Area[]
}

/** A rich menu as the control API shows it. */
export type RichMenuView = RichMenu & { aliases: string[]; hasImage: boolean; imageUrl?: string }

/** What the control API answers at `GET /simulator/api/state`. */
export type StateView = {
  people: Person[]
  settings: Settings
  faults: Fault[]
  richMenus: RichMenuView[]
  defaultRichMenuId: string | null
  botUserId: string
  /** Names that `Fault.endpoint` understands. */
  endpoints: string[]
}

/** What the control API answers at `GET /simulator/api/people/:userId`. */
export type PersonView = {
  person: Person
  chat: ChatItem[]
  /** Of the last message, until it is used. */
  quickReply: { items: JsonObject[] } | null
  richMenu: RichMenuView | null
  /** The loading animation is on. */
  loading: boolean
}

export type NewPerson = { name: string; language?: string; relation?: Person['relation'] }

/** The simulated LINE, as tests use it. The same acts stand behind the control API. */
export interface Platform {
  readonly botUserId: string
  readonly people: readonly Person[]
  readonly settings: Settings
  readonly faults: Faults
  /** Calls the product made, oldest first (the last 2,000). */
  readonly calls: readonly ApiCall[]
  /** Webhook attempts, oldest first (the last 2,000). */
  readonly deliveries: readonly WebhookCall[]
  addPerson(person: NewPerson): Person
  configure(patch: SettingsPatch): void
  /** Items of a person's (or group's) chat, oldest first. */
  chat(chatId: string): readonly ChatItem[]
  view(userId: string): PersonView | undefined
  state(): StateView
  /** Does what a person does and delivers the webhook; resolves with the first attempt (and its duplicate, if asked for). */
  act(userId: string, action: PersonAction): Promise<Delivery[]>
  sendText(userId: string, text: string, options?: EventOptions): Promise<Delivery[]>
  sendPostback(
    userId: string,
    data: string,
    options?: EventOptions & { displayText?: string; params?: JsonObject },
  ): Promise<Delivery[]>
  /** One delivery holding these events as they are, common properties filled in. An empty list is LINE's connection test. */
  sendEvents(events: JsonObject[]): Promise<Delivery[]>
  sendEvent(event: JsonObject): Promise<Delivery[]>
  /** Resolves once redeliveries and delayed deliveries under way have ended. */
  settled(): Promise<void>
  subscribe(listener: (notice: Notice) => void): () => void
  /** Back to the first day: two people, no chats, no menus, no faults. */
  reset(): void
}

export interface Faults {
  readonly list: readonly Fault[]
  add(...faults: Fault[]): void
  replace(faults: Fault[]): void
  clear(): void
}
