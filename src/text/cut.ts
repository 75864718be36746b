import { graphemes } from './graphemes.ts'

const ELLIPSIS = '…'

/**
 * Cuts a text to at most `limit` UTF-16 units: at the end of a sentence or line where one lies in the second half,
 * else at a space, else between grapheme clusters. A Thai vowel or tone mark never loses its letter.
 *
 * The result ends in "…" when something was left out.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const room = limit - ELLIPSIS.length
  if (room <= 0) return ''
  const head = wholeClusters(text, room)
  const earliest = Math.floor(room / 2)
  // Thai ends a sentence with a space, English with a full stop; a line break ends either.
  const end = Math.max(head.lastIndexOf('\n'), lastMatch(head, /[.!?。]\s/g))
  if (end >= earliest) return head.slice(0, end + 1).trimEnd() + ELLIPSIS
  const space = head.lastIndexOf(' ')
  return (space >= earliest ? head.slice(0, space) : head).trimEnd() + ELLIPSIS
}

/** Cuts a label to at most `limit` grapheme clusters, ending in "…" when something was left out. */
export function cutLabel(text: string, limit: number): string {
  const clusters = graphemes(text)
  if (clusters.length <= limit) return text
  return (
    clusters
      .slice(0, limit - 1)
      .join('')
      .trimEnd() + ELLIPSIS
  )
}

/** The longest start of a text that ends between grapheme clusters and has at most `limit` UTF-16 units. */
function wholeClusters(text: string, limit: number): string {
  // One cluster more than needed is enough to see where the last one ends; long texts are not walked through.
  const slice = text.slice(0, limit + 64)
  let end = 0
  for (const cluster of graphemes(slice)) {
    if (end + cluster.length > limit) break
    end += cluster.length
  }
  return slice.slice(0, end)
}

function lastMatch(text: string, pattern: RegExp): number {
  let last = -1
  for (const match of text.matchAll(pattern)) last = match.index
  return last
}

/** A text that a channel can take: halves of surrogate pairs replaced, never empty. */
export function sendable(text: string): string {
  return text.toWellFormed().trim() || ELLIPSIS
}
