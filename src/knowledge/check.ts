import type { Content, FaqEntry } from './content.ts'
import type { ContentFault, Locate } from './fault.ts'

/** Faults between entries: ids that nobody has, ids used twice, two entries that answer to the same words. */
export function checkReferences(content: Content, locate: Locate): ContentFault[] {
  const faults: ContentFault[] = []
  const fault = (entry: object, path: PropertyKey[], message: string) =>
    faults.push({ ...locate(entry, ...path), message })

  const { vocabulary } = content
  const known = {
    section: new Set(content.documents.flatMap((document) => document.sections.map(({ id }) => id))),
    faq: new Set(content.faq.map(({ id }) => id)),
    standard: new Set(content.standards.map(({ id }) => id)),
    agency: new Set(content.agencies.map(({ id }) => id)),
    topic: new Set(vocabulary.topics.map(({ id }) => id)),
    audience: new Set(vocabulary.audiences.map(({ id }) => id)),
    theme: new Set(vocabulary.themes.map(({ id }) => id)),
    sector: new Set(vocabulary.sectors.map(({ id }) => id)),
    'use case': new Set(vocabulary.useCases.map(({ id }) => id)),
    status: new Set(vocabulary.statuses.map(({ id }) => id)),
    project: new Set(vocabulary.projects.map(({ id }) => id)),
    role: new Set(vocabulary.roles.map(({ id }) => id)),
  }
  type Kind = keyof typeof known
  const refer = (entry: object, field: string, kind: Kind, ids: string | string[] | undefined) => {
    const named = typeof ids === 'string' ? [ids] : (ids ?? [])
    named.forEach((id, index) => {
      if (known[kind].has(id)) return
      const path = typeof ids === 'string' ? [field] : [field, index]
      fault(entry, path, `${field} names the ${kind} "${id}", which does not exist: ${suggestion(id, known[kind])}`)
    })
  }
  const unique = (entries: { id: string }[]) => {
    const seen = new Set<string>()
    for (const entry of entries) {
      if (seen.has(entry.id)) fault(entry, ['id'], `id "${entry.id}" is taken already: choose another`)
      seen.add(entry.id)
    }
  }

  for (const entries of [content.faq, content.standards, content.agencies, content.glossary]) unique(entries)
  for (const entry of [...content.faq, ...content.standards, ...content.agencies, ...content.glossary]) {
    refer(entry, 'sources', 'section', entry.sources)
  }
  for (const entry of content.faq) {
    refer(entry, 'topic', 'topic', entry.topic)
    refer(entry, 'audience', 'audience', entry.audience)
    refer(entry, 'related', 'faq', entry.related)
    refer(entry, 'standards', 'standard', entry.standards)
    refer(entry, 'agencies', 'agency', entry.agencies)
    if (entry.reviewBy <= entry.reviewed) fault(entry, ['reviewBy'], 'reviewBy must be later than reviewed')
  }
  for (const entry of content.standards) {
    refer(entry, 'theme', 'theme', entry.theme)
    refer(entry, 'status', 'status', entry.status)
    refer(entry, 'sectors', 'sector', entry.sectors)
    refer(entry, 'useCases', 'use case', entry.useCases)
    refer(entry, 'relation', 'standard', entry.relation)
    refer(entry, 'agency', 'agency', entry.agency)
  }
  for (const entry of content.agencies) {
    entry.roles.forEach((role, index) => {
      if (!known.project.has(role.project)) {
        fault(entry, ['roles', index, 'project'], `names project "${role.project}", which is not in vocabulary.yaml`)
      }
      if (!known.role.has(role.role)) {
        fault(entry, ['roles', index, 'role'], `names the role "${role.role}", which is not in vocabulary.yaml`)
      }
      for (const id of role.sources) {
        if (!known.section.has(id))
          fault(entry, ['roles', index, 'sources'], `names the section "${id}", which does not exist`)
      }
    })
  }
  for (const entry of content.glossary) {
    refer(entry, 'related', 'faq', entry.related)
    refer(entry, 'standards', 'standard', entry.standards)
  }
  checkUtterances(content.faq, fault)
  return faults
}

function checkUtterances(faq: FaqEntry[], fault: (entry: object, path: PropertyKey[], message: string) => void) {
  const seen = new Map<string, string>()
  for (const entry of faq) {
    for (const language of ['th', 'en'] as const) {
      entry.utterances[language].forEach((utterance, index) => {
        const key = utterance.toLowerCase().replace(/[\s?？]+/g, '')
        const other = seen.get(key)
        if (other !== undefined) {
          fault(
            entry,
            ['utterances', language, index],
            `"${utterance}" is an utterance of ${other} already: keep it in one place`,
          )
        }
        seen.set(key, entry.id)
      })
    }
  }
}

/** The known id that starts most like the wrong one. */
function suggestion(wrong: string, known: Set<string>): string {
  const common = (id: string) => {
    let length = 0
    while (length < id.length && id[length] === wrong[length]) length++
    return length
  }
  const best = Array.from(known).toSorted((a, b) => common(b) - common(a))[0]
  return best && common(best) >= 3 ? `did you mean "${best}"?` : 'check the spelling, or add it first'
}
