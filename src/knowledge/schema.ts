import { z } from 'zod'
import { graphemeCount } from '../text/graphemes.ts'

/**
 * The shapes of the files under `content/`, as a curator writes them.
 *
 * YAML is read with its failsafe schema, so every scalar arrives as the text that was typed:
 * `010`, `1.10` and `1e3` stay what they are, and numbers are converted here, where they are numbers.
 * Each refusal says what to do, for it is shown to a curator with file and line.
 */

/** Ends a list of ids: lower-case words joined by hyphens. */
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens, e.g. what-is-e-signature')

const line = z.string().trim().min(1, 'is empty: write the text')

const atMost = (limit: number, hint: string) =>
  line.superRefine((text, ctx) => {
    if (text.length > limit) {
      ctx.addIssue({ code: 'custom', message: `has ${text.length} characters, at most ${limit}: ${hint}` })
    }
  })

/** LINE counts a label in grapheme clusters: a Thai letter with its vowel and tone mark is one. */
const buttonLabel = line.superRefine((text, ctx) => {
  const count = graphemeCount(text)
  if (count > 20) {
    ctx.addIssue({ code: 'custom', message: `has ${count} characters as LINE counts them, at most 20 fit on a button` })
  }
})

const both = <T extends z.ZodType>(field: T) => z.strictObject({ th: field, en: field })

const isoDate = z.string().superRefine((text, ctx) => {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
  if (!valid) ctx.addIssue({ code: 'custom', message: 'write the date as year-month-day, e.g. 2026-11-25' })
  else if (Number(text.slice(0, 4)) > 2400) {
    ctx.addIssue({ code: 'custom', message: 'is a Buddhist year: write the Common Era year here (subtract 543)' })
  }
})

const ceYear = z
  .string()
  .regex(/^(19|20)\d{2}$/, 'write the Common Era year in digits, e.g. 2020 (a Buddhist year minus 543)')
  .transform(Number)

const list = <T extends z.ZodType>(item: T) => z.array(item).default([])

/**
 * How far the source carries an entry. Anything but `stated` needs a note, which the reader is shown.
 * stated: printed so. inferred: follows from layout or context. contradictory: the source says two things.
 * incomplete: part of it was lost with a picture or never printed.
 */
const certainty = z.enum(['stated', 'inferred', 'contradictory', 'incomplete'])

const noteUnlessStated = (entry: { certainty: z.infer<typeof certainty>; note?: unknown }, ctx: z.RefinementCtx) => {
  if (entry.certainty !== 'stated' && entry.note === undefined) {
    ctx.addIssue({ code: 'custom', path: ['certainty'], message: 'needs a note (th, en) that tells the reader why' })
  }
}

const provenance = {
  /** Ids of sections in sources.yaml. */
  sources: z.array(slug).min(1, 'name at least one section of sources.yaml'),
  certainty: certainty.default('stated'),
  note: both(atMost(300, 'say it shorter')).optional(),
}

export const faqEntry = z
  .strictObject({
    id: slug,
    topic: slug,
    audience: z.array(slug).min(1, 'say for whom: citizen, firm, agency'),
    /** The entry as a button. */
    label: both(buttonLabel),
    question: both(atMost(160, 'ask it shorter')),
    /** The answer, complete in itself. */
    short: both(atMost(300, 'move the rest to detail')),
    detail: both(atMost(1500, 'split the entry in two')),
    /** How people type it; code-mixed ones stand under th. */
    utterances: z.strictObject({
      th: z.array(line).min(4, 'give at least four ways people ask it in Thai'),
      en: z.array(line).min(2, 'give at least two ways people ask it in English'),
    }),
    ...provenance,
    related: list(slug),
    standards: list(slug),
    agencies: list(z.string()),
    reviewed: isoDate,
    /** From this day on the entry counts as overdue, and says so to the reader. */
    reviewBy: isoDate,
  })
  .superRefine(noteUnlessStated)

/** A catalogue record. Names follow DCAT and Dublin Core; an absent field is one that the source does not fill. */
export const standardEntry = z
  .strictObject({
    id: slug,
    /** dct:identifier, the designation. */
    identifier: line.optional(),
    /** dct:alternative, spellings that the designation rules do not cover. */
    alternative: list(line),
    title: z.strictObject({ th: line.optional(), en: line.optional() }).default({}),
    /** What to call it when it has neither designation nor title. */
    name: both(line).optional(),
    /** dct:publisher as printed, or inferred from the designation's prefix; `agency` when it is one of ours. */
    publisher: both(line).optional(),
    agency: z.string().optional(),
    /** dct:issued, Common Era year. */
    issued: ceYear.optional(),
    status: slug.optional(),
    /** dct:type as the source's own words or the designation's prefix tell. */
    type: both(line),
    theme: slug,
    keyword: z.strictObject({ th: list(line), en: list(line) }),
    sectors: list(slug),
    useCases: list(slug),
    /** dct:description: what it is for. */
    description: both(atMost(300, 'say it shorter')).optional(),
    /** dct:audience: who should use it. */
    audience: both(atMost(200, 'say it shorter')).optional(),
    /** dct:relation */
    relation: list(slug),
    ...provenance,
  })
  .superRefine(noteUnlessStated)
  .superRefine((entry, ctx) => {
    if (!entry.identifier && !entry.title.th && !entry.title.en && !entry.name) {
      ctx.addIssue({ code: 'custom', message: 'has no identifier and no title: give it a name (th, en)' })
    }
  })

export const agencyEntry = z
  .strictObject({
    id: z.string().regex(/^[A-Z0-9_-]+$/i, 'use the abbreviation in Latin letters, e.g. ETDA'),
    abbreviation: z.strictObject({ th: line.optional(), en: line.optional() }).default({}),
    name: both(line),
    /** False when the full name is general knowledge and the source prints only the abbreviation. */
    nameInSource: z.enum(['true', 'false']).transform((text) => text === 'true'),
    alternative: list(line),
    type: both(line),
    /** Who it is and what the plan gives it to do, complete in itself. */
    summary: both(atMost(300, 'say it shorter')),
    roles: list(
      z.strictObject({
        project: z.string(),
        role: slug,
        task: both(atMost(300, 'say it shorter')),
        sources: z.array(slug).min(1),
        note: both(line).optional(),
      }),
    ),
    ...provenance,
  })
  .superRefine(noteUnlessStated)

export const glossaryEntry = z
  .strictObject({
    id: slug,
    term: both(line),
    alternative: list(line),
    explanation: both(atMost(300, 'say it shorter')),
    /** Whether the source defines the term, describes it, or only names it. */
    grounding: z.enum(['defined', 'described', 'named']),
    related: list(slug),
    standards: list(slug),
    ...provenance,
  })
  .superRefine(noteUnlessStated)

export const sourceDocument = z.strictObject({
  id: slug,
  title: both(line),
  short: both(atMost(80, 'it must fit on one line of a phone')),
  date: isoDate,
  status: z.enum(['draft', 'in-force']),
  note: both(line),
  sections: z.array(z.strictObject({ id: slug, th: line, en: line })).min(1),
})

const term = z.strictObject({ id: slug, th: line, en: line })
const labelTerm = z.strictObject({ id: slug, th: buttonLabel, en: buttonLabel })

export const vocabulary = z.strictObject({
  topics: z.array(labelTerm),
  audiences: z.array(term),
  themes: z.array(labelTerm),
  sectors: z.array(labelTerm),
  useCases: z.array(z.strictObject({ id: slug, sector: slug, th: line, en: line })),
  statuses: z.array(term),
  projects: z.array(z.strictObject({ id: z.string().regex(/^\d\.\d$/), th: line, en: line })),
  roles: z.array(term),
})

export const text = both(line)

/** Short messages that are no question: recognised by their whole text, answered from messages.yaml. */
export const intent = z.strictObject({
  id: z.enum(['greeting', 'thanks', 'help', 'topics', 'person']),
  phrases: z.array(line).min(1),
})

/** Words that people use for one another; see content/synonyms.yaml. */
export const synonyms = z.strictObject({ id: slug, words: z.array(line).min(2, 'name at least two words') })

/**
 * What the plan does not know because it is the operator's: contact, hours, who answers for the data.
 * Each fact says where it comes from and whether somebody has confirmed it.
 */
const fact = z.strictObject({
  /** Absent until the operator fills it in. */
  value: both(line).optional(),
  source: line,
  confirmed: z.enum(['true', 'false']).transform((answer) => answer === 'true'),
})

export const operator = z.strictObject({
  /** LINE basic id of the account, e.g. @mattra. */
  lineBasicId: z.strictObject({
    value: z
      .string()
      .regex(/^@[a-z0-9._-]+$/, 'write the basic id as LINE shows it, e.g. @mattra')
      .optional(),
    source: line,
    confirmed: z.enum(['true', 'false']).transform((answer) => answer === 'true'),
  }),
  hotlineContact: fact,
  privacyController: fact,
  privacyContact: fact,
  hostingCountry: fact,
})
