import { findDesignations } from './designation.ts'
import { englishWord } from './english.ts'
import { normalise } from './normalise.ts'
import { isDictionaryWord, isWellFormedThai, segments } from './thai.ts'

/** The keys of a US keyboard, and what the same keys give on Thai Kedmanee; first plain, then with shift. */
const US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
const KEDMANEE = '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ' + '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'

const toThai = new Map(Array.from(US, (key, i) => [key, KEDMANEE.charAt(i)]))
const toLatin = new Map(Array.from(KEDMANEE, (key, i) => [key, US.charAt(i)]))
const convert = (word: string, keys: Map<string, string>) => Array.from(word, (key) => keys.get(key) ?? key).join('')

export interface KeyboardRepair {
  text: string
  repaired: boolean
}

export type IsKnownWord = (word: string) => boolean

/**
 * sure: wrong as typed and right when converted. maybe: right when converted, but short enough to be a name. follows:
 * right both ways (รก, id), so it goes with all the others.
 */
type Verdict = { converted: string; certainty: 'sure' | 'maybe' | 'follows' } | undefined

/** A clause of Thai without a space; longer ones are pasted. */
const LONGEST_WORD = 300

const bare = (word: string) => word.toLowerCase().replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')

/** Names, abbreviations, words and numbers as one types them in Latin letters. */
function isPlausibleLatin(word: string, isKnownWord: IsKnownWord): boolean {
  const core = bare(word)
  if (core === '' || /^[\d.,:/-]+$/.test(core)) return true
  if (/^\W*[A-Z][A-Z0-9&/.-]*s?\W*$/.test(word) && word.length <= 10) return true
  if (/^(https?:|www\.)|@.+\./.test(core)) return true
  // iso27001, sha256: letters, then digits. u2f, 3gpp, 5g, b2b: few signs, no other key.
  if (/^[a-z]{2,}\d+$/.test(core) || (/^[a-z0-9]{2,3}$/.test(core) && /^\d|\d.$/.test(core) && core === word)) {
    if (!isKnownWord(convert(word, toThai))) return true
  }
  return core.split(/[-/'’._]+/).every((part) => part.length < 2 || isKnownWord(part) || englishWord(part).known)
}

/** The words of a converted run are all Thai, and not by accident. */
function isPlausibleThai(run: string, isKnownWord: IsKnownWord): boolean {
  const text = normalise(run)
  const core = text.replace(/[^ก-๎]+/g, '')
  if (core.length < 2 || core.length < text.length * 0.7 || !isWellFormedThai(core)) return false
  if (isKnownWord(core)) return true
  const words = segments(core).map(({ segment }) => segment)
  const good = words.filter((word) => isKnownWord(word) || (word.length > 2 && isDictionaryWord(word)))
  const letters = good.reduce((sum, word) => sum + word.length, 0)
  return words.every((word) => word.length > 1) && letters >= core.length * (words.length > 1 ? 0.6 : 1)
}

function judgeLatin(word: string, isKnownWord: IsKnownWord): Verdict {
  if (isPlausibleLatin(word, isKnownWord)) return undefined
  const converted = convert(word, toThai)
  if (!isPlausibleThai(converted, isKnownWord)) return undefined
  const short = /^[A-Za-z]{1,4}$/.test(word)
  return { converted, certainty: short ? 'maybe' : 'sure' }
}

function judgeThai(word: string, isKnownWord: IsKnownWord): Verdict {
  const converted = convert(word, toLatin)
  if (!/^[\x21-\x7e]+$/.test(converted)) return undefined
  const latin = bare(converted)
  const isNumber = /^\d{3,}([-.:]\d+)*$/.test(latin)
  const isWord =
    latin.length > 1 &&
    latin.split('-').every((part) => part.length === 1 || isKnownWord(part) || englishWord(part).known)
  if (!isWord && !isNumber) return undefined
  const text = normalise(word)
  const core = text.replace(/[^ก-๎]+/g, '')
  const wellFormed = isWellFormedThai(core) && !/[/()"%+]./.test(text)
  if (wellFormed) {
    const parts = segments(core).map(({ segment }) => segment)
    const isThai = isKnownWord(core) || parts.every((part) => isKnownWord(part) || isDictionaryWord(part))
    if (isThai && isWord) return { converted, certainty: 'follows' }
    if (isThai || isNumber) return undefined
  }
  // Two or three Thai consonants are an abbreviation more often than English: รด., กน. A number alone may be a slip.
  const sure = !isNumber && (latin.length > 3 || !wellFormed)
  return { converted, certainty: sure ? 'sure' : 'maybe' }
}

/**
 * Repairs words typed with the keyboard in the other language, Thai Kedmanee and US QWERTY, both ways. A word is
 * touched only when it is implausible as typed and plausible when converted; what is too short to tell is converted
 * only together with the rest of the message. Designations and abbreviations stay. `isKnownWord` gets lower-case words
 * and knows the vocabulary of the content.
 */
export function repairKeyboard(text: string, isKnownWord: IsKnownWord): KeyboardRepair {
  const kept = findDesignations(text)
  let place = 0
  const words = text.split(/(\s+)/).map((word) => {
    const [start, end] = [place, place + word.length]
    place = end
    const fixed =
      /^\s*$/.test(word) || word.length > LONGEST_WORD || kept.some((one) => one.start < end && start < one.end)
    const thai = /[ก-๛]/.test(word)
    const verdict = fixed ? undefined : thai ? judgeThai(word, isKnownWord) : judgeLatin(word, isKnownWord)
    return { word, fixed, verdict }
  })
  const open = words.filter(({ fixed }) => !fixed)
  const sure = open.some(({ verdict }) => verdict?.certainty === 'sure')
  const all = open.length > 1 && open.every(({ verdict }) => verdict)
  const repaired = sure || (all && open.every(({ verdict }) => verdict?.certainty === 'maybe'))
  const use = (verdict: Verdict) =>
    verdict && (verdict.certainty === 'sure' || (verdict.certainty === 'maybe' && repaired) || (sure && all))
  return { text: words.map(({ word, verdict }) => (use(verdict) ? verdict?.converted : word)).join(''), repaired }
}
