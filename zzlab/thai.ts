// The first construction costs 7 ms in a process: at module level, never in a request.
const segmenter = new Intl.Segmenter('th', { granularity: 'word' })

/** The words of a run of Thai (or any script without spaces), by the platform's dictionary. Spaces and signs included. */
export function segments(run: string): Intl.SegmentData[] {
  return Array.from(segmenter.segment(run))
}

/** One consonant or two with what may stand before, over, under and behind them; every Thai syllable is made of such. */
const CLUSTER = '(?:[เ-ไ]?[ก-ฮ](?:ั[่-๋]?(?=[ก-ฮ])|[ิ-ู][่-๋]?์?|็(?=[ก-ฮ])|[่-๋]|์)?(?:ะ|า(?:ะ)?|ำ)?|ฤๅ?|ๆ|ฯ)'
const WELL_FORMED = new RegExp(`^${CLUSTER}+$`)

/** Whether a run obeys Thai spelling: no mark without its consonant, no vowel upon a vowel. */
export function isWellFormedThai(run: string): boolean {
  return WELL_FORMED.test(run) && !/ื[่-๋]?(?![่-๋ก-ฮ])/.test(run)
}

/**
 * Whether the platform's dictionary has the word. It has no look-up, but it divides: a word of its own, three times
 * in a row, falls into exactly three; letters that are no word stick together or break elsewhere. True words may be
 * missed (ยา, for ความยาว is one), so this is evidence for a word and never against one.
 */
export function isDictionaryWord(word: string): boolean {
  if (word.length < 2 || !isWellFormedThai(word)) return false
  const thrice = segments(word + word + word)
  const within = segments(`ความ${word}ความ`)
  return thrice.length === 3 && thrice[1]?.segment === word && within.length === 3 && within[1]?.segment === word
}
