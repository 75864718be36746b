/** Grapheme clusters: a Thai letter with its vowel and tone mark is one, as a reader and LINE count. */
const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' })

/** Number of grapheme clusters. */
export function graphemeCount(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/** The grapheme clusters of a text, in order. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
