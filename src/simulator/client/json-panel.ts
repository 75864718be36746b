import { h } from './dom.ts'
import { jsonTree } from './json-view.ts'
import { wordsOf } from './language.ts'
import type { Store } from './store.ts'
import { say } from './toast.ts'

/** The message chosen in the chat, as LINE's JSON. */
export function jsonPanel(store: Store): HTMLElement {
  const words = wordsOf(store.state.language)
  const panel = h('div', { class: 'panel' })
  function update() {
    const inspected = store.state.inspected
    if (!inspected) {
      panel.replaceChildren(h('p', { class: 'quiet' }, words.noJson))
      return
    }
    const copy = h('button', { type: 'button', class: 'button button-small' }, words.copy)
    copy.addEventListener('click', async () => {
      const message = (inspected.value as { message?: unknown }).message
      await navigator.clipboard?.writeText(JSON.stringify(message, null, 2))
      say(words.copied)
    })
    panel.replaceChildren(
      h('div', { class: 'row row-between' }, h('h3', {}, inspected.title), copy),
      h('div', { class: 'json' }, jsonTree(inspected.value)),
    )
  }
  store.on('inspected', update)
  update()
  return panel
}
