import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { migrateDatabase, openDatabase } from '../db/open-node.ts'
import { createApp } from './app.ts'
import { createBackground } from './background.ts'
import { systemClock } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import { createConversation } from './conversation/engine.ts'
import { sweep } from './delivery/worker.ts'
import type { Content } from './knowledge/content.ts'
import { createKnowledge } from './knowledge/knowledge.ts'
import { createLineClient } from './line/client.ts'
import { selfCheck } from './line/self-check.ts'
import type { WebhookParts } from './line/webhook.ts'
import { localSecrets } from './local-secrets.ts'
import { consoleLog } from './log.ts'
import { openVault } from './privacy/vault.ts'
import { openCatalogue } from './search/catalogue.ts'

/** Runs the whole product in one Node process. */
async function main() {
  const isProduction = process.env.NODE_ENV === 'production'
  const config = readConfig(process.env, isProduction ? {} : localSecrets())
  const log = consoleLog
  const clock = systemClock
  const built = (name: string) => readFileSync(new URL(`../.build/${name}`, import.meta.url))
  const knowledge = createKnowledge(JSON.parse(built('content.json').toString('utf8')) as Content)
  const { db, close } = await openDatabase(config.database.url, config.database.authToken)
  await migrateDatabase(db)

  const background = createBackground(log)
  const parts: WebhookParts = {
    db,
    vault: await openVault(db, config.pseudonymSecret, clock()),
    line: createLineClient(config.line),
    converse: createConversation(knowledge, openCatalogue(new Uint8Array(built('index.bin')))),
    contentVersion: knowledge.content.version,
    channelSecret: config.line.channelSecret,
    channel: isProduction ? 'line' : 'simulator',
    clock,
    log,
    defer: background.defer,
  }

  const webhookUrl = `${config.publicBaseUrl}/webhook/line`
  const app = new Hono()
  app.use('/assets/*', serveStatic({ root: new URL('../.build/public', import.meta.url).pathname }))
  app.route('/', createApp({ knowledge, simulator: !isProduction, provide: () => parts }))
  if (!isProduction) {
    // Never loaded in production: it stands in for LINE and knows the channel's secrets.
    const { createSimulator } = await import('./simulator/index.ts')
    const { simulatorPageRoutes } = await import('./simulator/routes.tsx')
    const local = `http://localhost:${config.port}/webhook/line`
    app.route('/', simulatorPageRoutes(new URL('../.build/simulator', import.meta.url).pathname))
    app.route('/', createSimulator({ ...config.line, webhookUrl: local, clock }).app)
  }

  for (const [name, { confirmed }] of Object.entries(knowledge.content.operator)) {
    if (!confirmed) log.warn('operator.unconfirmed', { fact: name, file: 'content/operator.yaml' })
  }
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => {
    const { publicBaseUrl } = config
    const first = isProduction ? `${publicBaseUrl}/` : `${publicBaseUrl}/simulator   ← ask a question here`
    console.info(`\n  Mattra is running.\n\n  ${first}\n  ${publicBaseUrl}/healthz\n`)
    background.every(5_000, () => sweep(parts))
    background.every(600_000, () => selfCheck({ ...parts, webhookUrl }))
  })
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = `Port ${config.port} is in use. Stop what listens there, or start with another PORT.`
    console.error(error.code === 'EADDRINUSE' ? taken : error)
    process.exit(1)
  })

  const stop = async () => {
    server.close()
    // Event streams stay open for as long as their reader does.
    if ('closeAllConnections' in server) server.closeAllConnections()
    // What is not done by then is left to the sweeper of the next start.
    await background.stop(8_000)
    close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
