import type { Folded } from './fold.ts'

/**
 * Thai as it sounds, roughly: what people mix up in writing falls together (ใ and ไ, ศ ษ ส, short and long vowels), and
 * what they leave out or put on the wrong letter is left out (tone marks, silenced letters). For evidence that should
 * survive such spelling; never the only evidence, for it joins words that differ.
 */

const SAME_SOUND: Record<string, string> = {}
for (const letters of [
  'คขฃฅฆ',
  'ชฉฌ',
  'สซศษ',
  'ยญ',
  'ดฎ',
  'ตฏ',
  'ทถฐฑฒธ',
  'นณ',
  'พผภ',
  'ฟฝ',
  'ลฬ',
  'หฮ',
  'ไใ',
  'ิี',
  'ึื',
  'ุู',
]) {
  for (const letter of letters) SAME_SOUND[letter] = letters.charAt(0)
}

const LEFT_OUT = /[็-๋ๆฺํ๎]/
const SILENCED = /^[ก-ฮ][ิุ]?์/
const AI = /^([ก-ฮ])ัย/

/** Folds a normalised text; `at` tells for each letter the place it came from. Other scripts stay as they are. */
export function soundOf(text: string): Folded {
  const at: number[] = []
  let sound = ''
  const put = (letter: string, place: number) => {
    sound += letter
    at.push(place)
  }
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i)
    if (letter < '\u0e00' || letter > '\u0e7f') {
      put(letter, i)
      continue
    }
    const silenced = SILENCED.exec(text.slice(i, i + 3))
    if (silenced) {
      i += silenced[0].length - 1
      continue
    }
    if (LEFT_OUT.test(letter) || letter === '์') continue
    const ai = AI.exec(text.slice(i, i + 3))
    if (ai) {
      put('ไ', i)
      put(SAME_SOUND[letter] ?? letter, i)
      i += 2
    } else if (letter === 'ำ') {
      put('ั', i)
      put('ม', i)
    } else put(SAME_SOUND[letter] ?? letter, i)
  }
  at.push(text.length)
  return { text: sound, at }
}
