import type { EntryRef } from '../knowledge/knowledge.ts'
import type { Language } from '../language.ts'

/**
 * What the conversation says, free of any channel. A channel renders it within its own limits
 * (for LINE: src/line/render.ts) and gives each choice back as the action it carries.
 */
export type Message = TextMessage | AnswerMessage | CardMessage | ListMessage

/** One bubble of plain text. */
export interface TextMessage {
  kind: 'text'
  text: string
}

/** An answer: complete in itself, with where it comes from and what can be done with it. */
export interface AnswerMessage {
  kind: 'answer'
  /** The question as the entry puts it, or the name of the thing. */
  title: string
  text: string
  /** Set apart from the answer: uncertain, overdue, what was understood. */
  notices: string[]
  source: SourceLine
  choices: Choice[]
}

/** A record: a standard, an agency, or the long form of an answer. */
export interface CardMessage {
  kind: 'card'
  title: string
  /** A state in words, e.g. "planned"; never a colour alone. */
  status?: string
  paragraphs: string[]
  /** Names and values, e.g. "Publisher – ETDA". */
  facts: { name: string; value: string }[]
  notices: string[]
  source: SourceLine
  choices: Choice[]
}

/** Up to ten things to choose from, each with a line on what it is. */
export interface ListMessage {
  kind: 'list'
  title: string
  items: { title: string; note?: string; choice: Choice }[]
  choices: Choice[]
}

/** Document, section and the date the facts held, in the reader's language. */
export interface SourceLine {
  label: string
  document: string
  section: string
  asOf: string
}

/** Something the reader can tap. On a computer LINE shows no quick replies, so each can be typed too. */
export interface Choice {
  /** At most 20 grapheme clusters. */
  label: string
  /** What the reader is seen to say; the label when absent. */
  says?: string
  action: Action
}

/** What a tap asks for. Travels through the channel and comes back as it went. */
export type Action =
  | { do: 'open'; entry: EntryRef }
  | { do: 'details'; entry: EntryRef }
  | { do: 'feedback'; answer: string; helped: boolean }
  | { do: 'topics' }
  | { do: 'topic'; topic: string }
  | { do: 'person' }

/** Everything said in return for one event. Quick replies belong to the last message. */
export interface Speech {
  language: Language
  messages: Message[]
  quick: Choice[]
}
