import type { Language } from '../language.ts'
import { withoutDesignations } from './designation.ts'
import { normalise } from './normalise.ts'

/** Said in either language, or in none. */
const NEUTRAL_WORDS = new Set(
  'ok okay okey k kk yes no y n lol haha hahaha hmm hm um wow etda dga nist iso iec ieee etsi depa nbtc pdpa'.split(
    ' ',
  ),
)

/** One of these alone makes a message English; a lone noun (blockchain, e-signature) is used in Thai as well. */
const ENGLISH_WORDS = new Set(
  `hello hi hey thanks thank please help sorry bye goodbye welcome good what who whom whose where when why how which
  is are am was were be been do does did can could will would shall should may might must have has had the a an this
  that these those there i you he she we they it my your our their me us them of to in on at for with from by about
  and or not if than then so but any some all more tell explain show give need want difference between back menu stop
  cancel start again`
    .split(/\s+/)
    .filter((word) => word.length > 1),
)

const LINKS = /https?:\/\/\S+|[^\s@]{1,64}@[^\s@]{1,255}/g
/** Thai abbreviations (สพธอ., พ.ศ.) name things in English sentences too, and so do families without a number. */
const THAI_NAMES = /(?:[ก-ฮ]{1,5}\.)+|ข?มธอ|มกษ|มอก|สพธอ|สพร/g

/**
 * The language a message is written in; undefined when it could be either (digits, emoji, designations, ok, a lone
 * technical noun), so that the conversation keeps the language it had. Any Thai word makes it Thai, however many
 * Latin letters stand around it: Thai technical writing is half English. Text typed on the wrong keyboard should be
 * repaired before.
 */
export function detectLanguage(text: string): Language | undefined {
  const raw = withoutDesignations(text.replace(LINKS, ' '))
  const rest = normalise(raw).replace(THAI_NAMES, ' ')
  if (/[ก-ฮฯ-ู]{2}|[ก-ฮ][่-๎]|[เ-ไ][ก-ฮ]/.test(rest)) return 'th'
  // All capitals are names (DGA, PKI) wherever they stand.
  const words = (raw.match(/[A-Za-z]+(?:[-'’][A-Za-z]+)*/g) ?? []).filter(
    (word) => word.length > 1 && word !== word.toUpperCase() && !NEUTRAL_WORDS.has(word.toLowerCase()),
  )
  const english = words.some((word) => ENGLISH_WORDS.has(word.toLowerCase().replace(/['’].*$/, '')))
  return english || words.length > 1 ? 'en' : undefined
}

const NAMES: Record<Language, string> = {
  th: '(?:ภาษา)?ไทย|thai(?! ?id)|\\bth\\b',
  en: '(?:ภาษา)?อังกฤษ|(?:ภาษา)?อิงลิช|english|\\beng?\\b',
}

/** What may stand around the language's name in a message that is only the wish to switch. */
const AROUND = [
  'ขอให้|ขอเป็น|ขอ|ช่วย|รบกวน|กรุณา|อยากได้|อยากให้|อยาก|ต้องการ|เปลี่ยน|สลับ|กลับ|พูด|ตอบ|คุย|ใช้|เอา|แปล|พิมพ์|อ่าน|เป็น|ให้|กัน|ไป|มา|ด้วย|แทน|หน่อย|ได้ไหม|ได้มั้ย|ได้ปะ|ได้|ไหม|มั้ย',
  'ครับผม|ครับ|คับ|ค่ะ|คะ|ค่า|จ้า|จ้ะ|นะ|ที|ละ|เลย|เถอะ|ดีกว่า|ฉัน|ผม|หนู|เรา|เวอร์ชัน|เวอร์ชั่น|แบบ|ข้อความ|คำตอบ|จาก|ภาษา|บอท|ๆ',
  '(?:please|pls|plz|speak|talk|write|reply|respond|answer|chat|continue|translate|switch|change|set|use|go|show|make|can|could|would|will|do|you|we|i|want|need|prefer|like|let|lets|me|it|this|that|the|a|my|your|is|in|into|to|from|back|now|only|instead|language|version|mode|text|thanks|thank|bot|menu|d|s)(?![a-z])',
]

const ANY_NAME = new RegExp(`${NAMES.th}|${NAMES.en}`, 'g')
const ONLY_A_WISH = new RegExp(`^(?:${[...AROUND, NAMES.th, NAMES.en].join('|')}|[\\s\\p{P}\\p{S}])+$`, 'u')
/** "I don't speak Thai", "อ่านอังกฤษไม่ออก": the other language is wanted. */
const CANNOT = new RegExp(
  `^(?:i |sorry,? ?(?:but )?i )?(?:do not|don't|dont|can't|cannot|cant|can not) (?:speak|read|understand|know|write) (?<a>${NAMES.th}|${NAMES.en})[\\s\\p{P}]*$|^(?:ฉัน|ผม|หนู|เรา)?\\s?(?:ไม่เข้าใจ|ไม่รู้|ไม่ได้|อ่าน|พูด|ฟัง)\\s?(?<b>${NAMES.th}|${NAMES.en})\\s?(?:ไม่ออก|ไม่ได้|ไม่เป็น|ไม่รู้เรื่อง)?(?:ครับ|ค่ะ|คะ)?$`,
  'u',
)

const languageOf = (name: string): Language => (new RegExp(NAMES.th).test(name) ? 'th' : 'en')

/**
 * The language a message asks to continue in, when it asks for nothing else: "ขอ english หน่อย", "in English
 * please", "ภาษาไทย". Of two languages named ("from Thai to English") the last is wanted.
 */
export function languageRequest(text: string): Language | undefined {
  const wish = normalise(text)
  if (wish.length > 80) return undefined
  const cannot = CANNOT.exec(wish)?.groups
  const named = cannot?.a ?? cannot?.b
  if (named && (cannot?.a || /ไม่/.test(wish))) return languageOf(named) === 'th' ? 'en' : 'th'
  const last = wish.match(ANY_NAME)?.at(-1)
  return last && ONLY_A_WISH.test(wish) ? languageOf(last) : undefined
}
