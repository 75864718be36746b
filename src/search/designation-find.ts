import { type Family, families } from './designation-families.ts'
import { fold } from './fold.ts'

/** A designation of a standard found in a text. */
export interface Designation {
  /** Key of its family, e.g. etda, mtho, iso, etsi. */
  family: string
  /** Canonical number, e.g. 23, 319 421, 23247-1, jtc 1/sc 42. */
  number: string
  /** Year as the family counts it: B.E. for Thai families, C.E. for others; for NIST SP the revision. */
  year?: number
  /** Place in the text, in UTF-16 units. */
  start: number
  end: number
  /** The words as typed. */
  text: string
  /** Canonical text, e.g. ขมธอ. 99-2563, ISO/IEC TR 24028:2020. */
  display: string
  /** The typed prefix fits this family too ("ETDA 1" may be a มธอ.). */
  orFamily?: string
}

const LINK = '[\\s.\\-:/#]{0,3}(?:(?:no|number|numbers|std|standard|มาตรฐาน|เลขที่|ฉบับที่|ฉบับ|หมายเลข|เบอร์|ที่)[\\s.:]{0,2})?'

const compiled = families.map((family) => ({
  family,
  pattern: new RegExp(`(?<prefix>${family.prefix})${LINK}(?<number>${family.number})`, 'g'),
  more: family.more
    ? new RegExp(`\\s?(?:,|/|&|\\+|และ|กับ|หรือ|ถึง|and|or|vs)\\.?\\s?(?<number>${family.more})`, 'y')
    : undefined,
}))

const ERA = '(?:(?:ฉบับ)?ปี\\s?)?(?:พ\\.?\\s?ศ\\.?|ค\\.?\\s?ศ\\.?|b\\.?e\\.?|c\\.?e\\.?|a\\.?d\\.?)?'
const LONG_YEAR = new RegExp(`\\s?[-:/,.]?\\s?\\(?\\s?${ERA}\\s?(?<year>\\d{4})(?!\\d)\\)?`, 'y')
const SHORT_YEAR = /(?<sign>[-:/])\s?(?<year>\d\d)(?!\d)/y
const REVISION = /(?:-|\s?(?:e|r|rev\.?|revision|edition)\s?)(?<year>\d)(?!\d)/y
/** What clings to a number makes another number of it: 23-25630, 27001x. */
const CLINGING = /(?:[-.:]?\d|[a-z]{1,2}(?![a-z]))+/y
/** "ISO 3 ฉบับ", "ETDA 5 ข้อ": the number counts something. */
const COUNTED =
  /\s?(?:คน|ปี|วัน|เดือน|สัปดาห์|ชั่วโมง|นาที|ข้อ|ด้าน|ระดับ|ชั้น|ขั้น|ฉบับ|ตัว|แห่ง|ราย|เรื่อง|โครงการ|บริการ|ระบบ|มาตรฐาน|ประเภท|อย่าง|ครั้ง|บาท|%|days?|weeks?|months?|years?|people|items?|steps?|levels?|services?|projects?|standards?|strateg)/y

function at(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place
  return pattern.exec(text)
}

/** A written year in the family's era; undefined when the number is no year. */
function yearIn(era: 'be' | 'ce', written: string): number | undefined {
  const n = Number(written)
  if (written.length === 2) {
    // ขมธอ. 23-63 is 2563; below 40 it can only be a C.E. year, for no Thai family is older.
    const ce = era === 'be' && n >= 40 ? 2500 + n - 543 : n >= 60 ? 1900 + n : 2000 + n
    return era === 'be' ? ce + 543 : ce
  }
  const ce = n >= 1900 && n < 2200 ? n : n >= 2400 && n < 2800 ? n - 543 : undefined
  return ce !== undefined && era === 'be' ? ce + 543 : ce
}

/** The edition written after place, if any, and where it ends. */
function readEdition(family: Family, text: string, place: number): { year: number; end: number } | undefined {
  if (family.edition === 'none') return undefined
  if (family.edition === 'revision') {
    const found = at(REVISION, text, place)
    return found ? { year: Number(found.groups?.year), end: REVISION.lastIndex } : undefined
  }
  for (const pattern of [LONG_YEAR, SHORT_YEAR]) {
    const groups = at(pattern, text, place)?.groups
    if (!groups?.year || (groups.sign && !family.shortYearAfter?.includes(groups.sign))) continue
    const year = yearIn(family.edition, groups.year)
    if (year !== undefined) return { year, end: pattern.lastIndex }
  }
  return undefined
}

function display(family: Family, prefix: string, number: string, year: number | undefined): string {
  if (family.key === 'committee') {
    return `${number.startsWith('jtc') ? 'ISO/IEC ' : 'ISO/'}${number.toUpperCase()}`
  }
  const sign = family.edition === 'ce' && family.key !== 'ieee' ? ':' : '-'
  const joint = family.key === 'imt' ? '-' : ' '
  return `${family.label(prefix)}${joint}${number.toUpperCase()}${year === undefined ? '' : `${sign}${year}`}`
}

/** Every designation named in a text, in order of place. Overlapping readings do not occur. */
export function findDesignations(original: string): Designation[] {
  const { text, at: origin } = fold(original)
  const found: Designation[] = []
  if (!/\d/.test(text)) return found
  /** 1 where a designation was read. */
  const taken = new Uint8Array(text.length)

  const read = (family: Family, prefix: string, raw: string, start: number, numberEnd: number): number | undefined => {
    const edition = readEdition(family, text, numberEnd)
    let end = edition?.end ?? numberEnd
    let year = edition?.year
    let number = family.tidy ? family.tidy(raw) : raw
    const clinging = at(CLINGING, text, end)
    if (clinging) {
      number = raw + text.slice(numberEnd, CLINGING.lastIndex)
      year = undefined
      end = CLINGING.lastIndex
    } else if (year === undefined && /^\d{1,2}$/.test(number) && at(COUNTED, text, end)) return undefined
    if (taken.subarray(start, end).includes(1)) return undefined
    taken.fill(1, start, end)
    found.push({
      family: family.key,
      number,
      ...(year === undefined ? {} : { year }),
      start,
      end,
      text: '',
      display: display(family, prefix, number, year),
      ...(family.orFamily ? { orFamily: family.orFamily } : {}),
    })
    return end
  }

  for (const { family, pattern, more } of compiled) {
    for (const match of text.matchAll(pattern)) {
      const { prefix = '', number = '' } = match.groups ?? {}
      let end = read(family, prefix, number, match.index, match.index + match[0].length)
      while (end !== undefined && more) {
        const next = at(more, text, end)?.groups?.number
        end = next === undefined ? undefined : read(family, prefix, next, more.lastIndex - next.length, more.lastIndex)
      }
    }
  }
  for (const one of found) {
    one.start = origin[one.start] ?? 0
    one.end = (origin[one.end - 1] ?? 0) + 1
    one.text = original.slice(one.start, one.end)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Key under which a designation is one and the same however typed, e.g. "etda 23-2563", "iso 27001". */
export function keyOf(one: Pick<Designation, 'family' | 'number' | 'year'>): string {
  return `${one.family} ${one.number}${one.year === undefined ? '' : `-${one.year}`}`
}

/** The text with a space in the place of each designation: what else it says. */
export function withoutDesignations(text: string): string {
  let rest = ''
  let place = 0
  for (const { start, end } of findDesignations(text)) {
    rest += `${text.slice(place, start)} `
    place = end
  }
  return rest + text.slice(place)
}
