import { squeeze } from './fold.ts'
import { normalise } from './normalise.ts'
import { segments } from './thai.ts'

/** One thing under all the names it goes by: อีซิกเนเจอร์, e-signature, ลายมือชื่ออิเล็กทรอนิกส์. */
export interface Concept {
  id: string
  spellings: readonly string[]
}

/** A concept named in a text. */
export interface Mention {
  /** Number of the concept in the lexicon. */
  concept: number
  /** Place among the letters, digits and marks of the normalised text, in UTF-16 units. */
  start: number
  end: number
}

export interface Lexicon {
  concepts: readonly Concept[]
  /** The concepts named in a normalised text, in order of place. Spaces, hyphens and points do not count. */
  mentions(normalised: string): Mention[]
}

/** Thai has no spaces: shorter names count only where the platform's dictionary cuts, so that ยา is not in พยายาม. */
const SURE_ANYWHERE = 5

interface Name {
  letters: string
  concept: number
}

const keyAt = (letters: string, place: number) => letters.slice(place, place + 2)
const isLatin = (sign: string) => /[a-z0-9]/.test(sign)
const isMark = (sign: string) => /[ะ-ฺๅ็-๎]/.test(sign)

/** Where words begin and end among the squeezed letters of a text. */
function boundaries(text: string, at: readonly number[]): Set<number> {
  const cuts = new Set<number>()
  for (const { index, segment } of segments(text)) cuts.add(index).add(index + segment.length)
  const places = new Set<number>([0, at.length - 1])
  for (let i = 0; i < at.length; i++) {
    const before = i > 0 ? (at[i - 1] ?? 0) + 1 : 0
    if (cuts.has(at[i] ?? 0) || cuts.has(before)) places.add(i)
  }
  return places
}

/** Prepares concepts for finding; spellings that are shorter than two letters are left out. */
export function createLexicon(concepts: readonly Concept[]): Lexicon {
  const byKey = new Map<string, Name[]>()
  concepts.forEach(({ spellings }, concept) => {
    for (const letters of new Set(spellings.map((spelling) => squeeze(normalise(spelling)).text))) {
      if (letters.length < 2) continue
      const names = byKey.get(keyAt(letters, 0))
      if (names) names.push({ letters, concept })
      else byKey.set(keyAt(letters, 0), [{ letters, concept }])
    }
  })

  return {
    concepts,
    mentions(text) {
      const { text: letters, at } = squeeze(text)
      const found: Mention[] = []
      let cuts: Set<number> | undefined
      for (let start = 0; start < letters.length; start++) {
        for (const { letters: name, concept } of byKey.get(keyAt(letters, start)) ?? []) {
          if (!letters.startsWith(name, start)) continue
          let end = start + name.length
          // English plurals go by their singular.
          if (letters.charAt(end) === 's' && isLatin(name.charAt(name.length - 1))) end++
          const gluedLeft = isLatin(letters.charAt(start)) && (at[start] ?? 0) - (at[start - 1] ?? -9) === 1
          const gluedRight = isLatin(letters.charAt(end - 1)) && (at[end] ?? 0) - (at[end - 1] ?? 0) === 1
          if (gluedLeft && isLatin(letters.charAt(start - 1))) continue
          if (gluedRight && isLatin(letters.charAt(end))) continue
          if (isMark(letters.charAt(end))) continue
          const thai = !isLatin(letters.charAt(start)) && !isLatin(letters.charAt(end - 1))
          if (thai && name.length < SURE_ANYWHERE) {
            cuts ??= boundaries(text, at)
            if (!cuts.has(start) || !cuts.has(end)) continue
          }
          if (!found.some((one) => one.concept === concept && one.start <= start && end <= one.end)) {
            found.push({ concept, start, end })
          }
        }
      }
      return found
    },
  }
}
