import type { Content } from './content.ts'
import type { ContentFault, Locate } from './fault.ts'

/**
 * Faults of wording that a careful editor would mark: damaged characters, wrong or mixed forms of official
 * abbreviations, particles of gender, exclamation marks, sentences that nobody can read aloud in one breath.
 *
 * Utterances are left alone: they are written as people type.
 */

/** Forms that the scan of the source damaged. Each has a right one, and none is a word of its own here. */
const DAMAGED: Record<string, string> = {
  'ขมร.': 'ขมธอ.',
  'ขมรอ.': 'ขมธอ.',
  'ชมธอ.': 'ขมธอ.',
  'ครอ.': 'คธอ.',
  'มทช.': 'มกษ.',
  'สพรอ.': 'สพธอ.',
  'สวรอ.': 'สพธอ.',
  'สวรส.': 'สพธอ. or สพร.',
  'สวธอ.': 'สพธอ.',
  'สพอ.': 'สพธอ.',
  'พ.ส.อ.': 'พ.ร.บ.',
}

/** Words between two pauses (Thai marks the end of a sentence with a space) that one breath carries. */
const LONGEST_SENTENCE = 40

const words = new Intl.Segmenter('th', { granularity: 'word' })

interface Rule {
  found(text: string): string | undefined
  remedy(found: string): string
}

const pattern = (expression: RegExp, remedy: (found: string) => string): Rule => ({
  found: (text) => expression.exec(text)?.[0],
  remedy,
})

const COMMON: Rule[] = [
  pattern(/\uFFFD|à¸|à¹|Ã.|â€/, (found) => `has damaged characters ("${found}"): type the passage again`),
  pattern(
    /[\u200B\u200E\u200F\u2060\uFEFF\u00AD]/,
    () => 'has an invisible character: delete and type the passage again',
  ),
  pattern(/!/, () => 'has an exclamation mark: the bot speaks calmly'),
  pattern(/ {2,}/, () => 'has two spaces in a row: one is enough'),
]

const THAI: Rule[] = [
  pattern(/(?<![ก-๙])(ครับ|ค่ะ|คะ|นะคะ|นะครับ)(?![ก-๙])/, (found) => `has the particle "${found}": the bot has no gender`),
  pattern(/[^\s(“"]ๆ/, () => 'has no space before ๆ: write "ต่าง ๆ"'),
  pattern(/[๐-๙]/, () => 'has Thai figures: write Arabic ones'),
  pattern(/ํา|เเ/, (found) => `has "${found}" typed as two signs: type ำ or แ`),
]

/** Texts that the bot shows, each with its place. */
function* shownTexts(content: Content): Generator<{ entry: object; path: PropertyKey[]; thai: boolean; text: string }> {
  const entries: object[] = [...content.faq, ...content.standards, ...content.agencies, ...content.glossary]
  const fields = [
    'question',
    'label',
    'short',
    'detail',
    'note',
    'description',
    'audience',
    'name',
    'summary',
    'explanation',
  ]
  for (const entry of entries) {
    for (const field of fields) {
      const value = (entry as Record<string, unknown>)[field]
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
      for (const [language, text] of Object.entries(value as Record<string, unknown>)) {
        if (typeof text === 'string') yield { entry, path: [field, language], thai: language === 'th', text }
      }
    }
  }
}

export function proofread(content: Content, locate: Locate): ContentFault[] {
  const faults: ContentFault[] = []
  const abbreviations = abbreviationRules(content)
  for (const { entry, path, thai, text } of shownTexts(content)) {
    const rules = thai ? [...COMMON, ...THAI, ...abbreviations] : COMMON
    for (const rule of rules) {
      const found = rule.found(text)
      if (found !== undefined)
        faults.push({ ...locate(entry, ...path), message: `${path.join('.')} ${rule.remedy(found)}` })
    }
    const long = thai && longestSentence(text)
    if (long && long.count > LONGEST_SENTENCE) {
      const start = `${long.sentence.slice(0, 30)}…`
      const message = `${path.join('.')} has a sentence of ${long.count} words ("${start}"), at most ${LONGEST_SENTENCE}: cut it in two`
      faults.push({ ...locate(entry, ...path), message })
    }
  }
  return faults
}

/** Damaged forms, and official abbreviations that lost a full stop. */
function abbreviationRules(content: Content): Rule[] {
  const alone = (form: string) => `(?<![ก-๙.])${form.replaceAll('.', '\\.')}`
  const damaged = Object.entries(DAMAGED).map(([form, right]) =>
    pattern(new RegExp(alone(form)), (found) => `has "${found}", a form the scan damaged: write ${right}`),
  )
  const official = content.agencies.flatMap(({ abbreviation }) => abbreviation.th ?? [])
  const series = ['ขมธอ.', 'มธอ.', 'มกษ.', 'มอก.']
  const bare = [...official, ...series]
    // One dot at the end and at least three letters: shorter ones are words too.
    .filter((form) => /^[ก-ฮ]{3,}\.$/.test(form))
    .map((form) => {
      const letters = form.slice(0, -1)
      return pattern(
        new RegExp(`(?<![ก-๙])${letters}(?![ก-๙.])`),
        () => `has "${letters}" without its full stop: write ${form}`,
      )
    })
  return [...damaged, ...bare]
}

function longestSentence(text: string): { sentence: string; count: number } | undefined {
  return text
    .split(/\s+/)
    .map((sentence) => ({
      sentence,
      count: Array.from(words.segment(sentence)).filter(({ isWordLike }) => isWordLike).length,
    }))
    .toSorted((a, b) => b.count - a.count)[0]
}
