import { type Action, tappable } from './actions.ts'
import { h } from './dom.ts'
import { wordsOf } from './language.ts'
import { imageFailed } from './messages/media.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import { scriptLanguage } from './text.ts'

const keep = new Set(['camera', 'cameraRoll', 'datetimepicker', 'location', 'clipboard', 'uri'])

/** The row above the input. It vanishes when a choice is taken or when anybody writes. */
export function quickReplyRow(store: Store, session: Session): HTMLElement {
  const { state } = store
  const row = h('div', { class: 'quick-replies', role: 'group', 'aria-label': wordsOf(state.language).quickReplies })
  let shown = ''

  function update() {
    const items = (state.selected && state.views.get(state.selected)?.quickReply?.items) || []
    const signature = `${state.selected} ${JSON.stringify(items)}`
    if (signature === shown) return
    shown = signature
    row.replaceChildren(
      ...items.map((item) => {
        const action = (item.action ?? {}) as Action
        const button = tappable(session, action, 'quick-reply')
        button.lang = scriptLanguage(action.label ?? '')
        if (typeof item.imageUrl === 'string') {
          const image = h('img', { src: item.imageUrl, alt: '' })
          imageFailed(image)
          button.append(image)
        }
        button.append(action.label ?? '')
        if (!keep.has(action.type ?? '')) button.addEventListener('click', () => row.replaceChildren())
        return button
      }),
    )
    row.hidden = items.length === 0
    row.scrollLeft = 0
  }

  store.on('chat', update)
  store.on('selected', update)
  update()
  return row
}
