/**
 * One spelling for what looks, or was meant, the same. Everything that compares words (search, commands, menus,
 * tags) goes through here first, so that the two ways of typing น้ำ meet. It may unify spellings of one word and
 * never two words: อายุ and อาย, เก่า and เก้า and เกา stay apart.
 */

/** Zero-width signs, joiners, direction marks, soft hyphen, byte-order mark, variation selectors: seen by nobody. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/** Full-width forms and the mathematical letters that people use as fonts. Only these are folded: NFKC splits ำ. */
const STYLED = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu

const THAI_MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}/g

/** Where a mark stands over or under its consonant: vowels, then MAITAIKHU, then tone, then the silencing mark. */
function markRank(mark: string): number {
  if (mark === '\u0e3a') return 0
  if (mark <= '\u0e39' || mark === '\u0e4d') return 1
  if (mark === '\u0e47') return 2
  return mark <= '\u0e4b' ? 3 : 4
}

function sortMarks(run: string): string {
  const sorted = Array.from(run).sort((a, b) => markRank(a) - markRank(b))
  return sorted.filter((mark, i) => mark !== sorted[i - 1]).join('')
}

function thaiOrder(text: string): string {
  return text
    .replace(/([\u0e32\u0e33]+)([\u0e48-\u0e4b]+)/g, '$2$1') // a tone typed after า or ำ belongs to the consonant
    .replace(THAI_MARKS, sortMarks)
    .replace(/\u0e4d([\u0e48-\u0e4c]*)\u0e32/g, '$1\u0e33') // split SARA AM
    .replace(/เเ/g, 'แ')
}

/** Abbreviations that are one letter three times; three of them are no drawn-out vowel. */
const TRIPLE_NAMES = new Set(['ททท', 'สสส'])

/**
 * Drawn-out letters: มากกกก → มาก, soooo → so. Roman numerals, IEEE, IIIF and runs that are nothing but one letter
 * (www, AAA) say something with their third letter and stay.
 */
function collapseDrawnOut(text: string): string {
  return text
    .replace(/[a-z]{3,}/g, (word) =>
      /^[ivxlcdm]+$/.test(word) || /^(.)\1+$/.test(word) || /ieee(?!e)|^iiif$/.test(word)
        ? word
        : word.replace(/([a-z])\1{2,}/g, '$1'),
    )
    .replace(/([ก-ฮะ-ำเ-ๆ])\1{2,}/g, (run, letter: string) => (TRIPLE_NAMES.has(run) ? run : letter))
}

/**
 * The canonical spelling of a text: NFC, lower case, ASCII digits, Thai marks in one order, no invisible signs, no
 * drawn-out letters, straight quotes and hyphens, single spaces, trimmed. Applying it twice changes nothing more.
 */
export function normalise(text: string): string {
  const plain = text
    .replace(INVISIBLE, '')
    .replace(STYLED, (sign) => sign.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFC')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐-―−﹘﹣]/g, '-')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return thaiOrder(collapseDrawnOut(thaiOrder(plain)))
}
