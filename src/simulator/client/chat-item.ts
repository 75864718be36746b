import type { ChatItem } from '../types.ts'
import { h, icon, signs } from './dom.ts'
import { wordsOf } from './language.ts'
import { drawMessage } from './messages/draw.ts'
import { imageFailed } from './messages/media.ts'
import type { Session } from './session.ts'
import { initial, scriptLanguage } from './text.ts'
import { timeOfDay } from './time.ts'

/** One line of the chat: who, what, when, and the way to its JSON. */
export function drawItem(session: Session, item: ChatItem, previous: ChatItem | undefined): HTMLElement {
  const { frame, node } = drawMessage(session, item)
  if (frame === 'note') {
    return h(
      'div',
      { class: 'item item-note', 'data-id': item.id },
      h('div', { class: 'note' }, node),
      jsonButton(session, item),
    )
  }
  const content = h('div', { class: `content content-${frame}` }, node)
  const row = h('div', { class: 'item-row' }, content, meta(session, item))
  const own = item.from === 'person'
  const continued = !own && previous?.from === 'bot' && nameOf(session, previous) === nameOf(session, item)
  return h(
    'div',
    { class: `item ${own ? 'item-own' : 'item-bot'}${continued ? ' item-continued' : ''}`, 'data-id': item.id },
    !own && avatar(session, item),
    h('div', { class: 'item-body' }, !own && whoSpeaks(session, item), row),
  )
}

/** LINE shows the name a `sender` gives, then "from" and the account. */
function nameOf(session: Session, item: ChatItem): string {
  const words = wordsOf(session.state.language)
  return item.sender?.name ? words.senderFrom(item.sender.name) : words.account
}

function whoSpeaks(session: Session, item: ChatItem): HTMLElement {
  const name = nameOf(session, item)
  return h('div', { class: 'item-name', lang: scriptLanguage(name) }, name)
}

function avatar(session: Session, item: ChatItem): HTMLElement {
  const element = h(
    'div',
    { class: 'avatar avatar-bot', 'aria-hidden': true },
    initial(item.sender?.name ?? nameOf(session, item)),
  )
  if (item.sender?.iconUrl) {
    const image = h('img', { src: item.sender.iconUrl, alt: '' })
    imageFailed(image)
    element.replaceChildren(image)
  }
  return element
}

function meta(session: Session, item: ChatItem): HTMLElement {
  const words = wordsOf(session.state.language)
  const element = h('div', { class: 'item-meta' })
  const buttons = h('div', { class: 'item-buttons' })
  if (item.from === 'person' && item.message.type !== 'event') {
    const unsend = h('button', { type: 'button', class: 'mini', 'aria-label': words.unsend, title: words.unsend }, '✕')
    unsend.addEventListener('click', () => void session.act({ kind: 'unsend', itemId: item.id }))
    buttons.append(unsend)
  }
  buttons.append(jsonButton(session, item))
  element.append(buttons)
  if (item.read) element.append(h('span', {}, words.read))
  if (undelivered(item)) {
    const title = words.undelivered
    element.append(h('span', { class: 'undelivered', title }, `! ${words.undeliveredShort}`))
  }
  element.append(h('time', { datetime: new Date(item.at).toISOString() }, timeOfDay(item.at)))
  return element
}

/** No attempt was answered with 2xx: the product does not have this message. */
function undelivered({ delivery }: ChatItem): boolean {
  if (delivery?.by !== 'webhook' || delivery.attempts.length === 0) return false
  return !delivery.attempts.some(({ status }) => status >= 200 && status < 300)
}

function jsonButton(session: Session, item: ChatItem): HTMLElement {
  const words = wordsOf(session.state.language)
  return h(
    'button',
    {
      type: 'button',
      class: 'mini',
      'aria-label': words.showJson,
      title: words.showJson,
      onclick: () => session.inspect(item, `${item.from} · ${String(item.message.type)} · ${timeOfDay(item.at)}`),
    },
    icon(signs.braces, 14),
  )
}
