/** Okapi BM25's textbook value; tuning it brought next to nothing. */
const K1 = 1.2
/** How far length counts, 0–1: the textbook's value, best on articles (XQuAD, iapp) as well. */
const B = 0.75

/** What a document says of each of its terms: occurrences, weighted by where they stand. */
export type TermCounts = Map<string, number>

/** One list of postings for each term, ordered by document. */
export interface Postings {
  /** term → [document, impact, document, impact …]; an impact is the whole BM25 weight of the term there. */
  impacts: Map<string, number[]>
  /** The idf of a term that one document has: what a term that no document has is taken to be worth. */
  highestIdf: number
  /** Mean length of a document, in terms. */
  average: number
}

export function idf(documents: number, withTerm: number): number {
  return Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5))
}

/** How often counts the more the shorter the text, and less with each time. `length` is in terms, as is `average`. */
export const frequency = (count: number, length: number, average: number, b: number): number =>
  (count * (K1 + 1)) / (count + K1 * (1 - b + (b * length) / average))

/** Everything of BM25 that does not depend on the question. `b`: how far length counts, 0–1. */
export function weigh(documents: readonly TermCounts[], b = B): Postings {
  const withTerm = new Map<string, number>()
  let total = 0
  const lengths = documents.map((counts) => {
    let length = 0
    for (const [term, count] of counts) {
      length += count
      withTerm.set(term, (withTerm.get(term) ?? 0) + 1)
    }
    total += length
    return length
  })
  const average = total / documents.length || 1
  const impacts = new Map<string, number[]>()
  documents.forEach((counts, document) => {
    const length = lengths[document] ?? 0
    for (const [term, count] of counts) {
      const impact = idf(documents.length, withTerm.get(term) ?? 1) * frequency(count, length, average, b)
      const list = impacts.get(term)
      if (list) list.push(document, impact)
      else impacts.set(term, [document, impact])
    }
  })
  return { impacts, highestIdf: documents.length === 0 ? 0 : idf(documents.length, 1), average }
}
