import type { Content } from './content.ts'
import { type Entry, refOf } from './knowledge.ts'

/** What a curator should know beside the faults: what is due, what nothing leads to, and what carries which section. */
export interface ContentReport {
  /** Entries whose review is overdue, with the day it was due. */
  overdue: { entry: string; since: string }[]
  /** Catalogue records that no FAQ entry, term, use case or other record names. */
  orphans: string[]
  /** Entries by topic. */
  topics: { topic: string; entries: number }[]
  /** Which entries rest on which section of the sources; a section that none names was left out. */
  coverage: { section: string; title: string; entries: string[] }[]
}

/** @param today as year-month-day */
export function reportOn(content: Content, today: string): ContentReport {
  const { faq, standards, agencies, glossary } = content
  const entries: Entry[] = [
    ...faq.map((entry) => ({ kind: 'faq' as const, entry })),
    ...standards.map((entry) => ({ kind: 'standard' as const, entry })),
    ...agencies.map((entry) => ({ kind: 'agency' as const, entry })),
    ...glossary.map((entry) => ({ kind: 'term' as const, entry })),
  ]
  const named = new Set([
    ...faq.flatMap((entry) => entry.standards),
    ...glossary.flatMap((entry) => entry.standards),
    ...standards.flatMap((entry) => entry.relation),
    ...standards.filter(({ useCases }) => useCases.length > 0).map(({ id }) => id),
  ])
  const bySection = new Map<string, string[]>()
  for (const item of entries) {
    const roles = item.kind === 'agency' ? item.entry.roles.flatMap(({ sources }) => sources) : []
    for (const section of new Set([...item.entry.sources, ...roles])) {
      bySection.set(section, [...(bySection.get(section) ?? []), refOf(item)])
    }
  }
  return {
    overdue: faq
      .filter(({ reviewBy }) => reviewBy < today)
      .map(({ id, reviewBy }) => ({ entry: `faq:${id}`, since: reviewBy })),
    orphans: standards.filter(({ id }) => !named.has(id)).map(({ id }) => `standard:${id}`),
    topics: content.vocabulary.topics.map(({ id }) => ({
      topic: id,
      entries: faq.filter(({ topic }) => topic === id).length,
    })),
    coverage: content.documents.flatMap(({ sections }) =>
      sections.map(({ id, en }) => ({ section: id, title: en, entries: bySection.get(id) ?? [] })),
    ),
  }
}
