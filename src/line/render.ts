import type { messagingApi } from '@line/bot-sdk'
import type { Choice, Message, SourceLine, Speech } from '../conversation/messages.ts'
import { cutText, sendable } from '../text/cut.ts'
import { answerBubble, cardBubble, listBubble, postback } from './flex.ts'
import { LIMITS } from './limits.ts'

/**
 * Speech → the messages of one LINE request. Whatever the content, the result is within LINE's limits: one to five
 * messages, quick replies on the last, every text cut at a sentence or cluster end (proven in render.test.ts).
 *
 * Nothing is left out silently: what does not fit into five messages follows as text in the fifth.
 */
export function renderSpeech(speech: Speech): messagingApi.Message[] {
  const messages = fitIntoOneRequest(speech.messages).map(renderMessage)
  const last = messages.at(-1)
  const quick = speech.quick.slice(0, LIMITS.quickReplies)
  if (last && quick.length > 0) last.quickReply = { items: quick.map(quickReply) }
  return messages
}

function fitIntoOneRequest(messages: Message[]): Message[] {
  const most = LIMITS.messagesPerRequest
  if (messages.length <= most) return messages
  const rest = messages.slice(most - 1).map(plainText)
  return [...messages.slice(0, most - 1), { kind: 'text', text: rest.join('\n\n') }]
}

function renderMessage(message: Message): messagingApi.Message {
  switch (message.kind) {
    case 'text':
      return { type: 'text', text: cutText(sendable(message.text), LIMITS.text) }
    case 'answer':
      return flex(message, answerBubble(message))
    case 'card':
      return flex(message, cardBubble(message))
    case 'list':
      return flex(message, listBubble(message))
    default:
      return message satisfies never
  }
}

/** The alternative text is what notifications, the chat list and screen readers give: the whole message in words. */
function flex(message: Message, bubble: messagingApi.FlexBubble): messagingApi.Message {
  const altText = cutText(sendable(plainText(message)), LIMITS.altText)
  const bytes = new TextEncoder().encode(JSON.stringify(bubble)).length
  // Far beyond what the content schema allows; still answered, as text.
  if (bytes > LIMITS.bubbleBytes) return { type: 'text', text: cutText(sendable(plainText(message)), LIMITS.text) }
  return { type: 'flex', altText, contents: bubble }
}

function quickReply(choice: Choice): messagingApi.QuickReplyItem {
  return { type: 'action', action: postback(choice, LIMITS.quickReplyLabel) }
}

/** A message in words alone. */
export function plainText(message: Message): string {
  switch (message.kind) {
    case 'text':
      return message.text
    case 'answer':
      return lines(message.text, ...message.notices, sourceText(message.source))
    case 'card': {
      const facts = message.facts.map(({ name, value }) => `${name}: ${value}`)
      const { title, status, paragraphs, notices, source } = message
      return lines(title, status, ...paragraphs, ...facts, ...notices, sourceText(source))
    }
    case 'list':
      return lines(message.title, ...message.items.map((item) => `• ${item.title}`))
    default:
      return message satisfies never
  }
}

function sourceText({ label, document, section, asOf }: SourceLine) {
  return `${label}: ${document} · ${section} · ${asOf}`
}

const lines = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined && part !== '').join('\n')
