import { append, h } from './dom.ts'
import { scriptLanguage } from './text.ts'

/** A JSON value as a tree that opens and closes. Long lists stay closed until asked for. */
export function jsonTree(value: unknown, name?: string, depth = 0): HTMLElement {
  if (value === null || typeof value !== 'object') return leaf(value, name)
  const entries = Array.isArray(value)
    ? value.map((item, index) => [String(index), item] as const)
    : Object.entries(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (entries.length === 0) return h('div', { class: 'json-line' }, key(name), `${open}${close}`)
  const body = h('div', { class: 'json-body' })
  const details = h(
    'details',
    { class: 'json-node' },
    h('summary', {}, key(name), `${open} ${entries.length} ${close}`),
    body,
  )
  // Built when it is opened: a log of hundreds of calls holds many trees that nobody looks into.
  const build = () => {
    if (!body.firstChild) append(body, ...entries.map(([field, item]) => jsonTree(item, field, depth + 1)))
  }
  details.addEventListener('toggle', build)
  if (depth < 4 && entries.length <= 20) {
    details.open = true
    build()
  }
  return details
}

function leaf(value: unknown, name: string | undefined): HTMLElement {
  const kind = value === null ? 'null' : typeof value
  const text = JSON.stringify(value) ?? 'undefined'
  return h(
    'div',
    { class: 'json-line' },
    key(name),
    h('span', { class: `json-${kind}`, lang: scriptLanguage(text) }, text),
  )
}

const key = (name: string | undefined) => (name === undefined ? null : h('span', { class: 'json-key' }, `${name}: `))
