import { sql } from 'drizzle-orm'
import { check, index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The tables. Times are milliseconds since the epoch (UTC) unless a column says otherwise.
 * `…Sealed` columns hold text encrypted by the vault (src/privacy/vault.ts).
 */

/** Where a person or event comes from. Simulator traffic never counts in production figures. */
const channel = () => text({ enum: ['line', 'simulator'] }).notNull()

/** Keys of the vault, each wrapped by PSEUDONYM_SECRET, so that the secret can change without touching the data. */
export const vaultKey = sqliteTable('vault_key', {
  /** What the key is for; one live key each. */
  purpose: text({ enum: ['subject', 'data'] }).primaryKey(),
  wrapped: text().notNull(),
  createdAt: integer().notNull(),
})

/** One row for each person who ever wrote or followed. */
export const person = sqliteTable('person', {
  id: text().primaryKey(),
  /** Keyed hash of the LINE user id: finds the row without storing the id. */
  subject: text().notNull().unique(),
  /** The LINE user id itself, for sending. */
  lineIdSealed: text().notNull(),
  channel: channel(),
  /** The language of the last answer; a neutral message ("ok", "ISO27001") is answered in it. */
  language: text({ enum: ['th', 'en'] }),
  /** Set by `unfollow`: nothing is pushed from then on. */
  blockedAt: integer(),
  createdAt: integer().notNull(),
})

/** Webhook events, from storing to done. The primary key is LINE's `webhookEventId`: a second delivery finds it taken. */
export const inboxEvent = sqliteTable(
  'inbox_event',
  {
    id: text().primaryKey(),
    channel: channel(),
    /** Keyed hash of the user or group the event belongs to; its events are handled in order. */
    subject: text().notNull(),
    type: text().notNull(),
    /** LINE's own time of the event. */
    occurredAt: integer().notNull(),
    receivedAt: integer().notNull(),
    /** waiting → leased → done; parked: handling threw, `reason` says why. */
    state: text({ enum: ['waiting', 'leased', 'done', 'parked'] }).notNull(),
    /** The event as JSON; gone as soon as the event is done. */
    payloadSealed: text(),
    /** Fencing token of the worker that handles it. */
    lease: text(),
    leaseUntil: integer(),
    /** Counted when leased, so that a worker that dies leaves a trace. */
    attempts: integer().notNull().default(0),
    reason: text(),
  },
  (table) => [
    index('inbox_event_subject').on(table.subject, table.state, table.occurredAt),
    index('inbox_event_state').on(table.state, table.leaseUntil),
  ],
)

/** What is sent to LINE, written in the transaction that decides to send it. */
export const outboxMessage = sqliteTable(
  'outbox_message',
  {
    id: text().primaryKey(),
    /** The event it answers; one answer an event. */
    eventId: text().notNull().unique(),
    subject: text().notNull(),
    /** A reply that certainly was not sent becomes a push. */
    kind: text({ enum: ['reply', 'push'] }).notNull(),
    /** {to, replyToken, messages} as JSON; gone once the message is accepted or refused. */
    bodySealed: text(),
    /** X-Line-Retry-Key of the push: fixed before the first attempt, the same on every later one. */
    retryKey: text().notNull(),
    /** When the webhook with the reply token arrived: the token lives for a minute from here. */
    receivedAt: integer().notNull(),
    /**
     * attempting: under lease. waiting: to be tried (again) at `nextAttemptAt`. uncertain: LINE may or may not have it.
     * carried: its messages went into the next reply to the person, which costs no push.
     */
    state: text({ enum: ['attempting', 'waiting', 'accepted', 'refused', 'uncertain', 'carried'] }).notNull(),
    /** An attempt ended without a word from LINE: only the same retry key may send it again. */
    mayHaveArrived: integer({ mode: 'boolean' }).notNull().default(false),
    /** Counted when leased: an attempt that never came back is still one. */
    attempts: integer().notNull(),
    /** First push with this retry key; LINE honours the key for 24 hours from then. */
    firstPushAt: integer(),
    nextAttemptAt: integer(),
    lease: text(),
    leaseUntil: integer(),
    status: integer(),
    reason: text(),
    lineRequestId: text(),
    createdAt: integer().notNull(),
  },
  (table) => [
    index('outbox_message_state').on(table.state, table.nextAttemptAt),
    index('outbox_message_subject').on(table.subject, table.state),
  ],
)

/** What was answered, without the question: entry, score, and whether it helped. */
export const answer = sqliteTable(
  'answer',
  {
    id: text().primaryKey(),
    personId: text(),
    channel: channel(),
    at: integer().notNull(),
    language: text({ enum: ['th', 'en'] }).notNull(),
    outcome: text({ enum: ['answered', 'asked-back', 'abstained'] }).notNull(),
    /** Kind and id of what was shown, e.g. `faq:what-is-a-digital-standard`. */
    entry: text(),
    /** Probability that the best entry was the right one, 0–1; 1 when it was chosen by a button. */
    score: real().notNull(),
    contentVersion: text().notNull(),
    helped: integer({ mode: 'boolean' }),
  },
  (table) => [index('answer_at').on(table.at)],
)

/** What LINE said of its own settings when last asked (src/line/self-check.ts). */
export const platformCheck = sqliteTable('platform_check', {
  id: integer().primaryKey(),
  at: integer().notNull(),
  /** JSON array of findings; empty when all is well. */
  findings: text().notNull(),
})

/**
 * One row that a batch writes first to prove that its lease still holds: an UPDATE that hits no row would not stop
 * a libSQL batch, a NULL in `held` does.
 */
export const leaseGuard = sqliteTable(
  'lease_guard',
  { id: integer().primaryKey(), held: integer().notNull() },
  (table) => [check('lease_guard_single', sql`${table.id} = 1`)],
)
