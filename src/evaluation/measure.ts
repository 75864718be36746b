import { decide } from '../conversation/decision.ts'
import { createFind } from '../conversation/find.ts'
import { createKnowledge } from '../knowledge/knowledge.ts'
import { openCatalogue } from '../search/catalogue.ts'
import { createIndex } from '../search/index.ts'
import { miniSearch } from './peers/minisearch.ts'
import type { Setting } from './setting.ts'

/** Milliseconds: half and 99 of 100 questions take at most so long. */
export interface Times {
  median: number
  p99: number
}

export function timesOf(queries: readonly string[], ask: (query: string) => unknown, rounds = 3): Times {
  for (const query of queries) ask(query)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      const start = performance.now()
      ask(query)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { median: at(0.5), p99: at(0.99) }
}

/** Search and decision on the shipped content, and MiniSearch on the same passages in the same run. */
export function measureShipped({ content, bytes, questions }: Setting) {
  const queries = questions.map(({ ask }) => ask)
  const find = createFind(createKnowledge(content), openCatalogue(bytes))
  const { refs, starts } = openCatalogue(bytes)
  const passages = content.faq.flatMap(({ id, utterances }) =>
    [...utterances.th, ...utterances.en].map((text, i) => ({ id: `${id}#${i}`, entry: id, text })),
  )
  return {
    entries: refs.length,
    passages: starts.at(-1) ?? 0,
    own: timesOf(queries, (query) => decide(find(query))),
    /** On the utterances alone, which is less than ours look through. */
    miniSearch: timesOf(queries, miniSearch(passages, false).search, 1),
  }
}

/** The exported index at several sizes; texts are made of the content's own utterances. */
export function measureGrowth({ content, questions }: Setting, sizes = [500, 5_000, 50_000]) {
  const texts = content.faq.flatMap(({ utterances }) => [...utterances.th, ...utterances.en])
  const queries = questions.slice(0, 200).map(({ ask }) => ask)
  return sizes.map((size) => {
    const part = (i: number) => texts[(i * 7919) % texts.length] ?? ''
    const index = createIndex(
      Array.from({ length: size }, (_, i) => ({
        id: `d${i}`,
        text: `${part(i)} ${part(i + 31 * Math.floor(i / 13))}`,
      })),
    )
    return { size, times: timesOf(queries, (query) => index.search(query), 1) }
  })
}
