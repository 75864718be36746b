import type { EntryRef } from '../knowledge/knowledge.ts'
import type { Language } from '../language.ts'
import type { Action, Speech } from './messages.ts'

/** What a person did, free of any channel. */
export type Input =
  | { kind: 'text'; text: string }
  | { kind: 'action'; action: Action }
  /** A button of an older version, or one we did not make. */
  | { kind: 'unknown-action' }
  | { kind: 'media'; media: Media }
  | { kind: 'follow'; returning: boolean }
  | { kind: 'joined-group' }

export type Media = 'sticker' | 'image' | 'video' | 'audio' | 'file' | 'location' | 'other'

/** One event, with what is known of the person when it is handled. */
export interface Turn {
  input: Input
  /** The language of the last answer; absent at first contact. */
  language?: Language
  /** In a group the bot answers only when mentioned, and nothing personal. */
  inGroup: boolean
  /** Milliseconds since the epoch. */
  now: number
}

/** What comes of a turn: what to say, and what to remember. Nothing to say is `undefined` speech. */
export interface Outcome {
  speech?: Speech
  /** Set when a question was asked. */
  answered?: AnswerRecord
  /** Set when the reader said whether an answer helped. */
  feedback?: { answer: string; helped: boolean }
}

export interface AnswerRecord {
  id: string
  outcome: 'answered' | 'asked-back' | 'abstained'
  entry?: EntryRef
  /** Probability that the best entry is the right one, 0–1; 1 when it was chosen by a button. */
  score: number
}

export type Converse = (turn: Turn) => Outcome
