import { h } from './dom.ts'

export interface TabList {
  element: HTMLElement
  select(name: string): void
}

/**
 * A row of tabs as the ARIA authoring practices describe it: arrow keys move, the panel belongs to its tab.
 * `panels` are shown and hidden by the caller's style sheet through `hidden`.
 */
export function tabList(
  label: string,
  tabs: { name: string; label: string; panel: HTMLElement }[],
  choose: (name: string) => void,
): TabList {
  const buttons = tabs.map(({ name, label: text, panel }) => {
    const button = h(
      'button',
      { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}` },
      text,
    )
    button.addEventListener('click', () => choose(name))
    panel.id = `panel-${name}`
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', `tab-${name}`)
    return button
  })
  const element = h('div', { class: 'tabs', role: 'tablist', 'aria-label': label }, ...buttons)
  element.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (!step || at < 0) return
    const next = (at + step + tabs.length) % tabs.length
    choose(tabs[next]?.name ?? '')
    buttons[next]?.focus()
  })
  return {
    element,
    select(name) {
      tabs.forEach((tab, index) => {
        const current = tab.name === name
        buttons[index]?.setAttribute('aria-selected', String(current))
        buttons[index]?.setAttribute('tabindex', current ? '0' : '-1')
        tab.panel.classList.toggle('is-shown', current)
      })
    },
  }
}
