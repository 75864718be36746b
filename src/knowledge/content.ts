import type { z } from 'zod'
import type { Bilingual } from '../language.ts'
import type { MessageKey } from './messages.ts'
import type * as schema from './schema.ts'

/** The compiled content: what the app imports, as JSON. */
export interface Content {
  /** Changes whenever any content does. */
  version: string
  documents: z.infer<typeof schema.sourceDocument>[]
  vocabulary: z.infer<typeof schema.vocabulary>
  messages: Record<MessageKey, Bilingual>
  intents: z.infer<typeof schema.intent>[]
  synonyms: z.infer<typeof schema.synonyms>[]
  operator: z.infer<typeof schema.operator>
  faq: FaqEntry[]
  standards: StandardEntry[]
  agencies: AgencyEntry[]
  glossary: GlossaryEntry[]
}

export type FaqEntry = z.infer<typeof schema.faqEntry>
export type StandardEntry = z.infer<typeof schema.standardEntry>
export type AgencyEntry = z.infer<typeof schema.agencyEntry>
export type GlossaryEntry = z.infer<typeof schema.glossaryEntry>
