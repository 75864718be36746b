import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Client, createClient, LibsqlError } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

/** How long a statement may block this process while another one writes the file, in milliseconds. */
const BUSY_TIMEOUT = 10

/** How long it is then tried again, without blocking: LINE waits two seconds for an acknowledgement. In milliseconds. */
const BUSY_PATIENCE = 1_400

export interface OpenDatabase {
  db: Database
  close(): void
}

/** Opens `file:…`, `http(s)://…` or `libsql://…` from Node. A file's folder is made where it is missing. */
export async function openDatabase(url: string, authToken?: string): Promise<OpenDatabase> {
  const isFile = url.startsWith('file:')
  if (isFile) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true })
  const opened = createClient({ url, timeout: BUSY_TIMEOUT, ...(authToken ? { authToken } : {}) })
  const client = isFile ? patient(opened) : opened
  // WAL lets readers go on while one writes, and is kept in the file from then on.
  if (isFile) await client.execute('PRAGMA journal_mode = WAL')
  return { db: drizzle({ client, schema, casing: 'snake_case' }), close: () => client.close() }
}

/**
 * A client of a file that another process may write too. A statement refused as busy was not carried out; it is tried
 * again on fresh connections, because the refused one stays open in its connection and spoils every later commit there.
 */
function patient(client: Client): Client {
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    const deadline = Date.now() + BUSY_PATIENCE
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof LibsqlError) || client.closed) throw error
        if (error.code === 'SQLITE_BUSY') client.reconnect()
        // Another call's fresh start took the connection away before this one had begun.
        else if (error.code !== 'CLIENT_CLOSED') throw error
        if (Date.now() > deadline) throw error
        await pause(10 + Math.random() * 40)
      }
    }
  }
  const patientMethods: Pick<Client, 'batch' | 'execute' | 'migrate'> = {
    batch: (statements, mode) => patiently(() => client.batch(statements, mode)),
    execute: ((...args: Parameters<Client['execute']>) =>
      patiently(() => client.execute(...args))) as Client['execute'],
    migrate: (statements) => patiently(() => client.migrate(statements)),
  }
  return new Proxy(client, {
    get(target, name) {
      if (name in patientMethods) return patientMethods[name as keyof typeof patientMethods]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Applies the migrations that are missing; does nothing when there are none. */
export async function migrateDatabase(db: Database): Promise<void> {
  await migrate(db, { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
}
