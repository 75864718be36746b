import { z } from 'zod'
import type { Input, Media } from '../conversation/turn.ts'
import { decodeAction } from './postback.ts'

/**
 * Webhook events as LINE sends them, read leniently: LINE adds fields, types and values without notice, and leaves
 * fields out or sends null where its schema promises them. Only what we use is looked at.
 */

const text = z.string().nullish().catch(null)

const source = z.object({ type: text, userId: text, groupId: text, roomId: text }).nullish().catch(null)

const mention = z
  .object({
    mentionees: z.array(
      z
        .object({ index: z.number(), length: z.number(), isSelf: z.boolean().nullish() })
        .catch({ index: 0, length: 0, isSelf: null }),
    ),
  })
  .nullish()
  .catch(null)

export const lineEvent = z.object({
  type: z.string(),
  webhookEventId: text,
  timestamp: z.number().nullish().catch(null),
  mode: text,
  replyToken: text,
  source,
  message: z.object({ type: text, text, mention }).nullish().catch(null),
  postback: z.object({ data: text }).nullish().catch(null),
  follow: z.object({ isUnblocked: z.boolean().nullish() }).nullish().catch(null),
})

export type LineEvent = z.infer<typeof lineEvent>

/** A whole delivery. Events are read one by one, so that a malformed one cannot take the others with it. */
export const delivery = z.object({ destination: text, events: z.array(z.unknown()) })

/** Whom an event belongs to: a person, or a group in which nobody is addressed personally. */
export function eventSource(event: LineEvent): { kind: 'person' | 'group'; id: string } | undefined {
  const from = event.source
  if (from?.groupId) return { kind: 'group', id: from.groupId }
  if (from?.roomId) return { kind: 'group', id: from.roomId }
  if (from?.userId) return { kind: 'person', id: from.userId }
  return undefined
}

/** What the person did, or `undefined` when the event asks nothing of the conversation. */
export function eventInput(event: LineEvent): Input | undefined {
  const inGroup = eventSource(event)?.kind === 'group'
  switch (event.type) {
    case 'message':
      return messageInput(event, inGroup)
    case 'postback': {
      const action = decodeAction(event.postback?.data ?? '')
      return action ? { kind: 'action', action } : { kind: 'unknown-action' }
    }
    case 'follow':
      return { kind: 'follow', returning: event.follow?.isUnblocked === true }
    case 'join':
      return { kind: 'joined-group' }
    default:
      // unfollow, unsend, leave, memberJoined, …, and types not invented yet.
      return undefined
  }
}

function messageInput(event: LineEvent, inGroup: boolean): Input | undefined {
  const message = event.message
  if (message?.type !== 'text') return inGroup ? undefined : { kind: 'media', media: mediaKind(message?.type) }
  const text = message.text ?? ''
  if (!inGroup) return { kind: 'text', text }
  const mentions = message.mention?.mentionees.filter(({ isSelf }) => isSelf === true) ?? []
  if (mentions.length === 0) return undefined
  // From the back, so that the earlier positions stay true. Positions are UTF-16 units.
  const question = mentions
    .toSorted((a, b) => b.index - a.index)
    .reduce((rest, { index, length }) => rest.slice(0, index) + rest.slice(index + length), text)
  return { kind: 'text', text: question }
}

const MEDIA: readonly Media[] = ['sticker', 'image', 'video', 'audio', 'file', 'location']

function mediaKind(type: string | null | undefined): Media {
  return MEDIA.find((media) => media === type) ?? 'other'
}
