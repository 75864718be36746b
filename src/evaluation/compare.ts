import { findableEntries } from '../knowledge/documents.ts'
import { refsOf } from './examples.ts'
import { fuse } from './peers/fuse.ts'
import { miniSearch } from './peers/minisearch.ts'
import { nlpJs } from './peers/nlpjs.ts'
import { orama } from './peers/orama.ts'
import type { Passage, Peer } from './peers/peer.ts'
import { winkBm25 } from './peers/wink-bm25.ts'
import type { TestQuestion } from './questions.ts'
import type { Setting } from './setting.ts'

export interface Compared {
  name: string
  /** Answers to questions: whether the first entry was right, and whether one of the first three was. */
  answers: { question: TestQuestion; first: boolean; among: boolean }[]
  /** Milliseconds to build, and the median a question. */
  build: number
  median: number
}

/** Every peer on the same passages and questions. */
export async function comparePeers({ content }: Setting, questions: readonly TestQuestion[]): Promise<Compared[]> {
  const passages: Passage[] = findableEntries(content).flatMap(({ ref, passages }) =>
    passages.map(({ title, text }, i) => ({ id: `${ref}#${i}`, entry: ref, text: title ? `${title} ${text}` : text })),
  )
  const roles = new Map(findableEntries(content).map(({ ref, passages }) => [ref, passages.map(({ role }) => role)]))
  const askedOnly = passages.filter(({ id, entry }) => roles.get(entry)?.[Number(id.split('#')[1])] !== 'told')
  const makers: (() => Peer | Promise<Peer>)[] = [
    () => miniSearch(passages, false),
    () => miniSearch(passages, true),
    () => orama(passages),
    () => winkBm25(passages),
    () => nlpJs(askedOnly),
    () => fuse(passages),
  ]
  const compared: Compared[] = []
  for (const make of makers) {
    const start = performance.now()
    const peer = await make()
    const build = performance.now() - start
    const times: number[] = []
    const answers: Compared['answers'] = []
    for (const question of questions.filter((_, i) => i % (peer.askedEvery ?? 1) === 0)) {
      const from = performance.now()
      const found = await peer.search(question.ask)
      times.push(performance.now() - from)
      const wanted = refsOf(question.expect)
      const among = found.slice(0, 3).some((ref) => wanted.includes(ref))
      answers.push({ question, first: wanted.includes(found[0] ?? ''), among })
    }
    const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
    compared.push({ name: peer.name, answers, build, median })
    console.error(`  ${peer.name}: built in ${build.toFixed(0)} ms, ${median.toFixed(2)} ms a question`)
  }
  return compared
}
