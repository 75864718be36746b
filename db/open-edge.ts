import { createClient } from '@libsql/client/web'
import { drizzle } from 'drizzle-orm/libsql/web'
import type { Database } from './database.ts'
import * as schema from './schema.ts'

/** Opens a remote database by HTTP, for runtimes without files. Cheap: made anew for every request. */
export function openEdgeDatabase(url: string, authToken?: string): Database {
  const client = createClient({ url, ...(authToken ? { authToken } : {}) })
  return drizzle({ client, schema, casing: 'snake_case' })
}
