import { h } from './dom.ts'
import type { Session } from './session.ts'
import type { Words } from './words-th.ts'

/** Starts over, once the reader has seen what will be lost. */
export function resetButton(session: Session, words: Words): HTMLElement {
  const yes = h('button', { class: 'button', value: 'yes' }, words.resetDo)
  const no = h('button', { class: 'button', value: '' }, words.cancel)
  const question = h('p', { id: 'reset-question' }, words.resetConfirm)
  const form = h('form', { method: 'dialog' }, question, h('div', { class: 'row' }, yes, no))
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'reset-question' }, form)
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'yes') void session.reset()
    dialog.returnValue = ''
  })
  const open = h('button', { type: 'button', class: 'button', onclick: () => dialog.showModal() }, words.reset)
  return h('div', { class: 'reset' }, open, dialog)
}
