/**
 * Families of standards and how each writes its designations. All patterns run over folded text: lower case, ASCII
 * digits. ISO, IEC and ISO/IEC count in one series, so they are one family; so are the kinds of ETSI deliverable,
 * whose six digits are unique. To add a family, add a row.
 */
export interface Family {
  key: string
  /** What stands before the number. */
  prefix: string
  /** The number itself, without its year. */
  number: string
  /** How the canonical text begins, given the prefix as typed. */
  label: (prefix: string) => string
  /** be, ce: a year may follow the number, and is kept in this era. revision: NIST's `-2`, `r2`, `e3`. */
  edition: 'be' | 'ce' | 'revision' | 'none'
  /** Brings the number to its canonical form. */
  tidy?: (number: string) => string
  /** Years in two digits are read after these signs only. */
  shortYearAfter?: string
  /** The pattern of a further number in "18, 19 and 20"; absent where a bare number is too little. */
  more?: string
  /** The prefix names the issuer of two families: when this one has no such number, the other is meant. */
  orFamily?: string
}

const latin = (pattern: string) => `(?<![a-z0-9])(?:${pattern})`
const dotted = (...letters: string[]) => letters.join('[.\\s]{0,2}')
const fixed = (label: string) => () => label
const parts = '(?:-\\d{1,3}(?!\\d))*'
/** Two or three digits, or run together with the year that follows (232563). */
const etdaNumber = '(?:\\d{1,3}(?!\\d)|\\d{1,2}(?=2[45]\\d\\d(?!\\d)))'
const etdaMore = '\\d{1,2}(?!\\d)'

/** "iso iec tr" → "ISO/IEC TR", "cen tr" → "CEN/TR", "evs en" → "EVS-EN". */
function isoLabel(prefix: string): string {
  const text = prefix.replace(/ไอเอสโอ|ไอโซ/g, 'iso').replace(/ไออีซี/g, 'iec')
  const bodies =
    text
      .match(/iso|iec|ieee/g)
      ?.join('/')
      .toUpperCase() ?? 'ISO'
  const kind = text.match(/fdis|dis|tr|ts|cd|pas|iwa|guide/)?.[0].toUpperCase()
  return kind ? `${bodies}${bodies.includes('/') || kind === 'DIS' || kind === 'IWA' ? ' ' : '/'}${kind}` : bodies
}

function etsiNumber(number: string): string {
  const [, first, second, part = ''] = /^(\d{3})\D?(\d{3})(.*)$/.exec(number) ?? []
  return `${first} ${second}${part}`
}

function committee(number: string): string {
  const [kind, head] = [/jtc/.test(number) ? 'jtc' : 'tc', /tc\D*(\d+)/.exec(number)?.[1] ?? '1']
  const sub = /sc\D*(\d+)/.exec(number)?.[1]
  return `${/tc/.test(number) ? kind : 'jtc'} ${head}${sub ? `/sc ${sub}` : ''}`
}

const isoBody = 'iso|ไอเอสโอ|ไอโซ|iec|ไออีซี'

/** Special families first: what one has taken, no later one reads again. */
export const families: Family[] = [
  {
    key: 'committee',
    prefix: `(?:${isoBody})(?:[\\s/.-]{0,3}(?:iec|ไออีซี))?[\\s/.-]{0,3}(?=j?tc)|(?:iso|ไอเอสโอ)[\\s/.-]{0,3}(?:iec|ไออีซี)[\\s/.-]{0,3}(?=sc)|${latin('(?=jtc)')}`,
    number: '(?:j?tc[\\s-]{0,2}\\d{1,3}(?:[\\s/,-]{0,3}sc[\\s-]{0,2}\\d{1,3})?|sc[\\s-]{0,2}\\d{1,3})',
    label: fixed(''),
    edition: 'none',
    tidy: committee,
  },
  {
    key: 'etda',
    prefix: `${dotted('ข', 'ม', 'ธ', 'อ')}|ขมรอ|${latin('kh?o?mo?tho?r?|etda[\\s-]{0,2}rec(?:ommendation)?s?')}|ข้อเสนอแนะมาตรฐาน(?:ของ)?\\s?(?:etda|สพธอ)?`,
    number: etdaNumber,
    label: fixed('ขมธอ.'),
    edition: 'be',
    shortYearAfter: '-:/',
    more: etdaMore,
  },
  {
    key: 'mtho',
    prefix: `(?<!ข[.\\s]{0,2})${dotted('ม', 'ธ', 'อ')}|${latin('mtho?r?')}|มาตรฐานธุรกรรมทางอิเล็กทรอนิกส์`,
    number: etdaNumber,
    label: fixed('มธอ.'),
    edition: 'be',
    shortYearAfter: '-:/',
    more: etdaMore,
  },
  {
    key: 'etda',
    prefix: `${latin('etda')}|เอ็ตด้า|สพธอ`,
    number: etdaNumber,
    label: fixed('ETDA'),
    edition: 'be',
    shortYearAfter: '-:/',
    more: etdaMore,
    orFamily: 'mtho',
  },
  {
    key: 'tas',
    prefix: `${dotted('ม', 'ก', 'ษ')}|${latin('tas')}`,
    number: '\\d{3,5}(?!\\d)',
    label: fixed('มกษ.'),
    edition: 'be',
    shortYearAfter: '-:/',
    more: '\\d{4}(?!\\d)',
  },
  {
    key: 'tis',
    prefix: `${dotted('ม', 'อ', 'ก')}|${latin('tis')}`,
    number: `\\d{1,5}(?!\\d)${parts}`,
    label: fixed('มอก.'),
    edition: 'be',
  },
  {
    key: 'dgs',
    prefix: `${dotted('ม', 'ร', 'ด')}|${latin('dgs')}`,
    number: `\\d{1,2}(?!\\d)${parts}`,
    label: fixed('มรด.'),
    edition: 'be',
  },
  { key: 'dga', prefix: 'ม\\.?\\s?สพร', number: `\\d{1,2}(?!\\d)${parts}`, label: fixed('มสพร.'), edition: 'be' },
  {
    key: 'cen',
    prefix: latin('(?:cen|evs)(?:[\\s/-]{0,3}(?:en|tr|ts))?|(?:en|tr|ts)(?=[\\s-]?419\\d{3})'),
    number: `\\d{5,6}(?!\\d)${parts}`,
    label: (prefix) => (/evs/.test(prefix) ? 'EVS-' : 'CEN/') + (/(en|tr|ts)$/.exec(prefix)?.[0].toUpperCase() ?? 'TR'),
    edition: 'ce',
  },
  {
    key: 'etsi',
    prefix: latin(
      'etsi(?:[\\s/.-]{0,2}(?:en|ts|tr|sr|es|eg))?|(?:en|ts|tr|sr)(?=[\\s-]?[0-3]\\d\\d[\\s-]?\\d{3}(?!\\d))',
    ),
    number: `\\d{3}[\\s.-]?\\d{3}(?!\\d)${parts}`,
    label: (prefix) => `ETSI ${/(en|ts|tr|sr|es|eg)$/.exec(prefix.trim())?.[0].toUpperCase() ?? ''}`.trim(),
    edition: 'none',
    tidy: etsiNumber,
    more: `\\d{3}\\s?\\d{3}(?!\\d)${parts}`,
  },
  {
    key: 'nistir',
    prefix: latin('nist[\\s.-]?ir|nist(?=\\s?8\\d{3})'),
    number: '\\d{4}(?!\\d)[a-z]?',
    label: fixed('NISTIR'),
    edition: 'none',
    more: '\\d{4}(?!\\d)',
  },
  {
    key: 'nist',
    prefix: latin('nist(?:[\\s.-]{0,2}(?:sp|special publication))?|sp(?=[\\s.-]?(?:500|800|1500|1800)-)'),
    number: '\\d{3,4}[\\s-]\\d{1,4}(?!\\d)[a-d]?',
    label: fixed('NIST SP'),
    edition: 'revision',
    tidy: (number) => number.replace(' ', '-'),
  },
  {
    key: 'iso',
    prefix: `${latin('iso|iec')}(?:[\\s/.,-]{0,3}(?:iso|iec|ieee))?(?:[\\s/.-]{0,3}(?:tr|ts|f?dis|cd|pas|iwa|is|guide))?|(?:ไอเอสโอ|ไอโซ|ไออีซี)(?:[\\s/.-]{0,3}(?:ไออีซี|iec))?|${latin('(?:tr|ts)(?=[\\s/.-]?[1-9]\\d{4}(?!\\d))')}`,
    number: `\\d{2,5}(?!\\d)${parts}`,
    label: isoLabel,
    edition: 'ce',
    shortYearAfter: ':',
    more: `\\d{4,5}(?!\\d)${parts}`,
  },
  {
    key: 'ieee',
    prefix: `${latin('ieee')}(?:[\\s.]{0,2}(?:std|standard|project))?|ไอทริปเปิลอี|${latin('(?=802\\.\\d)')}`,
    number: 'p?\\d{3,5}(?:\\.\\d{1,2}(?!\\d))*[a-z]{0,2}(?![a-z])',
    label: fixed('IEEE'),
    edition: 'ce',
    // A project P2048 and the standard 2048 that comes of it are one; people leave the point out of 802.11.
    tidy: (number) => number.replace(/^p/, ''),
  },
  {
    key: 'imt',
    prefix: latin('(?:itu[\\s-]{0,2}(?:[rt][\\s-]{1,2})?)?imt'),
    number: '(?:\\d{4}(?!\\d)|advanced)',
    label: fixed('ITU IMT'),
    edition: 'none',
  },
  {
    key: 'itu',
    prefix: latin('itu(?:[\\s-]?[tr])?(?:[\\s-]?rec(?:ommendation)?)?'),
    number: '[a-z]\\.\\d{2,4}(?!\\d)',
    label: fixed('ITU-T'),
    edition: 'none',
  },
  {
    key: '3gpp',
    prefix: `${latin('3gpp')}[\\s-]{0,2}(?:release|rel|r)`,
    number: '\\d{1,2}(?!\\d)',
    label: fixed('3GPP Release'),
    edition: 'none',
  },
  { key: 'ss', prefix: latin('ss'), number: `\\d{3,4}(?!\\d)${parts}`, label: fixed('SS'), edition: 'ce' },
  {
    key: 'ciosc',
    prefix: latin('(?:can[\\s/-]{0,3})?ciosc'),
    number: `\\d{3}(?!\\d)${parts}`,
    label: fixed('CAN/CIOSC'),
    edition: 'ce',
  },
  { key: 'tr', prefix: latin('tr|technical reference'), number: '\\d{2,3}(?!\\d)', label: fixed('TR'), edition: 'ce' },
  { key: 'rfc', prefix: latin('rfc'), number: '\\d{3,5}(?!\\d)', label: fixed('RFC'), edition: 'none' },
  {
    key: 'fips',
    prefix: `${latin('fips')}(?:[\\s-]?pub)?`,
    number: `\\d{2,3}(?!\\d)${parts}`,
    label: fixed('FIPS'),
    edition: 'none',
  },
]
