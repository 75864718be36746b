import { frequency, idf } from './bm25.ts'
import { type Catalogue, type CatalogueEntry, countTerms, formShares, GRAMS, lengthShare, ROLES } from './catalogue.ts'
import type { Layer, Range } from './packed.ts'

/**
 * The catalogue with further entries, at run time: nothing of it is rebuilt. Lists of the terms that the new entries have
 * are written anew behind the old ones, all others stay. The rarity of old terms is taken as it was, names are found by
 * the old lexicon: right for some dozens of entries until the content is compiled again.
 */
export function extendCatalogue(catalogue: Catalogue, added: readonly CatalogueEntry[]): Catalogue {
  const { refs, entryOf, lexicon } = catalogue
  const known = new Set(refs)
  for (const { ref } of added) {
    if (known.has(ref))
      throw new Error(`There is an entry "${ref}" already: withdraw it, or give the new one another id.`)
    known.add(ref)
  }
  const counts = added.map(({ passages }) => countTerms(passages, lexicon))
  const passages = added.reduce((sum, entry) => sum + entry.passages.length, 0)
  const layers = catalogue.layers.map((layer, l) => {
    const first = l === GRAMS ? refs.length : entryOf.length
    const fresh = new Map<string, [number, number][]>()
    counts
      .flatMap((documents) => documents[l] ?? [])
      .forEach((terms, i) => {
        const length = [...terms.values()].reduce((sum, count) => sum + count, 0)
        for (const [term, count] of terms) {
          const part = frequency(count, length, catalogue.averages[l] ?? length, lengthShare(l))
          fresh.set(term, [...(fresh.get(term) ?? []), [first + i, part]])
        }
      })
    return extendLayer(layer, fresh, first)
  })
  const numberOf = new Map([...refs, ...added.map(({ ref }) => ref)].map((ref, entry) => [ref, entry]))
  const sizes = added.map((entry) => entry.passages.length)
  let start = entryOf.length
  return {
    ...catalogue,
    refs: [...numberOf.keys()],
    kinds: [...catalogue.kinds, ...added.map(({ kind }) => kind)],
    starts: Uint32Array.from([...catalogue.starts, ...sizes.map((size) => (start += size))]),
    entryOf: Uint32Array.from([
      ...entryOf,
      ...sizes.flatMap((size, i) => new Array<number>(size).fill(refs.length + i)),
    ]),
    roles: Uint8Array.from([
      ...catalogue.roles,
      ...added.flatMap((entry) => entry.passages.map(({ role }) => ROLES.indexOf(role))),
    ]),
    forms: Float32Array.from([
      ...catalogue.forms,
      ...added.flatMap((entry) => Array.from(formShares(entry.passages), (ninths) => Number(ninths) / 9)),
    ]),
    related: [
      ...catalogue.related,
      ...added.map(({ related = [] }) => related.flatMap((ref) => numberOf.get(ref) ?? [])),
    ],
    layers,
    whole: layers.map((layer, l) =>
      extendSums(catalogue.whole[l] as Float32Array, layer, l === GRAMS ? added.length : passages),
    ),
    knows: (text) => catalogue.knows(text),
  }
}

function extendLayer(layer: Layer, fresh: ReadonlyMap<string, [number, number][]>, documents: number): Layer {
  const moved = new Map<string, Range>()
  const lists: [number[], number[]] = [[], []]
  for (const [term, postings] of fresh) {
    const old = layer.find(term) ?? { from: 0, to: 0 }
    const rarity = idf(documents, old.to - old.from || 1)
    const from = layer.documents.length + lists[0].length
    for (let p = old.from; p < old.to; p++) {
      lists[0].push(layer.documents[p] as number)
      lists[1].push(layer.impacts[p] as number)
    }
    for (const [document, part] of postings) {
      lists[0].push(document)
      lists[1].push(Math.min(255, Math.max(1, Math.round((rarity * part) / layer.unit))))
    }
    moved.set(term, { from, to: layer.documents.length + lists[0].length })
  }
  const length = layer.documents.length + lists[0].length
  const longer = new Uint32Array(length)
  longer.set(layer.documents)
  longer.set(lists[0], layer.documents.length)
  const impacts = new Uint8Array(length)
  impacts.set(layer.impacts)
  impacts.set(lists[1], layer.impacts.length)
  return {
    documents: longer,
    impacts,
    unit: layer.unit,
    highestIdf: layer.highestIdf,
    find: (term) => moved.get(term) ?? layer.find(term),
  }
}

/** The sums of impacts by document, with those of the new documents, which stand behind the old ones. */
function extendSums(sums: Float32Array, { documents, impacts, unit }: Layer, added: number): Float32Array {
  const longer = new Float32Array(sums.length + added)
  longer.set(sums)
  for (let p = 0; p < documents.length; p++) {
    const document = documents[p] as number
    if (document >= sums.length) longer[document] = (longer[document] as number) + unit * (impacts[p] as number)
  }
  return longer
}
