import type { Bilingual, Language } from '../language.ts'
import type { AgencyEntry, Content, FaqEntry, GlossaryEntry, StandardEntry } from './content.ts'
import type { MessageKey } from './messages.ts'

/** One entry with its kind, as search and conversation handle it. */
export type Entry =
  | { kind: 'faq'; entry: FaqEntry }
  | { kind: 'standard'; entry: StandardEntry }
  | { kind: 'agency'; entry: AgencyEntry }
  | { kind: 'term'; entry: GlossaryEntry }

export type EntryKind = Entry['kind']

/** Names an entry, e.g. `faq:what-is-a-digital-standard`. */
export type EntryRef = `${EntryKind}:${string}`

export const refOf = ({ kind, entry }: Entry): EntryRef => `${kind}:${entry.id}`

/** A citable place: the section, and the document it stands in. */
export interface Section {
  title: Bilingual
  document: Content['documents'][number]
}

/** What the bot knows, with the look-ups that its rooms need. Made once from the compiled content. */
export interface Knowledge {
  content: Content
  /** The entry behind a reference such as `faq:what-is-a-digital-standard`. */
  entry(ref: string): Entry | undefined
  section(id: string): Section
  /** A text the bot speaks, with its `{names}` filled in. */
  say(key: MessageKey, language: Language, values?: Record<string, string | number>): string
  /** The vocabulary's word for an id; the id itself when there is none. */
  label(list: LabelList, id: string, language: Language): string
}

export type LabelList = 'topics' | 'audiences' | 'themes' | 'sectors' | 'useCases' | 'statuses' | 'projects' | 'roles'

export function createKnowledge(content: Content): Knowledge {
  const entries = new Map<string, Entry>()
  for (const entry of content.faq) entries.set(`faq:${entry.id}`, { kind: 'faq', entry })
  for (const entry of content.standards) entries.set(`standard:${entry.id}`, { kind: 'standard', entry })
  for (const entry of content.agencies) entries.set(`agency:${entry.id}`, { kind: 'agency', entry })
  for (const entry of content.glossary) entries.set(`term:${entry.id}`, { kind: 'term', entry })

  const sections = new Map<string, Section>()
  for (const document of content.documents) {
    for (const { id, th, en } of document.sections) sections.set(id, { title: { th, en }, document })
  }
  const labels = new Map<string, Bilingual>()
  for (const [list, terms] of Object.entries(content.vocabulary)) {
    for (const { id, th, en } of terms) labels.set(`${list}/${id}`, { th, en })
  }

  return {
    content,
    entry: (ref) => entries.get(ref),
    section: (id) => {
      const section = sections.get(id)
      if (!section) throw new Error(`There is no section "${id}"; the content check lets none such pass.`)
      return section
    },
    say: (key, language, values = {}) =>
      content.messages[key][language].replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole)),
    label: (list, id, language) => labels.get(`${list}/${id}`)?.[language] ?? id,
  }
}

/** What to call an entry in a list or heading. */
export function entryName({ kind, entry }: Entry, language: Language): string {
  switch (kind) {
    case 'faq':
      return entry.question[language]
    case 'standard':
      return standardName(entry, language)
    case 'agency': {
      const abbreviation = entry.abbreviation[language] ?? entry.abbreviation.en ?? entry.abbreviation.th
      return abbreviation ? `${entry.name[language]} (${abbreviation})` : entry.name[language]
    }
    case 'term':
      return entry.term[language]
    default:
      return kind satisfies never
  }
}

function standardName({ identifier, title, name }: StandardEntry, language: Language): string {
  const own = title[language] ?? title.en ?? title.th
  if (identifier && own && own !== identifier) return `${identifier} ${own}`
  return identifier ?? own ?? name?.[language] ?? ''
}
