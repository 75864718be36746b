import type { ChatItem } from '../types.ts'
import { drawItem } from './chat-item.ts'
import { h } from './dom.ts'
import { wordsOf } from './language.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import { dateOf } from './time.ts'

/** The scrolling part of the phone. Items are added as they come, so that a screen reader hears only what is new. */
export function chatView(store: Store, session: Session): HTMLElement {
  const { state } = store
  const words = wordsOf(state.language)
  const log = h('div', { class: 'chat-log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions text' })
  const empty = h('p', { class: 'chat-empty' }, words.emptyChat)
  const dots = h('div', { class: 'loading-dots', role: 'img', 'aria-label': words.loading }, h('i'), h('i'), h('i'))
  const scroller = h('div', { class: 'chat', tabindex: 0, role: 'region' }, empty, log, dots)

  let shownFor: string | undefined
  let drawn = new Map<string, { signature: string; element: HTMLElement }>()

  function drawAnew(userId: string | undefined) {
    shownFor = userId
    drawn = new Map()
    log.replaceChildren()
  }

  function update() {
    const view = state.selected === undefined ? undefined : state.views.get(state.selected)
    // Until the chat is loaded nothing of it counts as shown.
    const target = view?.person.userId
    const switched = shownFor !== target
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80
    if (switched) {
      // What was said before is not news: nothing of it is read out.
      log.setAttribute('aria-live', 'off')
      setTimeout(() => log.setAttribute('aria-live', 'polite'), 500)
      drawAnew(target)
      scroller.setAttribute('aria-label', words.chatOf(view?.person.name ?? ''))
    }
    // An unsend is seen at the message it took back.
    const chat = (view?.chat ?? []).filter(({ message }) => message.event !== 'unsend')
    const ids = new Set(chat.map((item) => item.id))
    if ([...drawn.keys()].some((id) => !ids.has(id))) drawAnew(target)

    let added = false
    chat.forEach((item, index) => {
      const signature = JSON.stringify(item)
      const known = drawn.get(item.id)
      if (known?.signature === signature) return
      const element = drawItem(session, item, chat[index - 1])
      if (known) known.element.replaceWith(element)
      else {
        const day = dayBefore(item, chat[index - 1])
        if (day) log.append(day)
        log.append(element)
        added = true
      }
      drawn.set(item.id, { signature, element })
    })
    empty.hidden = chat.length > 0 || view === undefined
    dots.hidden = !view?.loading
    if (switched || (atEnd && added) || (added && chat.at(-1)?.from === 'person') || (atEnd && view?.loading)) toEnd()
  }

  function dayBefore(item: ChatItem, previous: ChatItem | undefined): HTMLElement | undefined {
    const date = dateOf(item.at, state.language)
    if (previous && dateOf(previous.at, state.language) === date) return undefined
    return h('div', { class: 'chat-day' }, h('span', {}, date))
  }

  function toEnd() {
    scroller.scrollTop = scroller.scrollHeight
  }
  // Quick replies, the menu and pictures change the height after the last bubble was drawn.
  let height = 0
  new ResizeObserver(() => {
    const before = scroller.scrollHeight - scroller.scrollTop - height
    height = scroller.clientHeight
    if (before < 80) toEnd()
  }).observe(scroller)

  store.on('chat', update)
  store.on('selected', update)
  update()
  return scroller
}
