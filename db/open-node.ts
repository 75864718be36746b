import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

/** How long a connection waits for another process to finish writing, in milliseconds. */
const BUSY_TIMEOUT = 5_000

export interface OpenDatabase {
  db: Database
  close(): void
}

/** Opens `file:…`, `http(s)://…` or `libsql://…` from Node. A file's folder is made where it is missing. */
export async function openDatabase(url: string, authToken?: string): Promise<OpenDatabase> {
  const isFile = url.startsWith('file:')
  if (isFile) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true })
  const client = createClient({ url, timeout: BUSY_TIMEOUT, ...(authToken ? { authToken } : {}) })
  // WAL lets readers go on while one writes, and is kept in the file from then on.
  if (isFile) await client.execute('PRAGMA journal_mode = WAL')
  return { db: drizzle({ client, schema, casing: 'snake_case' }), close: () => client.close() }
}

/** Applies the migrations that are missing; does nothing when there are none. */
export async function migrateDatabase(db: Database): Promise<void> {
  await migrate(db, { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
}
