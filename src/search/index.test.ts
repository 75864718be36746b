import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIndex, openIndex, packIndex } from './index.ts'

const documents = [
  { id: 'sign-th', text: 'ลายมือชื่ออิเล็กทรอนิกส์คืออะไร' },
  { id: 'sign-en', text: 'What is an electronic signature?' },
  { id: 'stamp', text: 'ประทับรับรองเวลาอิเล็กทรอนิกส์ใช้ทำอะไร' },
  { id: 'id', text: 'พิสูจน์และยืนยันตัวตนทางดิจิทัลต้องทำอย่างไร' },
  { id: 'kh-23', title: 'ขมธอ. 23-2563', text: 'แนวทางการลงลายมือชื่อ' },
  { id: 'kh-18', title: 'ขมธอ. 18-2561', text: 'ภาพรวมและคำศัพท์' },
  { id: 'iso', title: 'ISO/IEC 27001', text: 'Information security management' },
]
const index = createIndex(documents)
const first = (query: string) => index.search(query)[0]

describe('finds', () => {
  it.each([
    ['the Thai entry', 'ลายมือชื่ออิเล็กทรอนิกส์ คืออะไรครับ', 'sign-th'],
    ['… with typos', 'ลายมือชืออิเลกทรอนิกคืออะไร', 'sign-th'],
    ['… in the middle of politeness', 'สวัสดีค่ะ รบกวนสอบถามหน่อยค่ะ ประทับเวลาคืออะไรคะ', 'stamp'],
    ['the English entry in another form', 'electronic signatures', 'sign-en'],
    ['… with typos', 'eletronic signiture', 'sign-en'],
    ['a designation glued to Thai', 'สอบถามเรื่องขมธอ.23-2563ใช้กับคลินิกได้ไหม', 'kh-23'],
    ['its number alone', '๒๓-๒๕๖๓', 'kh-23'],
    ['ISO in one word', 'iso27001', 'iso'],
    ['a family without a number', 'ISO คืออะไร', 'iso'],
    ['a word of the text', 'คำศัพท์', 'kh-18'],
  ])('%s: %s', (_, query, id) => expect(first(query)?.id).toBe(id))

  it.each(['คืออะไร', 'ทำยังไง', 'มีอะไรบ้าง', 'ต้องทำอย่างไร', 'what is it', 'how do I do that', '', ' ', '👍', '\u200b'])(
    'nothing for %s',
    (query) => expect(index.search(query)).toEqual([]),
  )
})

describe('the score', () => {
  it('is near 1 for an entry asked as it stands', () => {
    for (const { id, text } of documents) expect(first(text)).toMatchObject({ id, score: expect.closeTo(1, 0.6) })
  })

  it('falls with each word that nothing answers to', () => {
    const scores = ['ลายมือชื่อ', 'ลายมือชื่อ กระทิง', 'ลายมือชื่อ กระทิง พิซซ่า'].map((query) => first(query)?.score ?? 0)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(scores.at(-1)).toBeLessThan(0.6)
  })

  it.each(['พรุ่งนี้ฝนตกไหม', 'best pizza in town', 'ขมธอ. 99-2563', 'ISO 27009'])('is low for %s', (query) => {
    expect(first(query)?.score ?? 0).toBeLessThan(0.5)
  })

  it('is not lowered by greetings and particles', () => {
    const plain = first('ลายมือชื่ออิเล็กทรอนิกส์')?.score ?? 0
    expect(first('สวัสดีครับ ขอสอบถามหน่อยครับ ลายมือชื่ออิเล็กทรอนิกส์')?.score).toBeGreaterThan(plain - 0.15)
  })

  it('counts a title somewhat more than the text', () => {
    const two = createIndex([
      { id: 'text', text: 'คลินิก โรงพยาบาล', title: 'ตลาด' },
      { id: 'title', text: 'ตลาด โรงพยาบาล', title: 'คลินิก' },
    ])
    expect(two.search('คลินิก').map(({ id }) => id)).toEqual(['title', 'text'])
  })
})

describe('words that differ in a mark stay apart', () => {
  const pairs = [
    ['อายุ', 'อาย'],
    ['อาย', 'อายุ'],
    ['เหตุ', 'เหต'],
    ['เก่า', 'เก้า'],
    ['เก้า', 'เกา'],
    ['เกา', 'เก่า'],
  ] as const

  it.each(pairs)('%s before %s, in either order of the documents', (asked, other) => {
    const [exact, similar] = [
      { id: 'exact', text: asked },
      { id: 'similar', text: other },
    ]
    for (const both of [
      [exact, similar],
      [similar, exact],
    ]) {
      const [best, next] = createIndex(both).search(asked)
      expect(best?.id).toBe('exact')
      expect(best?.score).toBeGreaterThan(0.9)
      expect(next?.score ?? 0).toBeLessThan(0.5)
    }
  })
})

describe('the index', () => {
  it('of nothing finds nothing', () => expect(createIndex([]).search('ลายมือชื่อ')).toEqual([]))

  it('takes empty documents', () => {
    expect(createIndex([{ id: 'empty', text: '' }, ...documents]).search('ลายมือชื่อ')).not.toEqual([])
  })

  it('refuses an id twice', () => {
    expect(() =>
      createIndex([
        { id: 'a', text: 'x' },
        { id: 'a', text: 'y' },
      ]),
    ).toThrow('"a"')
  })

  it('gives at most k, ten when not told, equals in the order of the documents', () => {
    const many = createIndex(Array.from({ length: 30 }, (_, i) => ({ id: `d${i}`, text: 'คลินิก' })))
    expect(many.search('คลินิก')).toHaveLength(10)
    expect(many.search('คลินิก', 3).map(({ id }) => id)).toEqual(['d0', 'd1', 'd2'])
    expect(many.search('คลินิก', 0)).toEqual([])
  })

  it.each([
    ['a word of the documents', 'ลายมือชื่อ', true],
    ['another form of it', 'signatures', true],
    ['a word of none', 'กระทิง', false],
    ['one of each', 'ลายมือชื่อ กระทิง', false],
    ['nothing', '', false],
  ])('knows %s: %s → %s', (_, text, known) => expect(index.knows(text)).toBe(known))

  it('answers the same question the same way again', () => {
    const once = index.search('ลายมือชื่อ ขมธอ. 23')
    index.search('security')
    expect(index.search('ลายมือชื่อ ขมธอ. 23')).toEqual(once)
  })

  it('takes a text of a megabyte and a question of 100,000 signs', () => {
    const huge = createIndex([{ id: 'huge', text: 'มาตรฐานดิจิทัล electronic signature '.repeat(30_000) }, ...documents])
    expect(huge.search('คำศัพท์')[0]?.id).toBe('kh-18')
    expect(huge.search('ขมธอ. 23-2563 '.repeat(7000))[0]?.id).toBe('kh-23')
  })

  it('numbers more documents than 16 bits hold', () => {
    const many = Array.from({ length: 66_000 }, (_, i) => ({ id: `d${i}`, text: `${i}` }))
    expect(createIndex(many).search('65999')).toEqual([{ id: 'd65999', score: 1 }])
  })

  it('for any documents and question: scores in 0–1, falling, ids of documents, k kept', () => {
    const word = fc.constantFrom('ลายมือชื่อ', 'มาตรฐาน', 'sign', 'ISO 27001', 'คืออะไร', 'the', '23-2563', 'clinic', '😀')
    const text = fc.array(word, { maxLength: 6 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), fc.oneof(text, fc.string({ unit: 'binary' })), (texts, query) => {
        const hits = createIndex(texts.map((body, i) => ({ id: `id ${i} ไทย`, text: body }))).search(query, 3)
        expect(hits.length).toBeLessThanOrEqual(3)
        hits.forEach(({ id, score }, i) => {
          expect(id).toMatch(/^id \d ไทย$/)
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(hits[i - 1]?.score ?? 1)
        })
      }),
    )
  })
})

describe('the packed index', () => {
  const bytes = packIndex(documents)

  it('is the same for the same documents', () => expect(packIndex(documents)).toEqual(bytes))

  it('opens anywhere in a larger buffer', () => {
    for (const offset of [0, 1, 4]) {
      const larger = new Uint8Array(bytes.length + 8)
      larger.set(bytes, offset)
      const opened = openIndex(larger.subarray(offset, offset + bytes.length))
      expect(opened.search('ลายมือชื่อ')).toEqual(index.search('ลายมือชื่อ'))
    }
  })

  it.each([
    ['nothing', new Uint8Array(0), 'no packed search index'],
    ['something else', new TextEncoder().encode('{"documents": [], "terms": [], "v": 1}'), 'no packed search index'],
    ['a part of it', bytes.slice(0, -4), 'cut off'],
    ['a later format', new Uint8Array(bytes).fill(9, 4, 5), 'format 9'],
  ])('refuses %s', (_, given, reason) => expect(() => openIndex(given)).toThrow(reason))
})
