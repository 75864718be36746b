import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Database } from '../../db/database.ts'
import { migrateDatabase, openDatabase } from '../../db/open-node.ts'
import { createApp } from '../../src/app.ts'
import { createConversation } from '../../src/conversation/engine.ts'
import type { Converse } from '../../src/conversation/turn.ts'
import { sweep } from '../../src/delivery/worker.ts'
import type { Content } from '../../src/knowledge/content.ts'
import { createKnowledge, type Knowledge } from '../../src/knowledge/knowledge.ts'
import { createLineClient } from '../../src/line/client.ts'
import type { WebhookParts } from '../../src/line/webhook.ts'
import type { Log, LogFields } from '../../src/log.ts'
import { openVault } from '../../src/privacy/vault.ts'
import { openCatalogue } from '../../src/search/catalogue.ts'
import { createSimulator, type Platform, type Simulator } from '../../src/simulator/index.ts'

export const CHANNEL_SECRET = 'channel-secret-of-the-tests'
export const ACCESS_TOKEN = 'access-token-of-the-tests'
export const WEBHOOK_URL = 'http://product.test/webhook/line'

/** Wednesday 25 November 2569, 14.05 in Bangkok. */
export const NOW = Date.parse('2026-11-25T07:05:00Z')

const built = (name: string) => readFileSync(new URL(`../../.build/${name}`, import.meta.url))
export const knowledge: Knowledge = createKnowledge(JSON.parse(built('content.json').toString('utf8')) as Content)
export const converse: Converse = createConversation(knowledge, openCatalogue(new Uint8Array(built('index.bin'))))

/** The whole product in one process: the real app on a real database, with the simulator in LINE's place. */
export interface World {
  app: Hono
  db: Database
  simulator: Simulator
  platform: Platform
  parts: WebhookParts
  log: { level: string; event: string; fields: LogFields | undefined }[]
  /** While set, no connection to LINE comes about. */
  lineIsUnreachable: boolean
  /** Moves the clock. */
  pass(milliseconds: number): void
  /** Resolves once everything that the product put off until after its responses is done. */
  settled(): Promise<void>
  sweep(): Promise<void>
  /** The person asks; resolves with the messages that came back, once all is done. */
  ask(userId: string, text: string): Promise<BotMessage[]>
  /** The person taps a choice by its label. */
  tap(userId: string, label: string | RegExp): Promise<BotMessage[]>
  /** Takes the database away. */
  closeDatabase(): void
  close(): Promise<void>
}

export interface BotMessage {
  type: string
  /** All words of the message, as a reader sees them. */
  words: string
  message: Record<string, unknown>
}

interface Options {
  /** A database other than a fresh file. */
  databaseUrl?: string
  converse?: Converse
}

export async function createWorld(options: Options = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'mattra-'))
  const { db, close } = await openDatabase(options.databaseUrl ?? `file:${join(folder, 'app.db')}`)
  await migrateDatabase(db)
  let now = NOW
  const clock = () => now
  const log: World['log'] = []
  const note = (level: string) => (event: string, fields?: LogFields) => void log.push({ level, event, fields })
  const recorder: Log = { info: note('info'), warn: note('warn'), error: note('error') }
  const inFlight = new Set<Promise<void>>()

  let app: Hono | undefined
  const simulator = createSimulator({
    channelSecret: CHANNEL_SECRET,
    channelAccessToken: ACCESS_TOKEN,
    webhookUrl: WEBHOOK_URL,
    clock,
    fetch: async (input, init) => {
      if (!app) throw new Error('The product is not up yet.')
      return app.request(input instanceof Request ? input : new Request(input, init))
    },
    wait: async (milliseconds) => {
      now += milliseconds
    },
  })
  const parts: WebhookParts = {
    db,
    vault: await openVault(db, 'a secret for the tests, 32 letters or more', now),
    line: createLineClient({
      channelAccessToken: ACCESS_TOKEN,
      apiBaseUrl: 'http://line.test',
      fetch: (input, init) => {
        if (!world.lineIsUnreachable) return simulator.fetch(input, init)
        const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
        return Promise.reject(new TypeError('fetch failed', { cause }))
      },
      timeout: 300,
    }),
    converse: options.converse ?? converse,
    contentVersion: knowledge.content.version,
    channelSecret: CHANNEL_SECRET,
    channel: 'simulator',
    clock,
    log: recorder,
    defer: (work) => {
      const tracked = work.finally(() => inFlight.delete(tracked))
      inFlight.add(tracked)
    },
  }
  app = createApp({ knowledge, simulator: true, provide: () => parts })

  const settled = async () => {
    await simulator.platform.settled()
    while (inFlight.size > 0) await Promise.all(inFlight)
  }
  const botMessages = (userId: string) =>
    simulator.platform
      .chat(userId)
      .filter(({ from }) => from === 'bot')
      .map(({ message }) => ({ type: String(message.type), words: wordsOf(message), message }))
  const said = async (userId: string, act: () => Promise<unknown>) => {
    const before = botMessages(userId).length
    await act()
    await settled()
    return botMessages(userId).slice(before)
  }

  const world: World = {
    lineIsUnreachable: false,
    app,
    db,
    simulator,
    platform: simulator.platform,
    parts,
    log,
    settled,
    pass: (milliseconds) => {
      now += milliseconds
    },
    sweep: () => sweep(parts),
    ask: (userId, text) => said(userId, () => simulator.platform.sendText(userId, text)),
    tap: (userId, label) => {
      const action = actionsOf(simulator.platform.chat(userId)).find((one) =>
        typeof label === 'string' ? one.label === label : label.test(String(one.label)),
      )
      if (!action) throw new Error(`There is no button ${label} in the last answer.`)
      return said(userId, () => simulator.platform.sendPostback(userId, String(action.data)))
    },
    closeDatabase: close,
    close: async () => {
      await settled()
      close()
      rmSync(folder, { recursive: true })
    },
  }
  return world
}

/** A signed delivery of these events, as LINE would post it. */
export async function signed(body: string | Uint8Array, secret = CHANNEL_SECRET): Promise<RequestInit> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = Buffer.from(await crypto.subtle.sign('HMAC', key, bytes as Uint8Array<ArrayBuffer>)).toString(
    'base64',
  )
  return {
    method: 'POST',
    body: bytes as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/json', 'x-line-signature': signature },
  }
}

/** Every text of a message in reading order. */
function wordsOf(message: unknown): string {
  const words: string[] = []
  walk(message, (node) => {
    if (typeof node.text === 'string') words.push(node.text)
  })
  return words.join('\n')
}

/** Actions of the last message of the bot and its quick replies. */
function actionsOf(chat: readonly { from: string; message: Record<string, unknown>; quickReply?: unknown }[]) {
  const actions: Record<string, unknown>[] = []
  const last = chat.filter(({ from }) => from === 'bot').slice(-2)
  walk(last, (node) => {
    if (node.type === 'postback') actions.push(node)
  })
  return actions
}

function walk(node: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit)
  else if (typeof node === 'object' && node !== null) {
    visit(node as Record<string, unknown>)
    for (const child of Object.values(node)) walk(child, visit)
  }
}
