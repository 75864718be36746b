import { FAULT_KINDS, type Fault, type FaultKind } from '../types.ts'
import { h } from './dom.ts'
import { wordsOf } from './language.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import type { Words } from './words-th.ts'

const ofWebhook: FaultKind[] = ['delay', 'duplicate', 'hold', 'bundle', 'lost', 'badSignature']
const ofContent: FaultKind[] = ['preparing', 'missing', 'gone', 'oversize']

/** The kinds that an endpoint understands. */
function kindsAt(endpoint: string): FaultKind[] {
  if (endpoint === 'webhook') return ofWebhook
  const general = FAULT_KINDS.filter(
    (kind) => kind === 'delay' || !(ofWebhook.includes(kind) || ofContent.includes(kind)),
  )
  return endpoint === 'content' ? [...ofContent, ...general] : general
}

/** What goes wrong on purpose: the list of it, and a form for more. */
export function faultsPanel(store: Store, session: Session): HTMLElement {
  const { state } = store
  const words = wordsOf(state.language)
  const list = h('ul', { class: 'faults' })
  const none = h('p', { class: 'quiet' }, words.noFaults)
  const clear = h(
    'button',
    { type: 'button', class: 'button button-small', onclick: () => void session.clearFaults() },
    words.clearFaults,
  )
  let shown = ''

  function update() {
    const faults = state.world?.faults ?? []
    const signature = JSON.stringify(faults)
    if (signature === shown) return
    shown = signature
    list.replaceChildren(
      ...faults.map((fault, index) => row(fault, () => faults.filter((_, other) => other !== index))),
    )
    none.hidden = faults.length > 0
    clear.hidden = faults.length < 2
  }
  function row(fault: Fault, others: () => Fault[]): HTMLElement {
    const remove = h(
      'button',
      { type: 'button', class: 'button button-small', onclick: () => void session.setFaults(others()) },
      words.remove,
    )
    const amount = [
      fault.delayMs && `${fault.delayMs} ms`,
      fault.status,
      fault.times === undefined ? words.always : words.timesLeft(fault.times),
    ]
    return h(
      'li',
      {},
      h('span', {}, `${placeName(fault.endpoint, words)}: ${words.kinds[fault.kind] ?? fault.kind}`),
      h('small', {}, amount.filter(Boolean).join(' · ')),
      remove,
    )
  }
  store.on('world', update)
  update()
  return h('div', { class: 'panel' }, none, list, clear, faultForm(store, session, words))
}

const placeName = (endpoint: string, words: Words) =>
  endpoint === '*' ? words.everyCall : (words.places[endpoint] ?? endpoint)

function faultForm(store: Store, session: Session, words: Words): HTMLElement {
  const { state } = store
  const place = h('select', { class: 'input', id: 'fault-place' })
  const kind = h('select', { class: 'input', id: 'fault-kind' })
  const number = (id: string, value: string, min = 1, max?: number) =>
    h('input', { class: 'input', id, type: 'number', min, max, value, inputmode: 'numeric' })
  const times = number('fault-times', '1')
  const delay = number('fault-delay', '3000', 0, 600_000)
  const status = number('fault-status', '503', 400, 599)
  const field = (input: HTMLElement, label: string, hint?: string) =>
    h(
      'div',
      { class: 'field' },
      h('label', { for: input.id }, label),
      input,
      hint && h('small', { class: 'quiet' }, hint),
    )
  const delayField = field(delay, words.delayMs)
  const statusField = field(status, words.status)

  const options = (select: HTMLSelectElement, values: [string, string][]) => {
    const before = select.value
    select.replaceChildren(...values.map(([value, label]) => h('option', { value, selected: value === before }, label)))
  }
  function fill() {
    const names = new Set(['*', 'reply', 'push', 'webhook', 'content', ...(state.world?.endpoints ?? [])])
    options(
      place,
      [...names].map((name) => [name, placeName(name, words)]),
    )
    showFields()
  }
  function showFields() {
    options(
      kind,
      kindsAt(place.value).map((name) => [name, words.kinds[name] ?? name]),
    )
    delayField.hidden = kind.value !== 'delay' && kind.value !== 'timeout'
    statusField.hidden = kind.value !== 'status'
  }
  place.addEventListener('change', showFields)
  kind.addEventListener('change', showFields)
  const form = h(
    'form',
    { class: 'form-grid' },
    field(place, words.faultPlace),
    field(kind, words.faultKind),
    field(times, words.times, words.timesHint),
    delayField,
    statusField,
    h('button', { class: 'button' }, words.addFault),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const fault: Fault = {
      endpoint: place.value,
      kind: kind.value as FaultKind,
      ...(times.value ? { times: Number(times.value) } : {}),
      ...(delayField.hidden ? {} : { delayMs: Number(delay.value) }),
      ...(statusField.hidden ? {} : { status: Number(status.value) }),
    }
    void session.setFaults([...(state.world?.faults ?? []), fault])
  })
  fill()
  let known = ''
  store.on('world', () => {
    const endpoints = String(state.world?.endpoints)
    if (endpoints === known) return
    known = endpoints
    fill()
  })
  return form
}
