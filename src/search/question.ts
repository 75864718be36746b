import type { Catalogue } from './catalogue.ts'
import { withoutDesignations } from './designation.ts'
import { englishWord } from './english.ts'
import type { Question } from './features.ts'
import { squeeze } from './fold.ts'
import { formsOf } from './form.ts'
import { normalise } from './normalise.ts'
import { englishStopWords, thaiStopWords } from './stop-words.ts'
import { segments } from './thai.ts'

const isStop = (word: string) =>
  thaiStopWords.has(word) || englishStopWords.has(word) || (/^[a-z]+$/.test(word) && englishWord(word).stop)

/** 1 for each UTF-16 unit of a normalised text that stands in a word which says what the text is about. */
function contentOf(text: string): Uint8Array {
  const content = new Uint8Array(text.length)
  for (const { segment, index, isWordLike } of segments(text)) {
    if (isWordLike && !isStop(segment)) content.fill(1, index, index + segment.length)
  }
  return content
}

/** Entries that a question names by their designation: by number, or by name (TH e-GIF, which is a topic as well). */
export interface Designated {
  numbered: readonly number[]
  byName: readonly number[]
}

/** From this share of the content letters on, a name is all that the question asks about. */
const NOTHING_BESIDE = 0.9

/** What is known of a question before anything is looked up. */
export function readQuestion(text: string, catalogue: Catalogue, { numbered, byName }: Designated): Question {
  const normalised = normalise(text)
  const { at } = squeeze(normalised)
  const content = contentOf(normalised)
  const total = content.reduce((sum, one) => sum + one, 0)
  const named = new Map<number, number>()
  for (const { concept, start, end } of catalogue.lexicon.mentions(normalised)) {
    const entry = catalogue.entryOfConcept[concept] ?? -1
    if (entry < 0 || total === 0) continue
    let letters = 0
    for (let i = at[start] ?? 0; i <= (at[end - 1] ?? 0); i++) letters += content[i] ?? 0
    named.set(entry, Math.max(named.get(entry) ?? 0, letters / total))
  }
  const looked = byName.filter((entry) => (named.get(entry) ?? 0) > NOTHING_BESIDE)
  const designated = new Set([...numbered, ...looked])
  // What is left beside the designations says nothing.
  const isLookUp =
    looked.length > 0 || (numbered.length > 0 && !contentOf(normalise(withoutDesignations(text))).includes(1))
  return { forms: formsOf(normalised), named, designated, isLookUp }
}
