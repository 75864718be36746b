import { chatView } from './chat.ts'
import { composer } from './composer.ts'
import { h, icon, signs } from './dom.ts'
import { wordsOf } from './language.ts'
import { quickReplyRow } from './quick-replies.ts'
import { richMenu } from './rich-menu.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'

/** The drawn phone: header, chat, quick replies, input, menu. */
export function phoneView(store: Store, session: Session): HTMLElement {
  const words = wordsOf(store.state.language)
  const header = h('div', { class: 'phone-head' })
  const warning = h('p', { class: 'phone-blocked' }, words.isBlocked)
  const phone = h(
    'div',
    { class: 'phone' },
    header,
    warning,
    chatView(store, session),
    quickReplyRow(store, session),
    composer(store, session),
    richMenu(store, session),
  )

  let shown = ''
  function update() {
    const { selected, world, views } = store.state
    const person = views.get(selected ?? '')?.person ?? world?.people.find(({ userId }) => userId === selected)
    const signature = JSON.stringify(person ?? null)
    if (signature === shown) return
    shown = signature
    const relation = person?.relation ?? 'friend'
    const act = relation === 'friend' ? ('unfollow' as const) : ('follow' as const)
    const label = { friend: words.block, blocked: words.unblock, stranger: words.follow }[relation]
    const focused = header.contains(document.activeElement)
    const toggle = h(
      'button',
      { type: 'button', class: 'phone-toggle', onclick: () => void session.act({ kind: act }) },
      label,
    )
    toggle.disabled = person === undefined
    header.replaceChildren(
      h('span', { class: 'phone-back', 'aria-hidden': true }, icon(signs.back)),
      h('span', { class: 'phone-account' }, h('b', {}, words.account), h('small', {}, person?.name ?? '')),
      toggle,
    )
    if (focused) toggle.focus()
    warning.hidden = relation !== 'blocked'
  }

  store.on('world', update)
  store.on('chat', update)
  store.on('selected', update)
  update()
  return phone
}
