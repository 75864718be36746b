import type { Content } from './content.ts'
import type { EntryKind } from './knowledge.ts'

/** What the index sees of one entry: one way of asking for it, or one passage about it. */
export interface SearchDocument {
  /** `kind:id#n` */
  id: string
  text: string
  title?: string
}

/** The reference of the entry that a document belongs to. */
export const entryOf = (documentId: string): string => documentId.slice(0, documentId.lastIndexOf('#'))

/** Everything that can be found: each utterance is a document, since people ask in one way at a time. */
export function searchDocuments(content: Content): SearchDocument[] {
  const documents: SearchDocument[] = []
  const add = (kind: EntryKind, id: string, passages: { title?: string | undefined; text: string }[]) => {
    passages.forEach(({ title, text }, index) => {
      documents.push({ id: `${kind}:${id}#${index}`, text, ...(title ? { title } : {}) })
    })
  }
  for (const { id, question, utterances, short, label } of content.faq) {
    const asked = [question.th, question.en, ...utterances.th, ...utterances.en].map((text) => ({ text }))
    add('faq', id, [
      ...asked,
      { title: `${label.th} ${question.th}`, text: short.th },
      { title: `${label.en} ${question.en}`, text: short.en },
    ])
  }
  for (const { id, identifier, alternative, title, name, keyword, description } of content.standards) {
    const names = join(identifier, title.th, title.en, name?.th, name?.en, ...alternative)
    add('standard', id, [
      { title: names, text: join(...keyword.th, description?.th) },
      { title: names, text: join(...keyword.en, description?.en) },
    ])
  }
  for (const { id, abbreviation, name, alternative, summary } of content.agencies) {
    const names = join(abbreviation.th, abbreviation.en, name.th, name.en, ...alternative)
    add('agency', id, [
      { text: join(abbreviation.th, name.th) },
      { text: join(abbreviation.en, name.en) },
      ...alternative.map((text) => ({ text })),
      { title: names, text: summary.th },
      { title: names, text: summary.en },
    ])
  }
  for (const { id, term, alternative, explanation } of content.glossary) {
    add('term', id, [
      { text: term.th },
      { text: term.en },
      ...alternative.map((text) => ({ text })),
      { title: term.th, text: explanation.th },
      { title: term.en, text: explanation.en },
    ])
  }
  return documents
}

const join = (...parts: (string | undefined)[]) => parts.filter((part) => part).join(' ')
