import type { Entry, Knowledge } from '../knowledge/knowledge.ts'
import type { Catalogue } from '../search/catalogue.ts'
import { createDesignationLookup } from '../search/designation.ts'
import { type Fitted, shipped } from '../search/fitted.ts'
import { partsOf } from '../search/parts.ts'
import { createRanker, LONGEST_QUESTION, type Ranking } from '../search/ranker.ts'
import { decide } from './decision.ts'

/** What a question leads to. */
export interface Found {
  /** Best first. */
  candidates: Candidate[]
  /** More than anything else it is the wish to talk to a person. */
  isForPerson: boolean
  /** Probability that the first candidate (or the wish) is right, 0–1. */
  first: number
  /** Probability that one of the first three is right, 0–1. */
  among: number
  /** Designations that were named and that no entry has: their neighbours must not answer for them. */
  unknownDesignations: string[]
  /** A standard was named by a designation that an entry has. */
  isDesignated: boolean
  /** The message was longer than what is looked up. */
  wasLong: boolean
  /** The evidence of the whole message, for who asks why; of a story's part only the candidates are kept. */
  ranking: Ranking
}

export interface Candidate {
  item: Entry
  /** Weighted evidence; only differences within one question mean something. */
  score: number
}

export type Find = (question: string) => Found

/** Parts of a story that are looked up by themselves: the last ones, where the question stands more often than not. */
const MOST_PARTS = 3

/**
 * Asked while the process starts, where no citizen waits: the first questions take ten times as long as the later ones,
 * more than the 10 ms that a Worker has for a request.
 */
const WARM_UP = [
  'มาตรฐานดิจิทัลคืออะไร ต่างจากมาตรฐานอื่นยังไง',
  'ขมธอ. 23-2563 ใช้กับลายเซ็นอิเลกทรอนิคได้ใหม',
  'Who is responsable for the electronic signature standards in Thailand?',
  'เมื่อวานไปติดต่อราชการมาครับ เขาให้เซ็นชื่อหลายใบ เอกสารเยอะมาก อยากรู้ว่ามีบริการออนไลน์ไหมครับ หน่วยงานไหนดูแล',
]

export function createFind(knowledge: Knowledge, catalogue: Catalogue, fitted: Fitted = shipped): Find {
  const ranker = createRanker(catalogue, createDesignationLookup(knowledge.content.standards), fitted)
  const foundBy = (ranking: Ranking, question: string): Found => ({
    candidates: ranking.candidates.flatMap(({ ref, score }) => {
      const item = knowledge.entry(ref)
      return item ? [{ item, score }] : []
    }),
    isForPerson: ranking.candidates[0]?.ref === 'intent:person',
    first: ranking.first,
    among: ranking.among,
    unknownDesignations: ranking.unknownDesignations,
    isDesignated: ranking.isDesignated,
    wasLong: question.length > LONGEST_QUESTION,
    ranking,
  })

  const find: Find = (question) => {
    const whole = foundBy(ranker.rank(question), question)
    if (decide(whole) !== 'abstain' || whole.unknownDesignations.length > 0) return whole
    // A story that leads nowhere may have a clear question in it. What lies around it is not understood, so the part's
    // entries are asked back, never answered with: the probability of the first stays the whole message's.
    const parts = partsOf(question)
      .slice(-MOST_PARTS)
      .map((part) => foundBy(ranker.rank(part), question))
    const surest = parts.reduce((best, part) => (part.among > best.among ? part : best), whole)
    const instead = { ...surest, first: whole.first, ranking: whole.ranking }
    return !surest.isForPerson && decide(instead) === 'ask-back' ? instead : whole
  }
  for (const question of WARM_UP) find(question)
  return find
}
