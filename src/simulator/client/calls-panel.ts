import type { LogEntry } from '../types.ts'
import { h } from './dom.ts'
import { jsonTree } from './json-view.ts'
import { wordsOf } from './language.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import { exactTime } from './time.ts'
import type { Words } from './words-th.ts'

const most = 200

/** Webhooks to the product (→) and its calls to LINE (←), newest first. */
export function callsPanel(store: Store, session: Session): HTMLElement {
  const { state } = store
  const words = wordsOf(state.language)
  const list = h('ol', { class: 'calls', reversed: true })
  const empty = h('p', { class: 'quiet' }, words.noCalls)
  const hide = h(
    'button',
    { type: 'button', class: 'button button-small', onclick: session.hideCalls },
    words.clearView,
  )
  let newest = 0

  function update() {
    const entries = state.log.filter(({ seq }) => seq > state.hiddenUpTo)
    if ((state.log.at(-1)?.seq ?? 0) < newest || entries.length === 0) {
      list.replaceChildren()
      newest = state.hiddenUpTo
    }
    for (const entry of entries) {
      if (entry.seq > newest) list.prepend(row(entry, words))
    }
    newest = entries.at(-1)?.seq ?? newest
    while (list.children.length > most) list.lastElementChild?.remove()
    empty.hidden = entries.length > 0
    hide.hidden = entries.length === 0
  }
  store.on('log', update)
  update()
  return h('div', { class: 'panel' }, h('div', { class: 'row row-end' }, hide), empty, list)
}

function row(entry: LogEntry, words: Words): HTMLElement {
  const failed = entry.status < 200 || entry.status >= 400
  const what = entry.kind === 'webhook' ? `→ webhook ${eventsOf(entry.request)}` : `← ${entry.method} ${entry.path}`
  const detail = h('div', { class: 'call-detail' })
  const details = h(
    'details',
    {},
    h(
      'summary',
      { class: 'call' },
      h('time', { datetime: new Date(entry.at).toISOString() }, exactTime(entry.at)),
      h('span', { class: 'call-what' }, what),
      entry.kind === 'webhook' &&
        entry.attempt > 1 &&
        h('span', { class: 'chip chip-waiting' }, words.attempt(entry.attempt)),
      entry.fault &&
        h('span', { class: 'chip chip-waiting' }, `${words.fault}: ${words.kinds[entry.fault] ?? entry.fault}`),
      h(
        'span',
        { class: `chip ${failed ? 'chip-overdue' : 'chip-done'}` },
        entry.status === 0 ? words.noAnswer : String(entry.status),
      ),
      h('span', { class: 'call-ms' }, `${Math.round(entry.ms)} ms`),
    ),
    detail,
  )
  details.addEventListener('toggle', () => {
    if (detail.firstChild) return
    const { request, response, ...rest } = entry
    detail.append(jsonTree(rest, undefined, 4), h('h4', {}, words.request), jsonTree(request))
    detail.append(h('h4', {}, words.response), jsonTree(response))
  })
  return h('li', {}, details)
}

/** `message:text, postback` – what a delivery holds. */
function eventsOf(request: unknown): string {
  const events = (request as { events?: { type?: string; message?: { type?: string } }[] } | undefined)?.events
  if (!Array.isArray(events)) return ''
  return events.map(({ type, message }) => (message?.type ? `${type}:${message.type}` : type)).join(', ') || '[]'
}
