import { englishWord } from './english.ts'
import { soundOf } from './sound.ts'
import { thaiStopWords } from './stop-words.ts'
import { isDictionaryWord, segments } from './thai.ts'

/** Puts misspelt words right by the vocabulary of the content; what it knows, and what a dictionary knows, stays. */
export interface Spelling {
  /** A normalised text with its misspelt words replaced by the nearest words of the vocabulary. */
  correct(normalised: string): string
}

/** Whether a part of a text is of this content, of the dictionary elsewhere, or of neither. */
type Doubt = 'strange' | 'elsewhere' | undefined

/** Letters (as they sound) that may differ, by the length of the word. */
const editsFor = (length: number) => (length < 5 ? 0 : length < 9 ? 1 : 2)
const SHORTEST = 3
const SHORTEST_LATIN = 4
/** Longer runs without a space are pasted text, not typing. */
const LONGEST_SPAN = 60

interface Word {
  spelling: string
  sound: string
  /** How many different pairs of letters the sound has. */
  pairs: number
}

interface Match {
  word: Word
  start: number
  end: number
  edits: number
}

/** The best place of a word within a text: fewest edits (insert, delete, replace), Sellers' algorithm. */
function findWithin(
  text: string,
  word: string,
  most: number,
): { start: number; end: number; edits: number } | undefined {
  const size = word.length
  let edits = Array.from({ length: size + 1 }, (_, i) => i)
  let starts = new Array<number>(size + 1).fill(0)
  let best: { start: number; end: number; edits: number } | undefined
  for (let j = 1; j <= text.length; j++) {
    const [next, from] = [[0], [j]]
    for (let i = 1; i <= size; i++) {
      const same = word.charCodeAt(i - 1) === text.charCodeAt(j - 1) ? 0 : 1
      let cost = (edits[i - 1] as number) + same
      let start = starts[i - 1] as number
      if ((edits[i] as number) + 1 < cost) [cost, start] = [(edits[i] as number) + 1, starts[i] as number]
      if ((next[i - 1] as number) + 1 < cost) [cost, start] = [(next[i - 1] as number) + 1, from[i - 1] as number]
      next.push(cost)
      from.push(start)
    }
    edits = next
    starts = from
    const cost = edits[size] as number
    if (cost > most) continue
    const start = starts[size] as number
    // As well one letter further: the last one was replaced rather than left out.
    if (best === undefined || cost < best.edits || (cost === best.edits && start === best.start)) {
      best = { start, end: j, edits: cost }
    }
  }
  return best
}

/** Damerau's distance of two short words; more than `most` comes back as `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      let cost = Math.min((last[j - 1] as number) + same, (last[j] as number) + 1, (row[j - 1] as number) + 1)
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)) {
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      }
      row.push(cost)
    }
    ;[before, last] = [last, row]
  }
  return Math.min(most + 1, last[b.length] as number)
}

export function createSpelling(vocabulary: readonly string[], isKnown: (word: string) => boolean): Spelling {
  const words: Word[] = [...new Set([...vocabulary, ...thaiStopWords])].map((spelling) => {
    const sound = soundOf(spelling).text
    return { spelling, sound, pairs: pairsOf(sound).size }
  })
  const byPair = new Map<string, number[]>()
  words.forEach(({ sound }, number) => {
    for (const pair of pairsOf(sound)) {
      const list = byPair.get(pair)
      if (list) list.push(number)
      else byPair.set(pair, [number])
    }
  })
  const shared = new Uint8Array(words.length)

  /** Words that have enough pairs of letters in common with a text to be in it with so many edits. */
  const candidates = (text: string, pairsLostByEdit: number): Word[] => {
    const touched: number[] = []
    for (const pair of pairsOf(text)) {
      for (const number of byPair.get(pair) ?? []) {
        const count = shared[number] as number
        if (count === 0) touched.push(number)
        shared[number] = count + 1
      }
    }
    const near = touched.filter((number) => {
      const { sound, pairs } = words[number] as Word
      return (shared[number] as number) >= Math.max(1, pairs - pairsLostByEdit * editsFor(sound.length))
    })
    for (const number of touched) shared[number] = 0
    return near.sort((a, b) => a - b).map((number) => words[number] as Word)
  }

  const correctLatin = (word: string): string => {
    if (word.length < SHORTEST_LATIN || isKnown(word) || englishWord(word).known) return word
    let best: { spelling: string; edits: number } | undefined
    const most = Math.max(1, editsFor(word.length))
    for (const { spelling } of candidates(word, 3)) {
      if (!/^[a-z]/.test(spelling)) continue
      const edits = distance(word, spelling, most)
      if (edits <= most && (best === undefined || edits < best.edits)) best = { spelling, edits }
    }
    return best?.spelling ?? word
  }

  /**
   * One stretch around unknown letters, as far as they may have spoilt the cutting. Letters of a word that the
   * dictionary seems to have give way only to a word of the same sound: the dictionary takes some misspellings for words.
   */
  const correctSpan = (span: string, unknown: readonly Doubt[]): string => {
    const { text: sound, at } = soundOf(span)
    const found: Match[] = []
    for (const word of candidates(sound, 2)) {
      if (word.sound.length < SHORTEST) continue
      const place = findWithin(sound, word.sound, editsFor(word.sound.length))
      if (place) found.push({ word, ...place })
    }
    found.sort((a, b) => gain(b) - gain(a) || a.start - b.start)
    const taken: Match[] = []
    for (const match of found) {
      if (taken.some(({ start, end }) => match.start < end && start < match.end)) continue
      const doubts = unknown.slice(at[match.start], at[match.end])
      if (!doubts.includes('strange') && !(match.edits === 0 && doubts.includes('elsewhere'))) continue
      taken.push(match)
    }
    let out = ''
    let place = 0
    for (const { word, start, end } of taken.sort((a, b) => a.start - b.start)) {
      out += span.slice(place, at[start]) + word.spelling
      place = at[end] ?? span.length
    }
    return out + span.slice(place)
  }

  const correctThai = (run: string): string => {
    const parts = segments(run)
    const unknown = parts.map(({ segment }): Doubt => {
      if (thaiStopWords.has(segment) || isKnown(segment)) return undefined
      return segment.length > 2 && isDictionaryWord(segment) ? 'elsewhere' : 'strange'
    })
    if (unknown.every((doubt) => doubt === undefined)) return run
    let out = ''
    for (let i = 0; i < parts.length; ) {
      const near = unknown[i] ?? unknown[i + 1]
      if (!near) {
        out += parts[i++]?.segment
        continue
      }
      let end = i + 1
      while (end < parts.length && (unknown[end] || unknown[end - 1] || unknown[end + 1])) end++
      const span = parts.slice(i, end)
      const letters = span.flatMap(({ segment }, k) => Array.from({ length: segment.length }, () => unknown[i + k]))
      const text = span.map(({ segment }) => segment).join('')
      out += text.length > LONGEST_SPAN ? text : correctSpan(text, letters)
      i = end
    }
    return out
  }

  return {
    correct: (text) => text.replace(/[a-z]+/g, correctLatin).replace(/[\u0e01-\u0e4e]+/g, correctThai),
  }
}

/** Long words and few edits first. */
const gain = ({ word, edits }: Match) => word.sound.length - 3 * edits

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 2 <= text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}
