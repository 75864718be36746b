import { type Designation, findDesignations } from './designation.ts'
import { englishWord } from './english.ts'
import { normalise } from './normalise.ts'
import { soundOf } from './sound.ts'
import { englishStopWords, thaiStopWords } from './stop-words.ts'
import { segments } from './thai.ts'

/** A term of a text; the same term may occur several times. */
export interface Term {
  term: string
  /** How much it says what the text is about, 0–1. */
  weight: number
}

export interface Analysis {
  /** Words: Thai by dictionary, Latin as stems, numbers whole and in parts, designations as `#family number`. */
  words: Term[]
  /** Character n-grams, which survive a typo that breaks a word and its neighbours. */
  grams: Term[]
}

/** Of a function word. Enough to prefer "how" to "what" among entries on one topic, too little to find anything. */
const STOP_WEIGHT = 0.1
/** Of the letters and digits that a designation is written with. */
const SPELLING_WEIGHT = 0.3
const WIDEST_LATIN = '\\x20-\\x7e\\u00a0-\\u024f'
const RUNS = new RegExp(`[${WIDEST_LATIN}]+|[^${WIDEST_LATIN}]+`, 'g')
const IS_LATIN = new RegExp(`^[${WIDEST_LATIN}]`)
const THAI_LETTERS = /[\u0e01-\u0e3a\u0e40-\u0e4e]+/g

/** 23-2563, 802.11, 1/2569: whole, and its parts but for a year, which would tie 23-2563 to every standard of 2563. */
const NUMBER = /(?<![\p{L}\p{N}])\d+(?:[-.:/]\d+)*(?![\p{L}\p{N}])/gu
/** u2f, 3gpp, iso27001. */
const LETTERS_AND_DIGITS = /(?<![\p{L}\p{N}])(?=\p{L}*\d)[\p{L}\d]+(?![\p{L}\p{N}])/gu
/** e-signature, e signature, U.S.A.: found under esignature, usa as well. */
const COMPOUND = /(?<!\p{L})(?:e (?=\p{L}{3})|\p{L}+[-.](?=\p{L}))\p{L}+(?:[-.]\p{L}+)*/gu
/** don't, what's: what is left is a word. */
const CONTRACTED = /n't(?!\p{L})|'(?:s|re|ve|ll|d|m)(?!\p{L})/gu

function latinGrams(word: string, grams: Term[]): void {
  const padded = `_${word}_`
  for (const n of [3, 4]) {
    for (let i = 0; i + n <= padded.length; i++) grams.push({ term: padded.slice(i, i + n), weight: 1 })
  }
}

function readLatin(run: string, { words, grams }: Analysis): void {
  const push = (term: string) => words.push({ term, weight: 1 })
  const letters = run
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(CONTRACTED, ' ')
    .replace(NUMBER, (number) => {
      push(number)
      const parts = number.split(/[-.:/]/)
      if (parts.length > 1) for (const part of parts) if (!/^(19|2[05])\d\d$/.test(part)) push(part)
      return ' '
    })
    .replace(LETTERS_AND_DIGITS, (word) => {
      const [, name, number] = /^(\p{L}{2,})(\d{3,})$/u.exec(word) ?? []
      if (number) push(number)
      if (name) return name
      push(word)
      latinGrams(word, grams)
      return ' '
    })
  for (const [compound] of letters.matchAll(COMPOUND)) push(englishWord(compound.replace(/[^\p{L}]/gu, '')).stem)
  for (const [word] of letters.matchAll(/\p{L}{2,}/gu)) {
    const { stem, stop } = englishWord(word)
    const weight = stop || englishStopWords.has(word) ? STOP_WEIGHT : 1
    words.push({ term: stem, weight })
    if (weight === 1) latinGrams(word, grams)
  }
}

/**
 * Words by the dictionary; 2- and 3-grams by code point across them, each weighing the share of its letters that
 * stand in content words. So a wrongly cut word keeps its n-grams, and คืออะไร has none.
 */
function readThai(run: string, { words, grams }: Analysis, bySound: boolean): void {
  const content = new Uint8Array(run.length)
  for (const { segment, index, isWordLike } of segments(run)) {
    if (!isWordLike) continue
    const stop = thaiStopWords.has(segment)
    words.push({ term: segment, weight: stop ? STOP_WEIGHT : 1 })
    if (!stop) content.fill(1, index, index + segment.length)
  }
  const { text, at } = bySound ? soundOf(run) : { text: run, at: undefined }
  for (const { 0: letters, index } of text.matchAll(THAI_LETTERS)) {
    for (const n of [2, 3]) {
      for (let i = 0; i + n <= letters.length; i++) {
        let weight = 0
        for (let j = index + i; j < index + i + n; j++) weight += content[at?.[j] ?? j] ?? 0
        if (weight > 0) grams.push({ term: letters.slice(i, i + n), weight: weight / n })
      }
    }
  }
}

function readPlain(text: string, analysis: Analysis, bySound: boolean): void {
  for (const [run] of normalise(text).matchAll(RUNS)) {
    if (IS_LATIN.test(run)) readLatin(run, analysis)
    else readThai(run, analysis, bySound)
  }
}

/**
 * A designation is one term; what it is written with weighs less, so that ISO 27009 is not half found in ISO 27001.
 * A document keeps these words all the same, for who asks for ขมธอ or 23-2563 alone.
 */
function readDesignation(
  { family, number, year, text }: Designation,
  { words, grams }: Analysis,
  bySound: boolean,
): void {
  words.push({ term: `#${family} ${number}`, weight: 1 })
  if (year !== undefined) words.push({ term: `#${family} ${number}-${year}`, weight: 1 })
  const spelt: Analysis = { words: [], grams: [] }
  readPlain(text, spelt, bySound)
  for (const { term, weight } of spelt.words) words.push({ term, weight: weight * SPELLING_WEIGHT })
  for (const { term, weight } of spelt.grams) grams.push({ term, weight: weight * SPELLING_WEIGHT })
}

/**
 * The terms of a text, questions and documents alike. Linear in its length. `bySound` takes the n-grams of Thai from how
 * it sounds (`sound.ts`).
 */
export function analyse(text: string, bySound = false): Analysis {
  const analysis: Analysis = { words: [], grams: [] }
  let place = 0
  for (const designation of findDesignations(text)) {
    readPlain(text.slice(place, designation.start), analysis, bySound)
    readDesignation(designation, analysis, bySound)
    place = designation.end
  }
  readPlain(text.slice(place), analysis, bySound)
  return analysis
}
