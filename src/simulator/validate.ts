import { type Detail, deeperThan, Problems, prop } from './check.ts'
import { LIMITS, SENDABLE_STICKERS } from './limits.ts'
import type { JsonObject } from './types.ts'
import { checkAction } from './validate-actions.ts'
import { checkFlexContainer } from './validate-flex.ts'
import { checkImagemap, checkTemplate } from './validate-templates.ts'

export type { Detail } from './check.ts'

const TYPES = [
  'text',
  'textV2',
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'imagemap',
  'template',
  'flex',
  'coupon',
]
const QUOTING = ['text', 'textV2', 'sticker']

export type ValidationContext = {
  /** Whether the chat knows this quote token; every token passes without it. */
  quoteTokenKnown?: (token: string) => boolean
  /** Mentions work in groups only. */
  toPerson?: boolean
}

/** What LINE would refuse in the `messages` of a request; empty when it would take them. Never throws, whatever it is given. */
export function validateMessages(messages: unknown, context: ValidationContext = {}): Detail[] {
  const problems = new Problems()
  if (deeperThan(messages, LIMITS.flex.depth + 10)) return [{ message: 'nested too deeply', property: 'messages' }]
  problems.list(messages ?? undefined, 'messages', 1, LIMITS.request.messages)?.forEach((message, i) => {
    checkMessage(problems, message, `messages[${i}]`, context)
  })
  return problems.details
}

function checkMessage(problems: Problems, value: unknown, path: string, context: ValidationContext): void {
  const message = problems.object(value, path)
  if (!message) return
  const type = problems.oneOf(message, 'type', path, TYPES, true)
  checkCommon(problems, message, path)
  if (type === undefined) return
  if (QUOTING.includes(type)) {
    const token = problems.text(message, 'quoteToken', path)
    if (token !== undefined && context.quoteTokenKnown?.(token) === false)
      problems.add(`${path}.quoteToken`, 'Invalid quote token')
  }
  switch (type) {
    case 'text':
      checkText(problems, message, path)
      return
    case 'textV2':
      checkTextV2(problems, message, path, context)
      return
    case 'sticker':
      checkSticker(problems, message, path)
      return
    case 'image':
    case 'video':
      problems.mediaUrl(message, 'originalContentUrl', path, LIMITS.mediaUrl, true)
      problems.mediaUrl(message, 'previewImageUrl', path, LIMITS.mediaUrl, true)
      if (type === 'video')
        problems.text(message, 'trackingId', path, { pattern: /^[A-Za-z0-9\-.=,+*()%$&;:@{}!?<>[\]]{1,100}$/ })
      return
    case 'audio':
      problems.mediaUrl(message, 'originalContentUrl', path, LIMITS.mediaUrl, true)
      problems.number(message, 'duration', path, { min: 1, required: true })
      return
    case 'location':
      problems.text(message, 'title', path, { max: LIMITS.location.title, required: true })
      problems.text(message, 'address', path, { max: LIMITS.location.address, required: true })
      problems.number(message, 'latitude', path, { min: -90, max: 90, integer: false, required: true })
      problems.number(message, 'longitude', path, { min: -180, max: 180, integer: false, required: true })
      return
    case 'imagemap':
      checkImagemap(problems, message, path)
      return
    case 'template':
      problems.text(message, 'altText', path, { max: LIMITS.altText, required: true })
      checkTemplate(problems, prop(message, 'template'), `${path}.template`)
      return
    case 'flex':
      problems.text(message, 'altText', path, { max: LIMITS.altText, required: true })
      checkFlexContainer(problems, prop(message, 'contents'), `${path}.contents`)
      return
    case 'coupon':
      problems.text(message, 'couponId', path, { required: true })
  }
}

/** "Common properties for messages": quickReply and sender. */
function checkCommon(problems: Problems, message: JsonObject, path: string): void {
  const quickReply = problems.object(prop(message, 'quickReply'), `${path}.quickReply`, false)
  if (quickReply) {
    const at = `${path}.quickReply.items`
    problems.list(prop(quickReply, 'items'), at, 1, LIMITS.quickReply.items)?.forEach((value, i) => {
      const item = problems.object(value, `${at}[${i}]`)
      if (!item) return
      problems.oneOf(item, 'type', `${at}[${i}]`, ['action'], true)
      problems.mediaUrl(item, 'imageUrl', `${at}[${i}]`, LIMITS.mediaUrl)
      checkAction(problems, prop(item, 'action'), `${at}[${i}].action`, 'quickReply')
    })
  }
  const sender = problems.object(prop(message, 'sender'), `${path}.sender`, false)
  if (!sender) return
  const name = problems.text(sender, 'name', `${path}.sender`, { max: LIMITS.sender.name })
  if (name !== undefined && /(^|[^a-z])line([^a-z]|$)/i.test(name))
    problems.add(`${path}.sender.name`, 'This name cannot be used')
  problems.mediaUrl(sender, 'iconUrl', `${path}.sender`, LIMITS.sender.iconUrl)
}

function checkText(problems: Problems, message: JsonObject, path: string): void {
  const text = problems.text(message, 'text', path, { max: LIMITS.text.length, required: true })
  const emojis = prop(message, 'emojis')
  if (emojis === undefined) return
  problems.list(emojis, `${path}.emojis`, 1, LIMITS.text.emojis)?.forEach((value, i) => {
    const at = `${path}.emojis[${i}]`
    const emoji = problems.object(value, at)
    if (!emoji) return
    problems.text(emoji, 'productId', at, { required: true })
    problems.text(emoji, 'emojiId', at, { required: true })
    const index = problems.number(emoji, 'index', at, { min: 0, required: true })
    if (index !== undefined && text !== undefined && text[index] !== '$')
      problems.add(`${at}.index`, 'Must be the place of a $')
  })
}

function checkTextV2(problems: Problems, message: JsonObject, path: string, context: ValidationContext): void {
  const text = problems.text(message, 'text', path, { max: LIMITS.text.length, required: true })
  const substitution = problems.object(prop(message, 'substitution'), `${path}.substitution`, false)
  const keys = Object.keys(substitution ?? {})
  if (keys.length > LIMITS.text.substitutions)
    problems.add(`${path}.substitution`, `Size must be between 0 and ${LIMITS.text.substitutions}`)
  // A doubled brace is a literal one; what stands between single braces is a key.
  const bare = (text ?? '').replaceAll(/\{\{|\}\}/g, '')
  for (const [, key = ''] of bare.matchAll(/\{([^{}]*)\}/g))
    if (!keys.includes(key)) problems.add(`${path}.text`, `No substitution for placeholder {${key}}`)
  if (/[{}]/.test(bare.replaceAll(/\{[^{}]*\}/g, ''))) problems.add(`${path}.text`, 'Literal braces must be doubled')
  let mentions = 0
  for (const key of keys) {
    const at = `${path}.substitution.${key}`
    if (!LIMITS.text.substitutionKey.test(key)) problems.add(at, 'invalid property')
    const one = problems.object(substitution?.[key], at)
    if (!one) continue
    const type = problems.oneOf(one, 'type', at, ['emoji', 'mention'], true)
    if (type === 'emoji') for (const id of ['productId', 'emojiId']) problems.text(one, id, at, { required: true })
    if (type === 'mention') {
      mentions += 1
      if (context.toPerson) problems.add(at, 'Mentions can be used in groups only')
      problems.object(prop(one, 'mentionee'), `${at}.mentionee`)
    }
  }
  if (mentions > LIMITS.text.mentions) problems.add(`${path}.substitution`, `At most ${LIMITS.text.mentions} mentions`)
}

function checkSticker(problems: Problems, message: JsonObject, path: string): void {
  const packageId = problems.text(message, 'packageId', path, { required: true })
  const stickerId = problems.text(message, 'stickerId', path, { pattern: /^\d{1,15}$/, required: true })
  if (packageId === undefined || stickerId === undefined) return
  const range = Object.hasOwn(SENDABLE_STICKERS, packageId) ? SENDABLE_STICKERS[packageId] : undefined
  if (!range || Number(stickerId) < range[0] || Number(stickerId) > range[1])
    problems.add(path, 'Not a sticker a bot may send')
}
