import { migrateDatabase, openDatabase } from './open-node.ts'

/** Applies the missing migrations to the database of DATABASE_URL; safe to run again. */
const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken } = process.env
if (!url) {
  console.error('DATABASE_URL is missing, e.g. libsql://name.turso.io. Set it and run again.')
  process.exit(1)
}
const { db, close } = await openDatabase(url, authToken)
await migrateDatabase(db)
close()
console.info('The database is up to date.')
