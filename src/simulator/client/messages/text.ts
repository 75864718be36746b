import { append, h } from '../dom.ts'
import { linked, scriptLanguage } from '../text.ts'

type Substitution = {
  type?: string
  mentionee?: { type?: string; userId?: string }
  productId?: string
  emojiId?: string
}
export type TextMessage = {
  type?: string
  text?: string
  emojis?: { index?: number; length?: number; productId?: string; emojiId?: string }[]
  substitution?: Record<string, Substitution>
}

/** A text bubble's words: `text` with LINE emoji at their places, or `textV2` with its placeholders filled. */
export function drawText(message: TextMessage): HTMLElement {
  const text = message.text ?? ''
  const element = h('div', { class: 'words', lang: scriptLanguage(text) })
  if (message.type === 'textV2') placeholders(element, text, message.substitution ?? {})
  else if (message.emojis?.length) emojis(element, text, message.emojis)
  else element.append(linked(text))
  return element
}

function emojis(element: HTMLElement, text: string, list: NonNullable<TextMessage['emojis']>): void {
  let from = 0
  for (const emoji of list.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0))) {
    const index = emoji.index ?? 0
    append(element, linked(text.slice(from, index)), lineEmoji(emoji.productId, emoji.emojiId))
    // The bot marks the place with `$`; a person's message carries a name such as `(happy)`.
    from = index + (emoji.length ?? 1)
  }
  element.append(linked(text.slice(from)))
}

/** `{key}` is replaced; `{{` and `}}` are braces. */
function placeholders(element: HTMLElement, text: string, substitution: Record<string, Substitution>): void {
  for (const part of text.split(/(\{\{|\}\}|\{[A-Za-z0-9_]{1,20}\})/)) {
    if (part === '{{' || part === '}}') element.append(part.slice(1))
    else if (/^\{.+\}$/.test(part)) {
      const found = substitution[part.slice(1, -1)]
      if (found?.type === 'emoji') element.append(lineEmoji(found.productId, found.emojiId))
      else
        element.append(
          h(
            'strong',
            { class: 'mention' },
            `@${found?.mentionee?.userId ?? found?.mentionee?.type ?? part.slice(1, -1)}`,
          ),
        )
    } else element.append(linked(part))
  }
}

/** A stand-in: the drawing fetches nothing from LINE. */
function lineEmoji(productId: string | undefined, emojiId: string | undefined): HTMLElement {
  const name = `LINE emoji ${productId ?? '?'}/${emojiId ?? '?'}`
  return h('span', { class: 'line-emoji', role: 'img', 'aria-label': name, title: name }, '🙂')
}
