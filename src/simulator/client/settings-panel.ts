import type { Settings } from '../types.ts'
import { h } from './dom.ts'
import { wordsOf } from './language.ts'
import { resetButton } from './reset-button.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import { say } from './toast.ts'

/** What LINE's console and manager hold: webhook, redelivery, quota. */
export function settingsPanel(store: Store, session: Session): HTMLElement {
  const words = wordsOf(store.state.language)
  const url = h('input', { class: 'input', id: 'set-url', type: 'url', required: true })
  const active = h('input', { id: 'set-active', type: 'checkbox' })
  const redelivery = h('input', { id: 'set-redelivery', type: 'checkbox' })
  const limited = h('input', { id: 'set-limited', type: 'checkbox' })
  const value = h('input', { class: 'input', id: 'set-value', type: 'number', min: 0 })
  const used = h('input', { class: 'input', id: 'set-used', type: 'number', min: 0 })
  const field = (input: HTMLElement, label: string) =>
    h('div', { class: 'field' }, h('label', { for: input.id }, label), input)
  const check = (input: HTMLElement, label: string) => h('label', { class: 'check', for: input.id }, input, label)

  const form = h(
    'form',
    { class: 'form-grid' },
    h('div', { class: 'wide' }, field(url, words.webhookUrl)),
    check(active, words.webhookActive),
    check(redelivery, words.redelivery),
    check(limited, words.quotaLimited),
    field(value, words.quotaValue),
    field(used, words.quotaUsed),
    h('button', { class: 'button' }, words.save),
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const saved = await session.configure({
      webhookUrl: url.value,
      webhookActive: active.checked,
      redelivery: redelivery.checked,
      quota: {
        type: limited.checked ? 'limited' : 'none',
        ...(limited.checked && value.value ? { value: Number(value.value) } : {}),
        used: Number(used.value || 0),
      },
    })
    if (saved) say(words.saved)
  })

  let shown = ''
  function update() {
    const settings = store.state.world?.settings
    // What is being typed is not overwritten by a count that went up meanwhile.
    if (!settings || form.contains(document.activeElement) || JSON.stringify(settings) === shown) return
    shown = JSON.stringify(settings)
    fill(settings)
  }
  function fill(settings: Settings) {
    url.value = settings.webhookUrl
    active.checked = settings.webhookActive
    redelivery.checked = settings.redelivery
    limited.checked = settings.quota.type === 'limited'
    value.value = settings.quota.value === undefined ? '' : String(settings.quota.value)
    used.value = String(settings.quota.used)
  }
  form.addEventListener('focusout', () => setTimeout(update))
  store.on('world', update)
  update()
  return h('div', { class: 'panel' }, form, resetButton(session, words))
}
