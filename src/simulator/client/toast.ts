import { h } from './dom.ts'

let region: HTMLElement | undefined

/** A short word at the edge of the page, read out politely and gone after four seconds. */
export function say(text: string): void {
  if (!region?.isConnected) {
    region = h('div', { class: 'toasts', role: 'status' })
    document.body.append(region)
  }
  const note = h('p', { class: 'toast' }, text)
  region.append(note)
  setTimeout(() => note.remove(), 4_000)
}
