import type { Postings } from './bm25.ts'

/**
 * The index as one buffer, viewed and never rebuilt. Little endian, every section aligned to 4 bytes:
 *
 *   header   8 × u32: magic, version, bytes in all, ids, bytes of ids, bytes of a document number, layers, documents
 *   layers   5 words each: terms u32, postings u32, hash seed u32, impact unit f32, highest idf f32
 *   ids      offsets u32[ids + 1], UTF-8; a document's id, or whatever texts the index is kept with
 *   a layer  hashes u32[terms] ascending, starts u32[terms + 1], documents u16 or u32[postings], impacts u8[postings]
 *
 * Terms are kept as 32-bit hashes. The seed is chosen so that no two terms of the index share one; a term that is
 * not in it meets a foreign hash once in 100,000 questions or so. An impact is a BM25 weight in 255 steps of the
 * layer's largest. The arrays are written and viewed in the platform's order, which is little endian wherever this
 * program runs; the magic number, read as such, refuses any other.
 */
const MAGIC = 0x5254_544d // "MTTR"
const VERSION = 1

const HEADER = 8
const LAYER = 5

/** FNV-1a over UTF-16 units, with the finish of MurmurHash3 so that short terms spread. */
function hash(term: string, seed: number): number {
  let h = seed ^ 0x811c9dc5
  for (let i = 0; i < term.length; i++) h = Math.imul(h ^ term.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Postings by hash, ascending, and the seed that keeps all terms apart. */
function hashed(impacts: Postings['impacts']): { seed: number; entries: [number, number[]][] } {
  for (let seed = 0; ; seed++) {
    const byHash = new Map<number, number[]>()
    for (const [term, list] of impacts) {
      const key = hash(term, seed)
      byHash.set(key, (byHash.get(key) ?? []).concat(list))
    }
    // Past some 100,000 terms no seed keeps all apart; two in a million sharing their postings then do no harm.
    if (byHash.size === impacts.size || seed === 15) return { seed, entries: [...byHash].sort(([a], [b]) => a - b) }
  }
}

const aligned = (bytes: number) => (bytes + 3) & ~3

/** Where each array of a packed index lies; the same walk writes and reads. */
class Cursor {
  readonly bytes: Uint8Array<ArrayBufferLike>
  place: number

  constructor(bytes: Uint8Array<ArrayBufferLike>, place: number) {
    this.bytes = bytes
    this.place = place
  }

  private take(bytes: number): number {
    const start = this.bytes.byteOffset + this.place
    this.place += aligned(bytes)
    return start
  }

  u8(length: number): Uint8Array {
    return new Uint8Array(this.bytes.buffer, this.take(length), length)
  }

  u16(length: number): Uint16Array {
    return new Uint16Array(this.bytes.buffer, this.take(length * 2), length)
  }

  u32(length: number): Uint32Array {
    return new Uint32Array(this.bytes.buffer, this.take(length * 4), length)
  }
}

/** One kind of term (words, n-grams): for each term the documents that have it, ascending, and its weight there. */
export interface Layer {
  readonly documents: Uint16Array | Uint32Array
  readonly impacts: Uint8Array
  /** What one step of an impact is worth. */
  readonly unit: number
  readonly highestIdf: number
  /** The postings of a term as a half-open range; undefined when no document has it. */
  find(term: string): Range | undefined
}

export interface Range {
  from: number
  to: number
}

/** A layer as it stands in a packed index. */
class PackedLayer implements Layer {
  private readonly hashes: Uint32Array
  private readonly starts: Uint32Array
  private readonly seed: number
  readonly documents: Uint16Array | Uint32Array
  readonly impacts: Uint8Array
  readonly unit: number
  readonly highestIdf: number

  constructor(cursor: Cursor, head: DataView, wide: boolean) {
    const terms = head.getUint32(0, true)
    const postings = head.getUint32(4, true)
    this.seed = head.getUint32(8, true)
    this.unit = head.getFloat32(12, true)
    this.highestIdf = head.getFloat32(16, true)
    this.hashes = cursor.u32(terms)
    this.starts = cursor.u32(terms + 1)
    this.documents = wide ? cursor.u32(postings) : cursor.u16(postings)
    this.impacts = cursor.u8(postings)
  }

  find(term: string): Range | undefined {
    const wanted = hash(term, this.seed)
    let low = 0
    let high = this.hashes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.hashes[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    if (this.hashes[low] !== wanted) return undefined
    return { from: this.starts[low] ?? 0, to: this.starts[low + 1] ?? 0 }
  }
}

/** An open index: ids by document number, and its layers. */
export interface Packed {
  /** Documents. */
  size: number
  idOf(document: number): string
  layers: Layer[]
}

/** Packs ids and layers; the same input gives the same bytes. */
export function pack(ids: readonly string[], layers: readonly Postings[], documents = ids.length): Uint8Array {
  const wide = documents > 0xffff
  const encoded = ids.map((id) => new TextEncoder().encode(id))
  const idBytes = encoded.reduce((sum, id) => sum + id.length, 0)
  const contents = layers.map(({ impacts, highestIdf }) => {
    const { seed, entries } = hashed(impacts)
    let postings = 0
    let largest = 0
    for (const [, list] of entries) {
      postings += list.length / 2
      for (let i = 1; i < list.length; i += 2) largest = Math.max(largest, list[i] ?? 0)
    }
    return { seed, entries, postings, unit: largest / 255 || 1, highestIdf }
  })
  let length = (HEADER + LAYER * layers.length + ids.length + 1) * 4 + aligned(idBytes)
  for (const { entries, postings } of contents) {
    length += (2 * entries.length + 1) * 4 + aligned(postings * (wide ? 4 : 2)) + aligned(postings)
  }

  const bytes = new Uint8Array(length)
  const head = new DataView(bytes.buffer)
  const fields = [MAGIC, VERSION, length, ids.length, idBytes, wide ? 4 : 2, layers.length, documents]
  for (const [i, value] of fields.entries()) head.setUint32(i * 4, value, true)
  const cursor = new Cursor(bytes, (HEADER + LAYER * layers.length) * 4)
  const offsets = cursor.u32(ids.length + 1)
  const idText = cursor.u8(idBytes)
  let end = 0
  encoded.forEach((id, i) => {
    idText.set(id, end)
    end += id.length
    offsets[i + 1] = end
  })
  contents.forEach(({ seed, entries, postings, unit, highestIdf }, i) => {
    const at = (HEADER + LAYER * i) * 4
    head.setUint32(at, entries.length, true)
    head.setUint32(at + 4, postings, true)
    head.setUint32(at + 8, seed, true)
    head.setFloat32(at + 12, unit, true)
    head.setFloat32(at + 16, highestIdf, true)
    const keys = cursor.u32(entries.length)
    const starts = cursor.u32(entries.length + 1)
    const documents = wide ? cursor.u32(postings) : cursor.u16(postings)
    const steps = cursor.u8(postings)
    let posting = 0
    entries.forEach(([key, list], t) => {
      keys[t] = key
      for (let j = 0; j < list.length; j += 2, posting++) {
        documents[posting] = list[j] ?? 0
        steps[posting] = Math.max(1, Math.round((list[j + 1] ?? 0) / unit))
      }
      starts[t + 1] = posting
    })
  })
  return bytes
}

const decoder = new TextDecoder()

/** Views a packed index. Copies it only when it does not begin at a multiple of 4. */
export function unpack(given: Uint8Array): Packed {
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice()
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const field = (i: number) => (bytes.byteLength >= HEADER * 4 ? head.getUint32(i * 4, true) : 0)
  if (bytes.byteLength < HEADER * 4 || new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] !== MAGIC)
    throw new Error('This is no packed search index: it does not begin with "MTTR". Build it with packIndex.')
  if (field(1) !== VERSION)
    throw new Error(`The search index has format ${field(1)}, this program reads ${VERSION}: build it again.`)
  if (field(2) !== bytes.byteLength) {
    throw new Error(
      `The search index has ${bytes.byteLength} bytes of ${field(2)}: it was cut off or padded. Build it again.`,
    )
  }
  const ids = field(3)
  const layers = field(6)
  const cursor = new Cursor(bytes, (HEADER + LAYER * layers) * 4)
  const offsets = cursor.u32(ids + 1)
  const idText = cursor.u8(field(4))
  return {
    size: field(7),
    idOf: (document) => decoder.decode(idText.subarray(offsets[document], offsets[document + 1])),
    layers: Array.from({ length: layers }, (_, i) => {
      const at = bytes.byteOffset + (HEADER + LAYER * i) * 4
      return new PackedLayer(cursor, new DataView(bytes.buffer, at, LAYER * 4), field(5) === 4)
    }),
  }
}
