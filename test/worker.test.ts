import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'
import { migrateDatabase, type OpenDatabase, openDatabase } from '../db/open-node.ts'
import { answer, inboxEvent, outboxMessage } from '../db/schema.ts'
import { openVault } from '../src/privacy/vault.ts'
import { createSimulator, type Simulator } from '../src/simulator/index.ts'
import { type HranaServer, startHranaServer } from './support/hrana-server.ts'
import { ACCESS_TOKEN, CHANNEL_SECRET, converse, signed } from './support/world.ts'

/**
 * The bundle that `wrangler deploy` uploads, in the runtime it is uploaded to, with a remote database and the
 * simulator on the other side of real HTTP.
 */

const OUT = '.build/worker'
const AUTH_TOKEN = 'database-token-of-the-tests'
const SECRET = 'a secret for the tests, 32 letters or more'
const folder = mkdtempSync(join(tmpdir(), 'mattra-worker-'))

let worker: TestHarness
let hrana: HranaServer
/** A second door to the same database: looking at it is not counted as a round trip of the Worker. */
let aside: HranaServer
let database: OpenDatabase
let simulator: Simulator
let line: ReturnType<typeof serve>
let citizen: string

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true })
  await promisify(execFile)(process.execPath, [
    'node_modules/wrangler/bin/wrangler.js',
    'deploy',
    '--dry-run',
    '--outdir',
    OUT,
  ])
  const file = join(folder, 'database.db')
  hrana = await startHranaServer({ file, authToken: AUTH_TOKEN })
  aside = await startHranaServer({ file })
  database = await openDatabase(aside.url)
  await migrateDatabase(database.db)

  simulator = createSimulator({
    channelSecret: CHANNEL_SECRET,
    channelAccessToken: ACCESS_TOKEN,
    webhookUrl: 'https://worker.test/webhook/line',
    // Redelivers at once.
    wait: () => Promise.resolve(),
    fetch: (input, init) => request(new URL(input instanceof Request ? input.url : input).pathname, init),
  })
  const port = await new Promise<number>((resolve) => {
    line = serve({ fetch: simulator.app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port))
  })
  const lineUrl = `http://127.0.0.1:${port}`
  worker = createTestHarness({
    workers: [
      {
        configPath: 'wrangler.toml',
        prebuiltWorkerDir: OUT,
        secrets: {
          PUBLIC_BASE_URL: 'https://worker.test',
          DATABASE_URL: hrana.url,
          DATABASE_AUTH_TOKEN: AUTH_TOKEN,
          LINE_CHANNEL_SECRET: CHANNEL_SECRET,
          LINE_CHANNEL_ACCESS_TOKEN: ACCESS_TOKEN,
          LINE_API_BASE_URL: lineUrl,
          LINE_DATA_API_BASE_URL: lineUrl,
          AUTH_SECRET: SECRET,
          PSEUDONYM_SECRET: SECRET,
        },
      },
    ],
  })
  await worker.listen()
})

afterAll(async () => {
  await worker?.close()
  database?.close()
  await aside?.close()
  await hrana?.close()
  line?.close()
  rmSync(folder, { recursive: true })
})

beforeEach(() => {
  citizen = simulator.platform.addPerson({ name: 'ประชาชน', relation: 'friend' }).userId
})

type Init = Parameters<TestHarness['fetch']>[1]
const request = async (path: string, init?: RequestInit) =>
  (await worker.fetch(`https://worker.test${path}`, init as Init)) as unknown as Response

/** Resolves once nothing is stored that waits to be handled or sent. */
const idle = () =>
  vi.waitFor(async () => {
    const events = await database.db.select({ state: inboxEvent.state }).from(inboxEvent)
    const messages = await database.db.select({ state: outboxMessage.state }).from(outboxMessage)
    expect(events.filter(({ state }) => state !== 'done')).toEqual([])
    expect(messages.filter(({ state }) => state === 'attempting')).toEqual([])
  }, 10_000)

/** Resolves once the chat has as many bubbles, woken by the simulator whenever something happens there. */
async function bubbles(count: number) {
  const now = () => simulator.platform.chat(citizen).filter(({ from }) => from === 'bot')
  if (now().length < count) {
    await new Promise<void>((resolve) => {
      const stop = simulator.platform.subscribe(() => {
        if (now().length < count) return
        stop()
        resolve()
      })
    })
  }
  return now()
}

describe('the Worker', () => {
  it('answers a question that comes through the webhook, in Thai and in English', async () => {
    await simulator.platform.sendText(citizen, 'มาตรฐานดิจิทัลคืออะไร')
    expect(JSON.stringify(await bubbles(1))).toContain('มาตรฐานดิจิทัลคือ')
    await simulator.platform.sendText(citizen, 'What is a trust service?')
    expect(JSON.stringify(await bubbles(2))).toContain('As of 13 Aug 2021')
  })

  it('needs three round trips to the database for an answered question', async () => {
    await simulator.platform.sendText(citizen, 'สวัสดี')
    await bubbles(1)
    await idle()
    const before = hrana.requests
    await simulator.platform.sendText(citizen, 'มาตรฐานดิจิทัลคืออะไร')
    await bubbles(2)
    await idle()
    expect(hrana.requests - before).toBeLessThanOrEqual(3)
  })

  it('is healthy, checks signatures and sizes', async () => {
    expect((await request('/healthz')).status).toBe(200)
    const body = JSON.stringify({ destination: 'U0', events: [] })
    expect((await request('/webhook/line', await signed(body))).status).toBe(200)
    expect((await request('/webhook/line', await signed(body, 'another secret'))).status).toBe(401)
    expect((await request('/webhook/line', await signed('{}'))).status).toBe(400)
    expect((await request('/webhook/line', await signed(new Uint8Array(3 * 1024 * 1024)))).status).toBe(413)
  })

  it('answers 503 while the database is away, and answers once when LINE delivers again', async () => {
    simulator.platform.configure({ redelivery: true })
    hrana.refuse(1)
    const [delivery] = await simulator.platform.sendText(citizen, 'มาตรฐานดิจิทัลคืออะไร')
    expect(delivery?.status).toBe(503)
    expect(simulator.platform.chat(citizen).filter(({ from }) => from === 'bot')).toEqual([])
    await simulator.platform.settled()
    await bubbles(1)
    simulator.platform.configure({ redelivery: false })
  })

  it('finishes by its cron run what was cut off after the response', async () => {
    await simulator.platform.sendText(citizen, 'สวัสดี')
    await bubbles(1)
    await idle()
    const [event] = await database.db.select().from(inboxEvent)
    if (!event) throw new Error('Nothing was stored.')
    // As a request leaves it whose work was dropped after the 200: stored, leased, never finished.
    const vault = await openVault(database.db, SECRET, Date.now())
    const payloadSealed = await vault.seal(
      JSON.stringify({
        type: 'message',
        mode: 'active',
        replyToken: 'long dead',
        source: { type: 'user', userId: citizen },
        message: { type: 'text', text: 'มาตรฐานดิจิทัลคืออะไร' },
      }),
    )
    const subject = await vault.subjectOf(`line:${citizen}`)
    const past = Date.now() - 120_000
    const left = {
      ...event,
      id: crypto.randomUUID(),
      subject,
      payloadSealed,
      receivedAt: past,
      leaseUntil: past + 30_000,
    }
    await database.db.insert(inboxEvent).values({ ...left, state: 'leased', lease: 'of a dead worker', attempts: 1 })
    await worker.getWorker().scheduled({ cron: '* * * * *' })
    expect(JSON.stringify(await bubbles(2))).toContain('มาตรฐานดิจิทัลคือ')
    await idle()
    const sent = (await database.db.select().from(outboxMessage)).find(({ eventId }) => eventId === left.id)
    expect(sent).toMatchObject({ kind: 'push', state: 'accepted' })
  })

  it('handles many requests in parallel without a connection passing from one to another', async () => {
    const asked = Array.from({ length: 40 }, async (_, at) =>
      at % 2 === 0
        ? (await request('/healthz')).status
        : (await simulator.platform.sendText(citizen, 'ขอบคุณ'))[0]?.status,
    )
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]))
    await bubbles(20)
    await idle()
    expect((await database.db.select().from(outboxMessage)).filter(({ state }) => state !== 'accepted')).toEqual([])
    const complaints = worker.getLogs().filter(({ message }) => /hang|different request|cancel/i.test(message))
    expect(complaints).toEqual([])
  })

  it('answers the same question with the same entry and score as on Node', async () => {
    await simulator.platform.sendText(citizen, 'ร้านของฉันอยากใช้ลายเซ็นอิเล็กทรอนิกส์ เริ่มอย่างไร')
    await bubbles(1)
    await idle()
    const given = (await database.db.select().from(answer)).at(-1)
    const here = converse({
      input: { kind: 'text', text: 'ร้านของฉันอยากใช้ลายเซ็นอิเล็กทรอนิกส์ เริ่มอย่างไร' },
      inGroup: false,
      now: Date.now(),
    })
    expect({ entry: given?.entry, score: given?.score, outcome: given?.outcome }).toEqual({
      entry: here.answered?.entry ?? null,
      score: here.answered?.score,
      outcome: here.answered?.outcome,
    })
  })

  it('stays under 3 MB gzip, the limit of the free plan', () => {
    const files = readdirSync(OUT).filter((file) => file === 'worker.js' || file.endsWith('.bin'))
    const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(`${OUT}/${file}`)).length, 0)
    expect(size).toBeLessThan(3_000_000)
  })
})
