import type { Content, FaqEntry } from '../knowledge/content.ts'
import type { Asked } from '../search/confidence.ts'
import { designationKey } from '../search/designation.ts'
import type { Without } from '../search/evidence.ts'
import { repairKeyboard } from '../search/keyboard.ts'
import type { Ranker, Ranking } from '../search/ranker.ts'
import { analyse } from '../search/tokenise.ts'
import { mistype } from './mistype.ts'
import type { TestQuestion } from './questions.ts'

/**
 * question: of the sets. utterance: asked while it alone is left out of its entry. mistyped: the same with typing
 * errors. story: the same at the end of a story. orphan: asked while its entry and all near it are left out, so that nothing is right. designation: a standard
 * by its number. aside: what no catalogue tells of a standard. phrase: a wish for a person, left out likewise.
 */
export type Source = 'question' | 'utterance' | 'mistyped' | 'story' | 'orphan' | 'designation' | 'aside' | 'phrase'

export interface Example {
  source: Source
  /** Examples of one group are learned from or tried on together. */
  group: string
  expect: readonly string[]
  candidates: { ref: string; features: Float64Array; right: boolean }[]
  asked: Asked
}

const DESIGNATION_QUESTIONS = [
  'X',
  'X คืออะไร',
  'What is X?',
  'มาตรฐาน X ใช้กับคลินิกได้ไหม',
  'ร้านผมขายของออนไลน์ต้องดู X ด้วยหรือเปล่า',
  'X digital standard Thailand',
  'ใครเป็นคนประกาศ X',
]
const ASIDE_QUESTIONS = [
  'ค่าตรวจรับรอง X ราคาเท่าไหร่',
  'How much does an X certificate cost?',
  'อยากอ่านสรุป X แบบละเอียด ขอไฟล์ PDF ได้ไหม',
  'บริษัทผมสอบ X ไม่ผ่านข้อ 5.3 ต้องแก้ยังไง',
  'Which auditor in Bangkok is best for X?',
]
/** What people tell before they ask; about nothing in the content. */
const STORIES = {
  th: [
    'เมื่อวานไปกินข้าวกับเพื่อนเก่าที่ไม่ได้เจอกันนาน คุยกันไปคุยกันมาหลายเรื่อง ตั้งแต่ลูกเต้าไปจนถึงงานที่ทำอยู่ กลับมาบ้านก็นอนไม่หลับ',
    'หัวหน้าเพิ่งย้ายมาใหม่ค่ะ สั่งงานเยอะมากแล้วก็เร่งด้วย ทั้งที่ในทีมเหลือกันแค่สองคน เพื่อนอีกคนก็ลาคลอดอยู่ อาทิตย์หน้าต้องส่งแล้ว',
    'ผมอยู่ต่างจังหวัดครับ เดินทางเข้าเมืองทีก็ลำบาก ฝนตกทุกวัน ถนนก็ขาด ลูกสาวช่วยพิมพ์ให้เพราะผมพิมพ์ไม่เก่ง ขอโทษด้วยถ้าเขียนยาวไป',
  ],
  en: [
    'I moved here last year with my wife and two kids, and we are still getting used to how things work. My Thai is not good, so a neighbour helped me with the letter that came last week.',
    'We are a small team of five and our boss came back from a meeting full of new ideas. Nobody else had the time, so now it is on my desk, and it is due on Friday.',
  ],
} as const
/** One letter in so many is mistyped: about one typo in 8 Thai words. */
const TYPING_ERRORS = 30

/** A question as the conversation would look it up. */
export const asTyped = (ask: string, ranker: Ranker) => repairKeyboard(ask, (word) => ranker.catalogue.knows(word)).text

export const refsOf = (expect: readonly string[]) => expect.map((ref) => (ref === 'person' ? 'intent:person' : ref))

const gramsOf = (text: string) => new Set(analyse(text, true).grams.map(({ term }) => term))

function example(
  source: Source,
  group: string,
  expect: readonly string[],
  ranking: Ranking,
  skip?: Set<string>,
): Example {
  const candidates = ranking.candidates
    .filter(({ ref }) => !skip?.has(ref))
    .map(({ ref, features }) => ({ ref, features, right: expect.includes(ref) }))
  return { source, group, expect, candidates, asked: ranking.asked }
}

export const questionExample = (question: TestQuestion, ranker: Ranker): Example =>
  example('question', question.id, refsOf(question.expect), ranker.rank(asTyped(question.ask, ranker)))

/** Examples that the content itself gives. */
export function contentExamples(content: Content, ranker: Ranker, passagesOf: (ref: string) => string[]): Example[] {
  const { refs, starts } = ranker.catalogue
  const numberOf = new Map(refs.map((ref, entry) => [ref, entry]))
  const examples: Example[] = []
  const termsOf = Map.groupBy(
    content.glossary.flatMap(({ id, related }) => related.map((faq) => ({ faq, ref: `term:${id}` }))),
    ({ faq }) => faq,
  )
  /** What would be no wrong answer either. */
  const alsoRight = ({ id, standards, agencies }: FaqEntry) => [
    ...(termsOf.get(id) ?? []).map(({ ref }) => ref),
    ...standards.map((standard) => `standard:${standard}`),
    ...agencies.map((agency) => `agency:${agency}`),
  ]
  /** By entry: in how many of its passages each n-gram occurs. */
  const gramCounts = new Map<string, Map<string, number>>()
  const countsOf = (ref: string) => {
    const known = gramCounts.get(ref)
    if (known) return known
    const counts = new Map<string, number>()
    for (const passage of passagesOf(ref)) {
      for (const gram of gramsOf(passage)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
    }
    gramCounts.set(ref, counts)
    return counts
  }
  const withoutPassage = (ref: string, text: string): Without => {
    const own = numberOf.get(ref) ?? -1
    const first = starts[own] ?? 0
    const left = new Set(passagesOf(ref).flatMap((passage, i) => (passage === text ? [first + i] : [])))
    const counts = countsOf(ref)
    const grams = gramsOf(text)
    return {
      passage: (passage) => left.has(passage),
      gram: (entry, gram) => entry === own && grams.has(gram) && (counts.get(gram) ?? 0) <= left.size,
    }
  }

  for (const entry of content.faq) {
    const ref = `faq:${entry.id}`
    const skip = new Set(alsoRight(entry))
    const near = new Set([ref, ...skip, ...entry.related.map((id) => `faq:${id}`)])
    const nearEntries = new Set(Array.from(near, (one) => numberOf.get(one) ?? -1))
    const { th, en } = entry.utterances
    ;[...th, ...en].forEach((text, i) => {
      const without = withoutPassage(ref, text)
      examples.push(example('utterance', ref, [ref], ranker.rank(text, without), skip))
      if (i % 3 === 0) {
        examples.push(example('mistyped', ref, [ref], ranker.rank(mistype(text, TYPING_ERRORS), without), skip))
        const stories = STORIES[i < th.length ? 'th' : 'en']
        const told = `${stories[i % stories.length]} ${text}`
        examples.push(example('story', ref, [ref], ranker.rank(told, without), skip))
        const isNear = (entry: number) => nearEntries.has(entry)
        const orphan = ranker.rank(text, { passage: (_, owner) => isNear(owner), gram: isNear })
        examples.push(example('orphan', ref, [], orphan, near))
      }
    })
  }
  const byKey = Map.groupBy(
    content.standards.filter(({ identifier }) => identifier !== undefined),
    ({ identifier }) => designationKey(identifier ?? ''),
  )
  for (const [key, standards] of byKey) {
    const expect = standards.map(({ id }) => `standard:${id}`)
    for (const question of DESIGNATION_QUESTIONS) {
      const ranking = ranker.rank(question.replace('X', standards[0]?.identifier ?? ''))
      examples.push(example('designation', key, expect, ranking))
    }
    for (const question of ASIDE_QUESTIONS) {
      const ranking = ranker.rank(question.replace('X', standards[0]?.identifier ?? ''))
      examples.push(example('aside', key, [], ranking))
    }
  }
  for (const text of passagesOf('intent:person')) {
    const ranking = ranker.rank(text, withoutPassage('intent:person', text))
    examples.push(example('phrase', text, ['intent:person'], ranking))
  }
  return examples
}
