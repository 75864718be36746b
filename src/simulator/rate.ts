import type { Clock } from '../clock.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export type Rate = { calls: number; per: number }
const rate = (calls: number, per: number): Rate => ({ calls, per })

const USUAL = rate(2000, SECOND)

/**
 * LINE's endpoints with their limits ("Rate limits" of the reference). The same path with another method is another endpoint.
 * The names are those that faults and the log use.
 */
export const ENDPOINTS = {
  reply: ['POST', '/v2/bot/message/reply', USUAL],
  push: ['POST', '/v2/bot/message/push', USUAL],
  multicast: ['POST', '/v2/bot/message/multicast', rate(200, SECOND)],
  narrowcast: ['POST', '/v2/bot/message/narrowcast', rate(60, HOUR)],
  narrowcastProgress: ['GET', '/v2/bot/message/progress/narrowcast', USUAL],
  broadcast: ['POST', '/v2/bot/message/broadcast', rate(60, HOUR)],
  validate: ['POST', '/v2/bot/message/validate/:kind{reply|push|multicast|narrowcast|broadcast}', USUAL],
  quota: ['GET', '/v2/bot/message/quota', USUAL],
  consumption: ['GET', '/v2/bot/message/quota/consumption', USUAL],
  sentCount: ['GET', '/v2/bot/message/delivery/:kind{reply|push|multicast|broadcast}', USUAL],
  content: ['GET', '/v2/bot/message/:messageId/content', USUAL],
  transcoding: ['GET', '/v2/bot/message/:messageId/content/transcoding', USUAL],
  preview: ['GET', '/v2/bot/message/:messageId/content/preview', USUAL],
  loading: ['POST', '/v2/bot/chat/loading/start', rate(100, SECOND)],
  markAsRead: ['POST', '/v2/bot/chat/markAsRead', USUAL],
  profile: ['GET', '/v2/bot/profile/:userId', USUAL],
  followers: ['GET', '/v2/bot/followers/ids', USUAL],
  linkToken: ['POST', '/v2/bot/user/:userId/linkToken', USUAL],
  info: ['GET', '/v2/bot/info', USUAL],
  getWebhook: ['GET', '/v2/bot/channel/webhook/endpoint', rate(1000, MINUTE)],
  setWebhook: ['PUT', '/v2/bot/channel/webhook/endpoint', rate(1000, MINUTE)],
  testWebhook: ['POST', '/v2/bot/channel/webhook/test', rate(60, HOUR)],
  createRichMenu: ['POST', '/v2/bot/richmenu', rate(100, HOUR)],
  validateRichMenu: ['POST', '/v2/bot/richmenu/validate', USUAL],
  listRichMenus: ['GET', '/v2/bot/richmenu/list', rate(10, SECOND)],
  bulkLink: ['POST', '/v2/bot/richmenu/bulk/link', USUAL],
  bulkUnlink: ['POST', '/v2/bot/richmenu/bulk/unlink', USUAL],
  batch: ['POST', '/v2/bot/richmenu/batch', rate(3, HOUR)],
  validateBatch: ['POST', '/v2/bot/richmenu/validate/batch', USUAL],
  batchProgress: ['GET', '/v2/bot/richmenu/progress/batch', rate(100, HOUR)],
  createAlias: ['POST', '/v2/bot/richmenu/alias', USUAL],
  listAliases: ['GET', '/v2/bot/richmenu/alias/list', USUAL],
  getAlias: ['GET', '/v2/bot/richmenu/alias/:aliasId', USUAL],
  updateAlias: ['POST', '/v2/bot/richmenu/alias/:aliasId', USUAL],
  deleteAlias: ['DELETE', '/v2/bot/richmenu/alias/:aliasId', rate(100, HOUR)],
  getRichMenu: ['GET', '/v2/bot/richmenu/:richMenuId', USUAL],
  deleteRichMenu: ['DELETE', '/v2/bot/richmenu/:richMenuId', rate(100, HOUR)],
  setRichMenuImage: ['POST', '/v2/bot/richmenu/:richMenuId/content', USUAL],
  getRichMenuImage: ['GET', '/v2/bot/richmenu/:richMenuId/content', USUAL],
  setDefaultRichMenu: ['POST', '/v2/bot/user/all/richmenu/:richMenuId', USUAL],
  getDefaultRichMenu: ['GET', '/v2/bot/user/all/richmenu', USUAL],
  clearDefaultRichMenu: ['DELETE', '/v2/bot/user/all/richmenu', USUAL],
  linkRichMenu: ['POST', '/v2/bot/user/:userId/richmenu/:richMenuId', USUAL],
  getRichMenuOfUser: ['GET', '/v2/bot/user/:userId/richmenu', USUAL],
  unlinkRichMenu: ['DELETE', '/v2/bot/user/:userId/richmenu', USUAL],
} as const satisfies Record<string, readonly [string, string, Rate]>

export type EndpointName = keyof typeof ENDPOINTS

/** Token buckets, one an endpoint: full at first, refilled evenly, so that no fixed window can be gamed. */
export class RateLimiter {
  readonly #clock: Clock
  readonly #buckets = new Map<EndpointName, { tokens: number; at: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes one call; false when the bucket is empty. */
  take(endpoint: EndpointName): boolean {
    const { calls, per } = ENDPOINTS[endpoint][2]
    const now = this.#clock()
    const before = this.#buckets.get(endpoint) ?? { tokens: calls, at: now }
    const tokens = Math.min(calls, before.tokens + (Math.max(0, now - before.at) * calls) / per)
    this.#buckets.set(endpoint, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    return tokens >= 1
  }

  reset(): void {
    this.#buckets.clear()
  }
}
