import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { answer, person as personTable } from '../../db/schema.ts'
import type { Outcome } from '../conversation/turn.ts'
import type { LineEvent } from '../line/events.ts'
import type { Person, StoredEvent } from './inbox.ts'
import { closeUnsent } from './outbox.ts'
import type { DeliveryParts } from './parts.ts'

/** What an event changes about the person. */
export function changes(event: LineEvent, outcome: Outcome, at: number): Partial<Person> {
  return {
    ...(event.type === 'unfollow' ? { blockedAt: at } : {}),
    ...(event.type === 'follow' || event.type === 'message' ? { blockedAt: null } : {}),
    ...(outcome.speech ? { language: outcome.speech.language } : {}),
  }
}

/** What to write about the person. For a batch. */
export function personRecords(db: Database, before: Person | undefined, after: Person | undefined) {
  if (!before || !after) return []
  if (before.language === after.language && before.blockedAt === after.blockedAt) return []
  const { language, blockedAt, subject } = after
  const update = db.update(personTable).set({ language, blockedAt }).where(eq(personTable.id, after.id))
  return blockedAt === null ? [update] : [update, closeUnsent(db, subject, 'blocked by the person')]
}

/** What to write about the answer, and about an earlier one that helped or not. For a batch. */
export function answerRecords(
  parts: DeliveryParts,
  stored: StoredEvent,
  outcome: Outcome,
  person: Person | undefined,
  now: number,
) {
  const { db, contentVersion } = parts
  const records = []
  if (outcome.answered && outcome.speech) {
    const { id, outcome: result, entry, score } = outcome.answered
    records.push(
      db.insert(answer).values({
        id,
        personId: person?.id ?? null,
        channel: stored.channel,
        at: now,
        language: outcome.speech.language,
        outcome: result,
        entry: entry ?? null,
        score,
        contentVersion,
      }),
    )
  }
  if (outcome.feedback && person) records.push(recordFeedback(db, person, outcome.feedback))
  return records
}

/** The first word counts: a second tap on the other button changes nothing, and nobody rates another's answer. */
function recordFeedback(db: Database, person: Person, feedback: { answer: string; helped: boolean }) {
  return db
    .update(answer)
    .set({ helped: feedback.helped })
    .where(and(eq(answer.id, feedback.answer), eq(answer.personId, person.id), isNull(answer.helped)))
}
