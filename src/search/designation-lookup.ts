import { type Designation, findDesignations, keyOf } from './designation-find.ts'
import { fold, squeeze } from './fold.ts'

/** What the look-up needs of a catalogue entry. */
export interface DesignatedEntry {
  id: string
  /** The designation; an entry without one may still have alternatives. */
  identifier?: string | undefined
  alternative: readonly string[]
}

export interface Resolution {
  /**
   * Ids of the entries that were named, each once, in order of mention. Several for one mention only when the year
   * was left out and the catalogue has several years.
   */
  exact: string[]
  /** Those of `exact` that were named by a number; the others by a name (TH e-GIF), which may be a topic as well. */
  numbered: string[]
  /** Canonical text of what was named and no entry has, e.g. ขมธอ. 99-2563. Never answer these with a neighbour. */
  unknown: string[]
}

export interface DesignationLookup {
  resolve(text: string): Resolution
}

/** The key of a whole identifier; names without a number (TH e-GIF) are keyed by their letters. */
export function designationKey(identifier: string): string {
  const found = findDesignations(identifier)
  const [only] = found
  return found.length === 1 && only ? keyOf(only) : `name ${squeeze(fold(identifier).text).text}`
}

/** IEEE 802.11 is typed 80211 as well, and no two IEEE numbers differ in a point alone. */
const compared = (one: Designation) => (one.family === 'ieee' ? one.number.replaceAll('.', '') : one.number)

interface Name {
  id: string
  letters: string
  /** Where the spelling has spaces, counted in letters. */
  gaps: number[]
  /** Found only where no number follows: "ISO IWA 17" is not the "ISO IWA (number not given)". */
  unnumbered: boolean
}

function namesOf(id: string, spelling: string): Name[] {
  const lettersOf = (text: string) => squeeze(fold(text).text).text
  const name = (text: string, unnumbered: boolean) => {
    const gaps = [...text.trim().matchAll(/\s+/g)].map((gap) => lettersOf(text.trim().slice(0, gap.index)).length)
    return { id, letters: lettersOf(text), gaps, unnumbered }
  }
  const short = spelling.replace(/\([^)]*\)/g, ' ')
  return [name(spelling, false), ...(short === spelling ? [] : [name(short, true)])].filter((n) => n.letters.length > 1)
}

const isWordSign = (sign: string) => /[a-z0-9]/.test(sign)

/** Places in the folded text where one of the names stands as whole words; a longer name hides those inside it. */
function findNames(text: string, names: readonly Name[]): { id: string; start: number }[] {
  const { text: letters, at } = squeeze(text)
  const found: { id: string; start: number }[] = []
  /** Length of the longest name found over a place; the names come longest first. */
  const covered = new Uint32Array(text.length)
  for (const name of names) {
    for (let i = letters.indexOf(name.letters); i >= 0; i = letters.indexOf(name.letters, i + 1)) {
      const start = at[i] ?? 0
      const end = (at[i + name.letters.length - 1] ?? 0) + 1
      const glued =
        (isWordSign(text.charAt(start)) && isWordSign(text.charAt(start - 1))) ||
        (isWordSign(text.charAt(end - 1)) && isWordSign(text.charAt(end))) ||
        (name.unnumbered && /^\W{0,2}\d/.test(text.slice(end, end + 3)))
      // Typed with spaces, the words must break where the name does: "the gif" is no TH e-GIF, "thegif" may be.
      const spaced = text.slice(start, end).includes(' ')
      const torn = spaced && name.gaps.some((gap) => (at[i + gap] ?? 0) - (at[i + gap - 1] ?? 0) === 1)
      const inside = Math.min(covered[start] ?? 0, covered[end - 1] ?? 0) > name.letters.length
      if (glued || torn || inside) continue
      found.push({ id: name.id, start })
      if (!covered[start]) covered.fill(name.letters.length, start, end)
    }
  }
  return found
}

/** Resolves the designations named in a text against the entries of a catalogue. */
export function createDesignationLookup(entries: readonly DesignatedEntry[]): DesignationLookup {
  const numbered = new Map<string, { id: string; year: number | undefined }[]>()
  const names: Name[] = []
  for (const { id, identifier, alternative } of entries) {
    for (const spelling of identifier === undefined ? alternative : [identifier, ...alternative]) {
      const found = findDesignations(spelling)
      const [only] = found
      if (found.length !== 1 || !only) names.push(...namesOf(id, spelling))
      else {
        const key = `${only.family} ${compared(only)}`
        const known = numbered.get(key) ?? []
        numbered.set(key, known)
        if (!known.some((one) => one.id === id && one.year === only.year)) known.push({ id, year: only.year })
      }
    }
  }
  names.sort((a, b) => b.letters.length - a.letters.length)

  /** An entry without a year stands for every edition; a stated year must be the entry's. */
  const idsOf = (one: Designation) => {
    for (const family of one.orFamily ? [one.family, one.orFamily] : [one.family]) {
      const sameNumber = numbered.get(`${family} ${compared(one)}`) ?? []
      const fitting = sameNumber.filter(({ year }) => one.year === undefined || year === undefined || year === one.year)
      if (fitting.length > 0) return fitting.map(({ id }) => id)
    }
    return []
  }

  return {
    resolve(text) {
      const mentions: { start: number; ids: string[]; display: string }[] = []
      // "23-2563" and nothing else can only be a number of ours; as part of a sentence it may be a month.
      const alone = /^\s*[\d๐-๙]{1,3}\s?[-–]\s?[\d๐-๙]{4}\s*$/.test(text)
      const found = findDesignations(alone ? `etda ${text}` : text)
      for (const one of found) mentions.push({ start: one.start, ids: idsOf(one), display: one.display })
      for (const name of findNames(fold(text).text, names))
        mentions.push({ start: name.start, ids: [name.id], display: '' })
      mentions.sort((a, b) => a.start - b.start)
      return {
        exact: [...new Set(mentions.flatMap(({ ids }) => ids))],
        numbered: [...new Set(mentions.flatMap(({ ids, display }) => (display === '' ? [] : ids)))],
        unknown: [...new Set(mentions.flatMap(({ ids, display }) => (ids.length === 0 && !alone ? [display] : [])))],
      }
    },
  }
}
