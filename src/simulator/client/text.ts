import { h } from './dom.ts'

/** The language of a text by its script: Thai as soon as one Thai letter stands in it, else English. */
export function scriptLanguage(text: string): 'th' | 'en' {
  return /[\u0e00-\u0e7f]/.test(text) ? 'th' : 'en'
}

const link = /(https?:\/\/[^\s<>"'“”‘’]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/gu

/** The text as nodes, with addresses as links. Marks that end a sentence stay outside. */
export function linked(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  let from = 0
  for (const match of text.matchAll(link)) {
    const found = match[0].replace(/[.,;:!?)\]}]+$/u, '')
    const href = found.includes('://') ? found : `mailto:${found}`
    fragment.append(text.slice(from, match.index))
    fragment.append(h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, found))
    from = match.index + found.length
  }
  fragment.append(text.slice(from))
  return fragment
}

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' })

/** The first letter of a name with its marks, for the round picture. */
export function initial(name: string): string {
  for (const { segment } of graphemes.segment(name.trim().replace(/^[เแโใไ](?=.)/u, ''))) return segment.toUpperCase()
  return '?'
}

/** Cut at a grapheme cluster, so that no Thai letter loses its vowel or tone mark. */
export function shortened(text: string, clusters: number): string {
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment)
  return parts.length <= clusters ? text : `${parts.slice(0, clusters).join('')}…`
}
