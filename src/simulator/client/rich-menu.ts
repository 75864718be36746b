import type { RichMenuView } from '../types.ts'
import { type Action, tappable } from './actions.ts'
import { h, icon, signs, style } from './dom.ts'
import { wordsOf } from './language.ts'
import { imageFailed } from './messages/media.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import { scriptLanguage } from './text.ts'

/** The menu below the input: a bar that opens it, and its picture with tappable areas. */
export function richMenu(store: Store, session: Session): HTMLElement {
  const { state } = store
  const words = wordsOf(state.language)
  const element = h('div', { class: 'rich-menu' })
  let shown = ''
  let open = false

  function draw(menu: RichMenuView | null) {
    if (!menu) {
      element.replaceChildren(h('p', { class: 'rich-menu-none' }, words.noMenu))
      return
    }
    const panel = h('div', { class: 'rich-menu-panel', id: 'rich-menu-panel' }, ...areas(session, menu))
    style(panel, { 'aspect-ratio': `${menu.size.width} / ${menu.size.height}` })
    const bar = h(
      'button',
      { type: 'button', class: 'rich-menu-bar', 'aria-controls': 'rich-menu-panel' },
      h('span', { lang: scriptLanguage(menu.chatBarText) }, menu.chatBarText || words.menu),
    )
    const sign = h('span', {})
    bar.append(sign)
    const apply = () => {
      panel.hidden = !open
      bar.setAttribute('aria-expanded', String(open))
      sign.replaceChildren(icon(open ? signs.down : signs.up, 16))
    }
    bar.addEventListener('click', () => {
      open = !open
      apply()
    })
    element.replaceChildren(bar, panel)
    apply()
  }

  function update() {
    const menu = (state.selected && state.views.get(state.selected)?.richMenu) || null
    const signature = `${state.selected} ${JSON.stringify(menu)}`
    if (signature === shown) return
    const fresh = !shown.startsWith(`${state.selected} {`)
    shown = signature
    // A switch of menus keeps it open; a chat that is opened shows it as the menu's `selected` says.
    if (fresh) open = menu?.selected ?? false
    draw(menu)
  }

  document.addEventListener('line-input', (event) => {
    const option = (event as CustomEvent<Action>).detail.inputOption
    if (option !== 'openRichMenu' && option !== 'closeRichMenu') return
    if (element.isConnected && open !== (option === 'openRichMenu')) element.querySelector('button')?.click()
  })
  store.on('chat', update)
  store.on('selected', update)
  update()
  return element
}

function areas(session: Session, menu: RichMenuView): HTMLElement[] {
  const words = wordsOf(session.state.language)
  const image = menu.imageUrl
    ? h('img', { class: 'rich-menu-image', src: menu.imageUrl, alt: '' })
    : h('p', { class: 'rich-menu-none' }, words.menuWithoutImage)
  if (image instanceof HTMLImageElement) imageFailed(image)
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`
  return [
    image,
    ...menu.areas.map(({ bounds, action }, index) => {
      const label = typeof action.label === 'string' && action.label !== '' ? action.label : words.area(index + 1)
      const area = tappable(session, action, menu.imageUrl ? 'rich-menu-area' : 'rich-menu-area rich-menu-area-bare')
      area.setAttribute('aria-label', label)
      area.title = label
      if (!menu.imageUrl) area.append(label)
      style(area, {
        left: percent(bounds.x, menu.size.width),
        top: percent(bounds.y, menu.size.height),
        width: percent(bounds.width, menu.size.width),
        height: percent(bounds.height, menu.size.height),
      })
      return area
    }),
  ]
}
