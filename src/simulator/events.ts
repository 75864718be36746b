import type { Clock } from '../clock.ts'
import { isObject } from './check.ts'
import { messageIds, opaqueToken, ulid } from './ids.ts'
import type { People } from './people.ts'
import type { JsonObject, PersonAction } from './types.ts'

/** Event types that carry a reply token ("Webhook event objects" of the reference). */
const REPLYABLE = new Set([
  'message',
  'messageEdited',
  'follow',
  'postback',
  'join',
  'memberJoined',
  'accountLink',
  'videoPlayComplete',
  'beacon',
  'membership',
])
const QUOTABLE = new Set(['text', 'image', 'video', 'sticker'])

export type WebhookEvent = JsonObject & {
  type: string
  webhookEventId: string
  timestamp: number
  mode: string
  deliveryContext: JsonObject
  replyToken?: string
  source?: JsonObject
}

/** Where an event happened: group, room or person. */
export function chatIdOf(event: JsonObject): string | undefined {
  const source = event.source
  if (!isObject(source)) return undefined
  const id = source.groupId ?? source.roomId ?? source.userId
  return typeof id === 'string' ? id : undefined
}

/** Builds webhook events as LINE shapes them. */
export class Events {
  readonly #clock: Clock
  readonly #people: People
  readonly nextMessageId: () => string

  constructor(clock: Clock, people: People) {
    this.#clock = clock
    this.#people = people
    this.nextMessageId = messageIds(clock)
  }

  /** The event with every common property it lacks. What is given stays as it is, even if LINE would never send it. */
  fill(given: JsonObject): WebhookEvent {
    const type = typeof given.type === 'string' ? given.type : 'message'
    const mode = typeof given.mode === 'string' ? given.mode : 'active'
    const timestamp = typeof given.timestamp === 'number' ? given.timestamp : this.#clock()
    const failedLink = type === 'accountLink' && isObject(given.link) && given.link.result !== 'ok'
    const replyable = REPLYABLE.has(type) && mode === 'active' && !failedLink
    return {
      ...given,
      type,
      webhookEventId: typeof given.webhookEventId === 'string' ? given.webhookEventId : ulid(timestamp),
      deliveryContext: isObject(given.deliveryContext) ? given.deliveryContext : { isRedelivery: false },
      timestamp,
      ...(replyable && given.replyToken === undefined ? { replyToken: opaqueToken() } : {}),
      mode,
    }
  }

  /** The `message` of an event, with id and tokens. */
  message(chatId: string, content: JsonObject & { type: string }): JsonObject & { id: string } {
    const id = this.nextMessageId()
    return {
      ...content,
      id,
      ...(QUOTABLE.has(content.type) ? { quoteToken: opaqueToken(24) } : {}),
      markAsReadToken: this.#people.readToken(chatId, id),
    }
  }
}

type Sent = Exclude<PersonAction['kind'], 'postback' | 'follow' | 'unfollow' | 'unsend' | 'richmenuswitch' | 'raw'>

/** What the webhook says about a message a person sends. */
export function contentOf(action: Extract<PersonAction, { kind: Sent }>, size: number): JsonObject & { type: string } {
  const contentProvider = { type: 'line' }
  switch (action.kind) {
    case 'text':
      return { type: 'text', text: action.text }
    case 'sticker':
      return {
        type: 'sticker',
        packageId: action.packageId ?? '446',
        stickerId: action.stickerId ?? '1988',
        stickerResourceType: 'STATIC',
        keywords: ['Hello'],
      }
    case 'image':
      return { type: 'image', contentProvider }
    case 'video':
    case 'audio':
      return { type: action.kind, duration: 1000, contentProvider }
    case 'file':
      return { type: 'file', fileName: action.fileName ?? 'document.pdf', fileSize: size }
    case 'location':
      return {
        type: 'location',
        title: action.title ?? 'ETDA',
        address: action.address ?? 'Rama 9 Road, Huai Khwang, Bangkok',
        latitude: action.latitude ?? 13.7575,
        longitude: action.longitude ?? 100.5655,
      }
  }
}

/** How the chat shows an event that is no message. */
export function summary(event: WebhookEvent, displayText: unknown): JsonObject {
  const { type, postback, follow, unsend } = event
  return {
    type: 'event',
    event: type,
    ...(isObject(postback) ? postback : {}),
    ...(typeof displayText === 'string' ? { displayText } : {}),
    ...(isObject(follow) ? follow : {}),
    ...(isObject(unsend) ? unsend : {}),
  }
}
