import type { Clock } from '../clock.ts'
import { lineId } from './ids.ts'
import { LIMITS } from './limits.ts'
import type { ChatItem, NewPerson, Person } from './types.ts'

const KEPT_ITEMS = 2000

/** The people who may talk with the account, the groups it sits in, and every chat. */
export class People {
  readonly #clock: Clock
  readonly #people = new Map<string, Person>()
  readonly #groups = new Set<string>()
  readonly #chats = new Map<string, ChatItem[]>()
  readonly #wroteAt = new Map<string, number>()
  readonly #loadingUntil = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
    this.reset()
  }

  reset(): void {
    for (const store of [this.#people, this.#groups, this.#chats, this.#wroteAt, this.#loadingUntil]) store.clear()
    this.add({ name: 'สมชาย', language: 'th' })
    this.add({ name: 'Ann', language: 'en' })
  }

  get list(): Person[] {
    return [...this.#people.values()]
  }

  add({ name, language, relation = 'friend' }: NewPerson): Person {
    const userId = lineId('U', `person ${this.#people.size + 1}`)
    const person: Person = { userId, name, relation, ...(language === undefined ? {} : { language }) }
    this.#people.set(userId, person)
    return person
  }

  get(userId: string): Person | undefined {
    return this.#people.get(userId)
  }

  /** A group is known once something happened in it. */
  enterGroup(groupId: string): void {
    this.#groups.add(groupId)
  }

  leaveGroup(groupId: string): void {
    this.#groups.delete(groupId)
  }

  knows(chatId: string): boolean {
    return this.#people.has(chatId) || this.#groups.has(chatId)
  }

  /** Whether a message sent now arrives: friends, groups, and people who are no friends but wrote in the last seven days. */
  reachable(chatId: string): boolean {
    if (this.#groups.has(chatId)) return true
    const relation = this.#people.get(chatId)?.relation
    if (relation !== 'stranger') return relation === 'friend'
    const wroteAt = this.#wroteAt.get(chatId)
    return wroteAt !== undefined && this.#clock() - wroteAt <= LIMITS.time.strangerReachable
  }

  chat(chatId: string): readonly ChatItem[] {
    return this.#chats.get(chatId) ?? []
  }

  append(chatId: string, item: ChatItem): void {
    const items = this.#chats.get(chatId) ?? []
    this.#chats.set(chatId, items)
    items.push(item)
    if (items.length > KEPT_ITEMS) items.splice(0, items.length - KEPT_ITEMS)
    if (item.from === 'person') this.#wroteAt.set(chatId, item.at)
    else this.#loadingUntil.delete(chatId)
  }

  find(chatId: string, itemId: string): ChatItem | undefined {
    return this.chat(chatId).findLast((item) => item.id === itemId)
  }

  byQuoteToken(chatId: string, token: string): ChatItem | undefined {
    return this.chat(chatId).findLast((item) => item.quoteToken === token && !item.unsent)
  }

  /** Marks the person's messages up to this one as read; false when the token names none. */
  markAsRead(token: string): string | undefined {
    const [chatId = '', itemId = ''] = Buffer.from(token, 'base64url').toString().split(':')
    const items = this.chat(chatId)
    const last = items.findLastIndex((item) => item.id === itemId)
    if (last < 0) return undefined
    for (const item of items.slice(0, last + 1)) if (item.from === 'person') item.read = true
    return chatId
  }

  readToken(chatId: string, itemId: string): string {
    return Buffer.from(`${chatId}:${itemId}`).toString('base64url')
  }

  startLoading(userId: string, seconds: number): void {
    this.#loadingUntil.set(userId, this.#clock() + seconds * 1000)
  }

  loading(userId: string): boolean {
    return (this.#loadingUntil.get(userId) ?? 0) > this.#clock()
  }

  /**
   * The quick reply the person sees: that of the last message, until one button is tapped or anyone writes.
   * Choosing a date leaves it standing, as do events that are no message.
   */
  quickReply(chatId: string): { items: ChatItem['message'][] } | null {
    for (const item of this.chat(chatId).toReversed()) {
      if (item.from === 'bot') return item.quickReply ?? null
      const { type, event, params } = item.message
      if (type !== 'event' || (event === 'postback' && params === undefined)) return null
    }
    return null
  }
}
