import { callsPanel } from './calls-panel.ts'
import { h } from './dom.ts'
import { faultsPanel } from './faults-panel.ts'
import { jsonPanel } from './json-panel.ts'
import { wordsOf } from './language.ts'
import type { Session } from './session.ts'
import { settingsPanel } from './settings-panel.ts'
import type { Panel, Store } from './store.ts'
import { tabList } from './tabs.ts'

/** The right column: JSON of a message, calls, faults, settings. */
export function inspectorView(store: Store, session: Session): HTMLElement {
  const words = wordsOf(store.state.language)
  const panels: Record<Panel, HTMLElement> = {
    calls: callsPanel(store, session),
    json: jsonPanel(store),
    faults: faultsPanel(store, session),
    settings: settingsPanel(store, session),
  }
  const names = Object.keys(panels) as Panel[]
  const tabs = tabList(
    words.inspectorTabs,
    names.map((name) => ({ name, label: words[name], panel: panels[name] })),
    (name) => session.openPanel(name as Panel),
  )
  const update = () => tabs.select(store.state.panel)
  store.on('panel', update)
  update()
  return h('div', { class: 'inspector' }, tabs.element, ...Object.values(panels))
}
