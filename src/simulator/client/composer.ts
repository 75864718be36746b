import type { PersonAction } from '../types.ts'
import type { Action } from './actions.ts'
import { h, icon, signs } from './dom.ts'
import { wordsOf } from './language.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'

const kinds = ['sticker', 'image', 'video', 'audio', 'file', 'location'] as const

/** The input of the phone, with the + menu for everything that is not text. */
export function composer(store: Store, session: Session): HTMLElement {
  const { state } = store
  const words = wordsOf(state.language)
  const input = h('textarea', {
    class: 'composer-input',
    rows: 1,
    'aria-label': words.message,
    placeholder: words.message,
    maxlength: 5000,
  })
  const send = h(
    'button',
    { type: 'submit', class: 'composer-send', 'aria-label': words.send, title: words.send },
    icon(signs.send, 22),
  )
  const plus = h('button', {
    type: 'button',
    class: 'composer-plus',
    'aria-label': words.attach,
    title: words.attach,
    'aria-expanded': 'false',
    'aria-controls': 'attachments',
  })
  plus.append(icon(signs.plus))
  const menu = attachments((kind) => {
    show(false)
    void session.act({ kind } as PersonAction)
  })
  const form = h('form', { class: 'composer' }, menu, plus, input, send)

  function attachments(choose: (kind: (typeof kinds)[number]) => void): HTMLElement {
    const buttons = kinds.map((kind) =>
      h('button', { type: 'button', onclick: () => choose(kind) }, icon(signs[kind], 22), words.attachments[kind]),
    )
    return h('div', { class: 'attachments', id: 'attachments', hidden: true }, ...buttons)
  }
  function show(open: boolean) {
    menu.hidden = !open
    plus.setAttribute('aria-expanded', String(open))
  }
  plus.addEventListener('click', () => {
    show(menu.hidden === true)
    if (!menu.hidden) menu.querySelector('button')?.focus()
  })
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || menu.hidden) return
    show(false)
    plus.focus()
  })

  function resize() {
    input.style.height = 'auto'
    // Nothing to measure while another tab is shown.
    if (input.scrollHeight > 0) input.style.height = `${Math.min(input.scrollHeight + 2, 120)}px`
    send.disabled = input.value.trim() === ''
  }
  function write(text: string) {
    input.value = text
    if (state.selected) state.drafts.set(state.selected, text)
    resize()
  }
  input.addEventListener('input', () => write(input.value))
  input.addEventListener('keydown', (event) => {
    // Enter also ends the choice of an input method; that one is not a send.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      form.requestSubmit()
    }
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const text = input.value
    const userId = state.selected
    if (text.trim() === '' || !userId) return
    write('')
    input.focus()
    const sent = await session.act({ kind: 'text', text })
    if (sent) return
    // Nothing typed is lost: it comes back unless something new has been begun.
    if (!state.drafts.get(userId)) state.drafts.set(userId, text)
    load()
  })

  function load() {
    input.value = (state.selected && state.drafts.get(state.selected)) || ''
    input.disabled = plus.disabled = state.selected === undefined
    resize()
  }
  document.addEventListener('line-input', (event) => {
    const { inputOption, fillInText } = (event as CustomEvent<Action>).detail
    if (inputOption !== 'openKeyboard' || !form.isConnected) return
    if (fillInText) write(fillInText)
    input.focus()
  })
  store.on('selected', load)
  load()
  return form
}
