import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrateDatabase, type OpenDatabase, openDatabase } from '../db/open-node.ts'
import { person, platformCheck } from '../db/schema.ts'
import { openVault } from '../src/privacy/vault.ts'

let folder: string
let file: string
let open: OpenDatabase

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mattra-db-'))
  file = join(folder, 'deep', 'app.db')
  open = await openDatabase(`file:${file}`)
  await migrateDatabase(open.db)
})
afterEach(() => {
  open.close()
  rmSync(folder, { recursive: true })
})

/** Another process that holds the file's write lock until it is told to let go. */
async function lockFromOutside() {
  const script = `
    const { DatabaseSync } = require('node:sqlite')
    const db = new DatabaseSync(process.argv[1])
    db.exec('BEGIN IMMEDIATE')
    console.log('locked')
    process.stdin.resume().on('end', () => { db.exec('ROLLBACK'); process.exit(0) })`
  const other = spawn(process.execPath, ['-e', script, file], { stdio: ['pipe', 'pipe', 'ignore'] })
  await once(other.stdout, 'data')
  return async () => {
    other.stdin.end()
    await once(other, 'exit')
  }
}

const write = (id: number) => {
  const row = { id, at: id, findings: '[]' }
  const insert = open.db.insert(platformCheck).values(row).onConflictDoUpdate({ target: platformCheck.id, set: row })
  return open.db.batch([insert, open.db.select().from(platformCheck)])
}

describe('a file that another process writes too', () => {
  it('refuses while the lock is held, and is well again as soon as it is gone', async () => {
    const release = await lockFromOutside()
    const refused = await Promise.allSettled([write(1), write(2)])
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await release()
    await write(3)
    await write(4)
    expect(await open.db.select({ id: platformCheck.id }).from(platformCheck)).toEqual([{ id: 3 }, { id: 4 }])
  })

  it('waits for a lock that is gone in time', async () => {
    const release = await lockFromOutside()
    const written = write(1)
    await release()
    expect((await written)[1]).toEqual([{ id: 1, at: 1, findings: '[]' }])
  })

  it('keeps its settings on every connection', async () => {
    const release = await lockFromOutside()
    await expect(write(1)).rejects.toThrow()
    await release()
    const setting = async (name: string) => Object.values((await open.db.get(sql.raw(`PRAGMA ${name}`))) as object)[0]
    expect([await setting('journal_mode'), await setting('busy_timeout')]).toEqual(['wal', 10])
  })
})

describe('migrations', () => {
  it('do nothing the second time, and keep what is stored', async () => {
    await write(1)
    await migrateDatabase(open.db)
    expect(await open.db.select().from(platformCheck)).toHaveLength(1)
    expect(await open.db.select().from(person)).toEqual([])
  })
})

describe('the vault', () => {
  const SECRET = 'a secret for the tests, 32 letters or more'

  it('has the same keys for two processes that start at once', async () => {
    const [one, other] = await Promise.all([openVault(open.db, SECRET, 1), openVault(open.db, SECRET, 1)])
    expect(await other.open(await one.seal('ข้อความ'))).toBe('ข้อความ')
    expect(await one.subjectOf('U1')).toBe(await other.subjectOf('U1'))
  })

  it('seals the same text differently each time, and notices any change', async () => {
    const vault = await openVault(open.db, SECRET, 1)
    const sealed = await vault.seal('x')
    expect(await vault.seal('x')).not.toBe(sealed)
    await expect(vault.open(`${sealed.slice(0, -2)}AA`)).rejects.toThrow()
  })

  it('says so when the secret is another one', async () => {
    await openVault(open.db, SECRET, 1)
    await expect(openVault(open.db, 'another secret, just as long as the first', 1)).rejects.toThrow(
      /PSEUDONYM_SECRET is not the one/,
    )
  })
})
