import type { LibSQLDatabase } from 'drizzle-orm/libsql'
import type * as schema from './schema.ts'

/**
 * The database as the rooms see it, whichever client stands behind it.
 *
 * Write several statements with `db.batch([...])`, one round trip and one transaction on a file and over HTTP alike.
 * `db.transaction()` is not used: over HTTP it costs a round trip a statement and meets the server's time limit.
 */
export type Database = LibSQLDatabase<typeof schema>
