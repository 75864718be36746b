import type { StandardEntry } from '../knowledge/content.ts'
import { type Entry, entryName, type Knowledge, refOf } from '../knowledge/knowledge.ts'
import type { Language } from '../language.ts'
import { bangkokDay, formatDay, formatYear } from '../text/dates.ts'
import type { AnswerMessage, CardMessage, Choice, SourceLine } from './messages.ts'

/** Entries as messages: the short answer, and the card behind it. */
export interface Presenter {
  /** The answer itself, with its source and what can be done with it. `answerId` lets the reader say whether it helped. */
  answer(item: Entry, language: Language, now: number, answerId: string): AnswerMessage
  /** All that is known, for who wants more. */
  details(item: Entry, language: Language, now: number): CardMessage
  /** What is asked next: related entries, in the reader's words. */
  related(item: Entry, language: Language): Choice[]
  /** A choice that opens an entry. */
  open(item: Entry, language: Language): Choice
  toTopics(language: Language): Choice
  toPerson(language: Language): Choice
}

export function createPresenter(knowledge: Knowledge): Presenter {
  const { say, label } = knowledge

  const source = ({ entry }: Entry, language: Language): SourceLine => {
    const [first, ...others] = entry.sources.map((id) => knowledge.section(id))
    if (!first) throw new Error(`${entry.id} has no source; the content check lets none such pass.`)
    const section = first.title[language]
    return {
      label: say('label-source', language),
      document: first.document.short[language],
      section: others.length > 0 ? say('label-sources', language, { section, count: others.length }) : section,
      asOf: say('label-as-of', language, { date: formatDay(first.document.date, language) }),
    }
  }

  /** What the source does not say of a standard: said, never filled by guessing. */
  const gaps = (item: Entry, language: Language): string[] => {
    if (item.kind !== 'standard') return []
    const { title, name, status } = item.entry
    return [
      ...(title.th || title.en || name ? [] : [say('no-title', language)]),
      ...(status ? [] : [say('no-status', language)]),
    ]
  }

  const notices = ({ kind, entry }: Entry, language: Language, now: number): string[] => [
    ...(entry.note ? [entry.note[language]] : []),
    ...(kind === 'faq' && entry.reviewBy < bangkokDay(now)
      ? [say('overdue', language, { date: formatDay(entry.reviewBy, language) })]
      : []),
  ]

  const open = (item: Entry, language: Language): Choice => ({
    label: item.kind === 'faq' ? item.entry.label[language] : entryName(item, language),
    says: entryName(item, language),
    action: { do: 'open', entry: refOf(item) },
  })

  const facts = (standard: StandardEntry, language: Language) => {
    const useCases = standard.useCases.map((id) => label('useCases', id, language)).join(', ')
    const rows: [Parameters<typeof say>[0], string | undefined][] = [
      ['label-publisher', standard.publisher?.[language]],
      ['label-type', standard.type[language]],
      ['label-issued', standard.issued === undefined ? undefined : formatYear(standard.issued, language)],
      ['label-audience', standard.audience?.[language]],
      ['label-use-cases', useCases || undefined],
    ]
    return rows.flatMap(([key, value]) => (value ? [{ name: say(key, language), value }] : []))
  }

  /** What an entry says in a few sentences. */
  const gist = (item: Entry, language: Language): string => {
    switch (item.kind) {
      case 'faq':
        return item.entry.short[language]
      case 'standard': {
        const { description, publisher } = item.entry
        return description?.[language] ?? [entryName(item, language), publisher?.[language]].filter(Boolean).join(' · ')
      }
      case 'agency':
        return item.entry.summary[language]
      case 'term':
        return item.entry.explanation[language]
      default:
        return item satisfies never
    }
  }

  const status = (item: Entry, language: Language): string | undefined => {
    if (item.kind !== 'standard' || !item.entry.status) return undefined
    const date = formatDay(knowledge.section(item.entry.sources[0] ?? '').document.date, language)
    return say('label-status-as-of', language, { status: label('statuses', item.entry.status, language), date })
  }

  return {
    open,
    toTopics: (language) => ({ label: say('label-topics', language), action: { do: 'topics' } }),
    toPerson: (language) => ({ label: say('label-person', language), action: { do: 'person' } }),
    answer(item, language, now, answerId) {
      const state = status(item, language)
      return {
        kind: 'answer',
        title: entryName(item, language),
        text: [gist(item, language), state].filter(Boolean).join('\n'),
        notices: notices(item, language, now),
        source: source(item, language),
        choices: [
          ...(item.kind === 'term'
            ? []
            : [{ label: say('label-details', language), action: { do: 'details', entry: refOf(item) } } as const]),
          { label: say('label-helped', language), action: { do: 'feedback', answer: answerId, helped: true } },
          { label: say('label-not-helped', language), action: { do: 'feedback', answer: answerId, helped: false } },
        ],
      }
    },
    details(item, language, now) {
      const state = status(item, language)
      const roles =
        item.kind === 'agency'
          ? item.entry.roles.map((role) => ({
              name: `${role.project} ${label('projects', role.project, language)} · ${label('roles', role.role, language)}`,
              value: role.task[language],
            }))
          : []
      return {
        kind: 'card',
        title: entryName(item, language),
        ...(state ? { status: state } : {}),
        paragraphs: [
          item.kind === 'faq' ? item.entry.detail[language] : gist(item, language),
          ...(roles.length > 0 ? [say('label-roles', language)] : []),
        ],
        facts: item.kind === 'standard' ? facts(item.entry, language) : roles,
        notices: [...gaps(item, language), ...notices(item, language, now)],
        source: source(item, language),
        choices: [],
      }
    },
    related(item, language) {
      const refs =
        item.kind === 'faq'
          ? [...item.entry.related.map((id) => `faq:${id}`), ...item.entry.standards.map((id) => `standard:${id}`)]
          : item.kind === 'standard'
            ? item.entry.relation.map((id) => `standard:${id}`)
            : item.kind === 'term'
              ? [...item.entry.related.map((id) => `faq:${id}`), ...item.entry.standards.map((id) => `standard:${id}`)]
              : []
      const items = refs.map((ref) => knowledge.entry(ref)).filter((found) => found !== undefined)
      return items.slice(0, 4).map((related) => open(related, language))
    },
  }
}
