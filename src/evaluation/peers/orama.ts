import { create, insertMultiple, search } from '@orama/orama'
import { entriesOf, type Passage, type Peer, wordsOf } from './peer.ts'

/**
 * With the platform's words. It always matches prefixes, so that short words match everything: a mark at the end of each
 * token switches that off, without which it finds next to nothing here.
 */
export async function orama(passages: readonly Passage[]): Promise<Peer> {
  const tokenizer = {
    language: 'english',
    normalizationCache: new Map(),
    tokenize: (raw: string) => wordsOf(raw).map((word) => `${word}\u0003`),
  }
  const index = create({ schema: { text: 'string', entry: 'string' } as const, components: { tokenizer } })
  await insertMultiple(
    index,
    passages.map(({ id, entry, text }) => ({ id, entry, text })),
  )
  return {
    name: 'Orama',
    async search(query) {
      const { hits } = await search(index, { term: query, properties: ['text'], limit: 50, threshold: 1 })
      return entriesOf(hits.map(({ document }) => document))
    },
  }
}
