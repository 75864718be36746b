import { englishStopWords, thaiStopWords } from './stop-words.ts'

/** From this length on a message is a story with a question in it, in UTF-16 units. */
const LONG = 90
/** Parts shorter than this are greetings and signatures. */
const SHORTEST = 12
/** Parts of one message that are looked up; the last ones, for there the question stands more often than not. */
const MOST = 6

/** Where one thought ends: lines, full stops, question marks, and Thai particles or openers beside a space. */
const BREAKS =
  /[\n?!？。]+|[.;]\s+|(?<=ครับ|คับ|ค่ะ|คะ|นะ|จ้า|อ่ะ|เลย|แล้ว)\s+|\s+(?=เลย|แล้ว|อยาก|ขอ|สอบถาม|รบกวน|ถาม|แต่|คือ|ถ้า|ต้อง|มี|ใคร|ทำไม|so\b|but\b|what\b|how\b|is there\b|can\b|do\b|which\b|who\b)/g

/** The parts of a long message that may hold its question; none of a short one. */
export function partsOf(text: string): string[] {
  if (text.length < LONG) return []
  const parts = text
    .split(BREAKS)
    .map((part) => part.trim())
    .filter((part) => part.length >= SHORTEST && !isFiller(part))
  return parts.length > 1 ? parts.slice(-MOST) : []
}

const isFiller = (part: string) =>
  part.split(/\s+/).every((word) => thaiStopWords.has(word) || englishStopWords.has(word.toLowerCase()))
