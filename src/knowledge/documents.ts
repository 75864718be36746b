import type { Bilingual } from '../language.ts'
import type { Content } from './content.ts'
import type { EntryKind } from './knowledge.ts'

/** What the index sees of one entry: ways of asking for it, names of it, and what is told about it. */
export interface FindableEntry {
  /** `kind:id`; the wish for a person is `intent:person`. */
  ref: string
  kind: EntryKind | 'intent'
  passages: { role: 'asked' | 'name' | 'told'; title?: string; text: string }[]
  /** Refs of the entries it names as near. */
  related?: string[]
}

/** A thing under all its names, in both languages. */
export interface NamedConcept {
  id: string
  spellings: string[]
}

/** Intents that are found by likeness; the others are recognised only as whole messages. */
const FOUND_BY_LIKENESS = new Set(['person'])

type Passages = FindableEntry['passages']
const asked = (texts: readonly string[]): Passages => unique(texts).map((text) => ({ role: 'asked', text }))
const named = (texts: readonly (string | undefined)[]): Passages =>
  unique(texts.filter((text) => text !== undefined)).map((text) => ({ role: 'name', text }))
const told = (title: string, text: string | undefined): Passages =>
  text || title ? [{ role: 'told', text: text ?? '', ...(title ? { title } : {}) }] : []
const refs = (kind: EntryKind, ids: readonly string[]) => ids.map((id) => `${kind}:${id}`)
const unique = (texts: readonly string[]) => [...new Set(texts)]
const join = (...parts: (string | undefined)[]) => parts.filter((part) => part).join(' ')

/** Everything that can be found. Utterances are passages of their own, since people ask in one way at a time. */
export function findableEntries(content: Content): FindableEntry[] {
  const entries: FindableEntry[] = []
  for (const { id, question, utterances, short, label, related, standards, agencies } of content.faq) {
    entries.push({
      ref: `faq:${id}`,
      kind: 'faq',
      related: [...refs('faq', related), ...refs('standard', standards), ...refs('agency', agencies)],
      passages: [
        ...asked([question.th, question.en, ...utterances.th, ...utterances.en]),
        ...told(join(label.th, question.th), short.th),
        ...told(join(label.en, question.en), short.en),
      ],
    })
  }
  for (const { id, identifier, alternative, title, name, keyword, description, relation } of content.standards) {
    entries.push({
      ref: `standard:${id}`,
      kind: 'standard',
      related: refs('standard', relation),
      passages: [
        ...named([identifier, title.th, title.en, name?.th, name?.en, ...alternative]),
        ...told(join(identifier, title.th, name?.th), join(...keyword.th, description?.th)),
        ...told(join(identifier, title.en, name?.en), join(...keyword.en, description?.en)),
      ],
    })
  }
  for (const { id, abbreviation, name, alternative, summary } of content.agencies) {
    entries.push({
      ref: `agency:${id}`,
      kind: 'agency',
      passages: [
        ...named([abbreviation.th, abbreviation.en, name.th, name.en, ...alternative]),
        ...told(join(abbreviation.th, name.th), summary.th),
        ...told(join(abbreviation.en, name.en), summary.en),
      ],
    })
  }
  for (const { id, term, alternative, explanation, related, standards } of content.glossary) {
    entries.push({
      ref: `term:${id}`,
      kind: 'term',
      related: [...refs('faq', related), ...refs('standard', standards)],
      passages: [
        ...named([term.th, term.en, ...alternative]),
        ...told(term.th, explanation.th),
        ...told(term.en, explanation.en),
      ],
    })
  }
  for (const { id, phrases } of content.intents) {
    if (FOUND_BY_LIKENESS.has(id)) entries.push({ ref: `intent:${id}`, kind: 'intent', passages: asked(phrases) })
  }
  return entries
}

/** What bridges spellings, languages and everyday words: terms and agencies under their names, and the synonyms. */
export function namedConcepts(content: Content): NamedConcept[] {
  const names = (texts: (string | undefined)[]) => texts.filter((text) => text !== undefined)
  const of = ({ th, en }: Partial<Bilingual>) => [th, en]
  return [
    ...content.glossary.map(({ id, term, alternative }) => ({
      id: `term:${id}`,
      spellings: names([...of(term), ...alternative]),
    })),
    ...content.agencies.map(({ id, abbreviation, name, alternative }) => ({
      id: `agency:${id}`,
      spellings: names([abbreviation.th, abbreviation.en, ...of(name), ...alternative]),
    })),
    ...content.standards.map(({ id, identifier, title, name, alternative }) => ({
      id: `standard:${id}`,
      spellings: names([identifier, title.th, title.en, name?.th, name?.en, ...alternative]),
    })),
    ...content.synonyms.map(({ id, words }) => ({ id: `word:${id}`, spellings: words })),
  ]
}
