import { h } from './dom.ts'
import type { Words } from './words-th.ts'

export type DateAction = {
  mode: 'date' | 'time' | 'datetime'
  initial: string
  min: string
  max: string
  label: string
}

/** Asks for a date as LINE's picker does. Resolves to the postback's `params`, or undefined when left. */
export function askDate(action: Partial<DateAction>, words: Words): Promise<Record<string, string> | undefined> {
  const mode = action.mode ?? 'date'
  const input = h('input', {
    class: 'input',
    id: 'date-answer',
    type: mode === 'datetime' ? 'datetime-local' : mode,
    value: action.initial,
    min: action.min,
    max: action.max,
    required: true,
  })
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'date-label' },
    h(
      'form',
      { method: 'dialog' },
      h('label', { id: 'date-label', for: 'date-answer' }, action.label ?? mode),
      input,
      h(
        'div',
        { class: 'row' },
        h('button', { class: 'button button-accent', value: 'send' }, words.send),
        h('button', { class: 'button', value: '', formnovalidate: true }, words.cancel),
      ),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'send' && input.value ? { [mode]: input.value } : undefined)
    })
  })
}
