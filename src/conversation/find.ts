import { entryOf } from '../knowledge/documents.ts'
import type { Entry, Knowledge } from '../knowledge/knowledge.ts'
import { createDesignationLookup } from '../search/designation.ts'
import type { SearchIndex } from '../search/index.ts'
import { normalise } from '../search/normalise.ts'

/** What a question leads to, best first. */
export interface Found {
  candidates: Candidate[]
  /** Designations that were named and that no entry has: their neighbours must not answer for them. */
  unknownDesignations: string[]
  /** The question was long, and only parts of it were looked up. */
  wasLong: boolean
}

export interface Candidate {
  item: Entry
  /** 0–1 */
  score: number
}

export type Find = (question: string) => Found

/** From this length on a message is a story with a question in it, in UTF-16 units. */
const LONG = 200

/** A passage is looked up as one query; longer ones are cut, in UTF-16 units. */
const LONGEST_PASSAGE = 300

/** Passages of one message that are looked up. */
const MOST_PASSAGES = 12

/**
 * A FAQ entry is written as an answer; the other kinds describe a thing. Where both fit about equally,
 * the answer is wanted.
 */
const WEIGHT: Record<Entry['kind'], number> = { faq: 1, agency: 0.96, term: 0.94, standard: 0.92 }

export function createFind(knowledge: Knowledge, index: SearchIndex): Find {
  const standards = createDesignationLookup(knowledge.content.standards)

  const search = (query: string): Map<string, number> => {
    const best = new Map<string, number>()
    // Utterances of one entry can fill the first places: look further down for the next entries.
    for (const { id, score } of index.search(query, 40)) {
      const ref = entryOf(id)
      const item = knowledge.entry(ref)
      if (item) best.set(ref, Math.max(best.get(ref) ?? 0, score * WEIGHT[item.kind]))
    }
    return best
  }

  return (question) => {
    const passages = passagesOf(question)
    const scores = new Map<string, number>()
    for (const passage of passages) {
      for (const [ref, score] of search(passage)) scores.set(ref, Math.max(scores.get(ref) ?? 0, score))
    }
    const { exact, unknown } = standards.resolve(question)
    // A standard named by its number is what was asked for, whatever the words around it.
    for (const id of exact) scores.set(`standard:${id}`, 1)
    const candidates = Array.from(scores, ([ref, score]) => ({ item: knowledge.entry(ref), score }))
      .filter((candidate): candidate is Candidate => candidate.item !== undefined)
      .toSorted((a, b) => b.score - a.score || (a.item.entry.id < b.item.entry.id ? -1 : 1))
    return {
      candidates,
      unknownDesignations: unknown,
      wasLong: question.length > LONG,
    }
  }
}

/** A short message as it is; a long one sentence by sentence, so that the story does not dilute the question. */
function passagesOf(text: string): string[] {
  const whole = normalise(text)
  if (whole.length <= LONG) return [whole]
  const sentences = text
    .split(/[\n?!？。]+|\.\s|(?<=ครับ|ค่ะ|คะ|นะ)\s/)
    .map((sentence) => normalise(sentence).slice(0, LONGEST_PASSAGE))
    .filter((sentence) => sentence.length > 3)
  // The question stands at the end more often than not.
  return [...sentences.slice(-MOST_PASSAGES), whole.slice(-LONGEST_PASSAGE)]
}
