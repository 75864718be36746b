import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createDesignationLookup, type DesignatedEntry, designationKey, findDesignations } from './designation.ts'

const thaiDigits = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)))

/** The catalogue as it is today; every entry with a designation is tried in every spelling. */
function catalogue(): DesignatedEntry[] {
  const folder = new URL('../../content/standards/', import.meta.url)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => (parse(readFileSync(new URL(name, folder), 'utf8')) ?? []) as DesignatedEntry[])
    .map(({ id, identifier, alternative }) => ({ id, identifier, alternative: alternative ?? [] }))
}

function spellings(identifier: string): [string, string][] {
  const [one] = findDesignations(identifier)
  const etda = ['etda', 'mtho'].includes(one?.family ?? '')
  const buddhist = etda || one?.family === 'tas'
  const dated = one?.year !== undefined && one.family !== 'nist'
  const year = String(one?.year)
  return [
    ['as printed', identifier],
    ['no spaces', identifier.replaceAll(' ', '')],
    ['no full stop after letters', identifier.replace(/(?<=[ก-ฮ])\./g, '')],
    ['Thai digits', thaiDigits(identifier)],
    ['lower case', identifier.toLowerCase()],
    ['no slashes', identifier.replaceAll('/', ' ')],
    ['glued into Thai', `สอบถามเรื่อง${identifier.replaceAll(' ', '')}ใช้กับคลินิกได้ไหม`],
    ['in an English question', `What does ${identifier} say?`],
    ['with a zero-width space', `\u200b${identifier}\u200b`],
    ...(dated
      ? ([
          ['year dropped', identifier.replace(/[-:]\d{4}$/, '')],
          ['year after a space', identifier.replace(/[-:](?=\d{4}$)/, ' ')],
          ['year in brackets', identifier.replace(/[-:](\d{4})$/, ' ($1)')],
          ['year of the other era', identifier.replace(year, String((one?.year ?? 0) + (buddhist ? -543 : 543)))],
        ] as [string, string][])
      : []),
    ...(etda
      ? ([
          ['named for its issuer', identifier.replace(/^[^ ]+/, 'etda')],
          ['… without the year', identifier.replace(/^[^ ]+/, 'ETDA').replace(/-\d{4}$/, '')],
          ['year in two digits', identifier.replace(/-25/, '-')],
          ['a slash before the year', identifier.replace('-', '/')],
          ['no hyphen', identifier.replace('-', '')],
          ['พ.ศ. before the year', identifier.replace('-', ' พ.ศ. ')],
        ] as [string, string][])
      : []),
  ]
}

describe('every designation of the catalogue is found however typed', () => {
  const entries = catalogue()
  const lookup = createDesignationLookup(entries)
  const identified = entries.flatMap(({ id, identifier }) => (identifier ? [[identifier, id] as const] : []))

  it.runIf(identified.length > 0).each(identified)('%s', (identifier, id) => {
    for (const [how, typed] of spellings(identifier)) {
      expect({ how, typed, ...lookup.resolve(typed) }).toMatchObject({ how, typed, exact: [id], unknown: [] })
    }
  })
})

const sample: DesignatedEntry[] = [
  { id: 'kh-3', identifier: 'ขมธอ. 3-2560', alternative: [] },
  { id: 'kh-18', identifier: 'ขมธอ. 18-2561', alternative: [] },
  { id: 'kh-20', identifier: 'ขมธอ. 20-2561', alternative: [] },
  { id: 'kh-23', identifier: 'ขมธอ. 23-2563', alternative: [] },
  { id: 'm-1', identifier: 'มธอ. 1-2558', alternative: [] },
  { id: 'iso-27001', identifier: 'ISO/IEC 27001', alternative: [] },
  { id: 'iso-20546', identifier: 'ISO/IEC 20546:2019', alternative: [] },
  { id: 'iso-23247-1', identifier: 'ISO/DIS 23247-1', alternative: [] },
  { id: 'etsi-411-1', identifier: 'ETSI EN 319 411-1', alternative: [] },
  { id: 'etsi-421', identifier: 'ETSI EN 319 421', alternative: [] },
  { id: 'nist-290', identifier: 'NIST SP 500-290e3', alternative: ['NIST biometric format'] },
  { id: 'wifi', identifier: 'IEEE 802.11', alternative: [] },
  { id: 'egif', identifier: 'TH e-GIF', alternative: [] },
  { id: 'eidas', identifier: 'eIDAS Regulation', alternative: ['eIDAS'] },
  { id: 'eidas-message', identifier: 'eIDAS Message Format', alternative: [] },
  { id: 'iwa', identifier: 'ISO IWA (number not given)', alternative: [] },
]
const { resolve } = createDesignationLookup(sample)

describe('spellings', () => {
  it.each([
    ['letters apart', 'ข.ม.ธ.อ. 23 - 2563', 'kh-23'],
    ['transcribed', 'khmtho 23', 'kh-23'],
    ['transcribed, short year', 'kmtho23-63', 'kh-23'],
    ['as a recommendation', 'ETDA Recommendation no. 23-2563', 'kh-23'],
    ['number and year in words', 'ขมธอ ฉบับที่ 23 ปี พ.ศ. 2563', 'kh-23'],
    ['Christian year', 'ขมธอ. 23-2020', 'kh-23'],
    ['number and year alone', '๒๓-๒๕๖๓', 'kh-23'],
    ['the issuer where only the other family fits', 'etda 1', 'm-1'],
    ['ISO alone for ISO/IEC', 'ISO27001', 'iso-27001'],
    ['IEC alone', 'IEC 27001', 'iso-27001'],
    ['ISO in Thai', 'ไอเอสโอ ๒๗๐๐๑ คืออะไร', 'iso-27001'],
    ['an edition of an undated entry', 'ISO/IEC 27001:2013', 'iso-27001'],
    ['a Buddhist year for ISO', 'ISO 20546 ปี 2562', 'iso-20546'],
    ['ETSI left out', 'EN 319 421', 'etsi-421'],
    ['ETSI digits together', 'etsi en319421', 'etsi-421'],
    ['another kind of ETSI deliverable', 'ETSI TS 319 421', 'etsi-421'],
    ['NIST without SP and edition', 'nist 500-290', 'nist-290'],
    ['a name given as alternative', 'the NIST Biometric Format', 'nist-290'],
    ['IEEE without its point', 'ieee 80211', 'wifi'],
    ['IEEE left out', 'wifi 802.11', 'wifi'],
    ['a name with other breaks', 'the-gif th egif', 'egif'],
    ['the short name', 'eidas คืออะไร', 'eidas'],
    ['the longer name alone', 'eIDAS message format', 'eidas-message'],
    ['the name without its brackets', 'ISO IWA', 'iwa'],
  ])('%s: %s', (_, typed, id) => expect(resolve(typed)).toMatchObject({ exact: [id], unknown: [] }))

  it.each([
    ['ขมธอ. 18, 20 และ 23', ['kh-18', 'kh-20', 'kh-23'], []],
    ['ขมธอ. 18-2561 กับ 20-2561 ต่างกันยังไง', ['kh-18', 'kh-20'], []],
    ['ISO 27001/27002', ['iso-27001'], ['ISO 27002']],
    ['ISO 9001:2015 and มธอ 1', ['m-1'], ['ISO 9001:2015']],
  ])('several: %s', (typed, exact, unknown) => expect(resolve(typed)).toMatchObject({ exact, unknown }))
})

describe('never a neighbour', () => {
  it.each([
    ['ขมธอ. 99-2563', 'ขมธอ. 99-2563'],
    ['ขมธอ. 32-2563', 'ขมธอ. 32-2563'],
    ['ขมธอ. 23-2536', 'ขมธอ. 23-2536'],
    ['ขมธอ. 23-2653', 'ขมธอ. 23-2653'],
    ['ขมธอ.23-25630', 'ขมธอ. 23-25630'],
    ['ขมธอ. ๒-๒๕๖๓', 'ขมธอ. 2-2563'],
    ['มธอ 1-2599', 'มธอ. 1-2599'],
    ['มธอ. 23-2563', 'มธอ. 23-2563'],
    ['ขมธอ. 1-2558', 'ขมธอ. 1-2558'],
    ['etda 99', 'ETDA 99'],
    ['ISO 27009', 'ISO 27009'],
    ['ISO/IEC 27010:2015', 'ISO/IEC 27010:2015'],
    ['ISO 20546:2020', 'ISO 20546:2020'],
    ['ISO 23247', 'ISO 23247'],
    ['ISO 23247-3', 'ISO 23247-3'],
    ['ETSI EN 319 241', 'ETSI EN 319 241'],
    ['ETSI EN 319 411', 'ETSI EN 319 411'],
    ['IEEE 802.11ax', 'IEEE 802.11AX'],
    ['IEEE 802.12', 'IEEE 802.12'],
    ['NIST SP 500-290e2', 'NIST SP 500-290-2'],
    ['มอก. 27001-2558', 'มอก. 27001-2558'],
    ['ISO IWA 17', 'ISO IWA 17'],
  ])('%s', (typed, unknown) => expect(resolve(typed)).toMatchObject({ exact: [], unknown: [unknown] }))

  it.each([
    'ขมธอ. 2563',
    'ETDA 5 ข้อ',
    'ETDA โทร 1212',
    'ISO 3 ฉบับ',
    'ปี 2563',
    'พ.ศ. 2566-2570',
    'เบอร์ 02-123-1234',
    'DGA PKI NSW TIS e-KYC XML',
    'SS 2',
    'the gif',
    'เดือน 3-2563 นี้',
    '99-2563',
    '',
  ])('no designation in: %s', (typed) => expect(resolve(typed)).toMatchObject({ exact: [], unknown: [] }))
})

it('a year left out names every year there is', () => {
  const two = createDesignationLookup([
    { id: 'old', identifier: 'ขมธอ. 20-2561', alternative: [] },
    { id: 'new', identifier: 'ขมธอ. 20-2564', alternative: [] },
  ])
  expect(two.resolve('ขมธอ. 20').exact).toEqual(['old', 'new'])
  expect(two.resolve('ขมธอ. 20-2564').exact).toEqual(['new'])
})

it('a name that two entries have names both', () => {
  const two = createDesignationLookup([
    { id: 'a', alternative: ['U2F'] },
    { id: 'b', identifier: 'FIDO U2F', alternative: ['U2F'] },
  ])
  expect(two.resolve('u2f').exact).toEqual(['a', 'b'])
  expect(two.resolve('FIDO U2F').exact).toEqual(['b'])
})

it.each([
  ['ขมธอ. 23-2563', 'etda 23-2563'],
  ['ETDA Recommendation 23-2563', 'etda 23-2563'],
  ['มธอ. 1-2558', 'mtho 1-2558'],
  ['ISO/IEC 27001', 'iso 27001'],
  ['ไอเอสโอ 27001', 'iso 27001'],
  ['ISO/IEC JTC 1/SC 42', 'committee jtc 1/sc 42'],
  ['ETSI EN 319 421', 'etsi 319 421'],
  ['TH e-GIF', 'name thegif'],
])('the key of %s is %s', (identifier, key) => expect(designationKey(identifier)).toBe(key))

describe('places', () => {
  it('tells where it stands in the original', () => {
    const text = 'สอบถามเรื่อง\u200bขมธอ.๒๓-๒๕๖๓ใช้กับคลินิกได้ไหม'
    const [one] = findDesignations(text)
    expect(one).toMatchObject({
      family: 'etda',
      number: '23',
      year: 2563,
      text: 'ขมธอ.๒๓-๒๕๖๓',
      display: 'ขมธอ. 23-2563',
    })
    expect(text.slice(one?.start, one?.end)).toBe(one?.text)
  })

  it('for any text: in order, apart, within', () => {
    const piece = fc.constantFrom(
      'ขมธอ',
      '.',
      ' ',
      'iso',
      '/',
      'iec',
      '27001',
      '-',
      '2563',
      '23',
      'และ',
      'ETSI EN 319 421',
      '😀',
      'พ.ศ.',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        let end = 0
        for (const one of findDesignations(text)) {
          expect(one.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(one.start, one.end)).toBe(one.text)
          end = one.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
