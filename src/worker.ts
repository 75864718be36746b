import content from '../.build/content.json'
import index from '../.build/index.bin'
import { openEdgeDatabase } from '../db/open-edge.ts'
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { createConversation } from './conversation/engine.ts'
import type { DeliveryParts } from './delivery/parts.ts'
import { sweep } from './delivery/worker.ts'
import type { Content } from './knowledge/content.ts'
import { createKnowledge } from './knowledge/knowledge.ts'
import { createLineClient } from './line/client.ts'
import { selfCheck } from './line/self-check.ts'
import { consoleLog, errorFields } from './log.ts'
import { openVault, type Vault } from './privacy/vault.ts'
import { openCatalogue } from './search/catalogue.ts'

type Environment = Record<string, string | undefined>
type Lifetime = { waitUntil(work: Promise<unknown>): void }

// Pure data, made once an isolate: the clock stands still out here, and nothing may do input or output.
const knowledge = createKnowledge(content as unknown as Content)
const converse = createConversation(knowledge, openCatalogue(new Uint8Array(index)))

/** Keys only: no connection hides in them, so requests may share them. */
let vault: Vault | undefined

async function partsFor(config: Config): Promise<DeliveryParts> {
  // A connection belongs to the request that opened it.
  const db = openEdgeDatabase(config.database.url, config.database.authToken)
  // Kept once it is there, never while it is being made: a promise belongs to its request too.
  vault ??= await openVault(db, config.pseudonymSecret, systemClock())
  return {
    db,
    vault,
    line: createLineClient(config.line),
    converse,
    contentVersion: knowledge.content.version,
    clock: systemClock,
    log: consoleLog,
  }
}

/** A Worker without NODE_ENV is in production. */
const configOf = (env: Environment) => readConfig({ NODE_ENV: 'production', ...env })

const app = createApp({
  knowledge,
  simulator: false,
  provide: async (c) => {
    const config = configOf(c.env as Environment)
    return {
      ...(await partsFor(config)),
      channelSecret: config.line.channelSecret,
      channel: config.production ? 'line' : 'simulator',
      defer: (work) => {
        c.executionCtx.waitUntil(work.catch((error) => consoleLog.error('work.failed', errorFields(error))))
      },
    }
  },
})

export default {
  fetch: app.fetch,
  /** Every minute: finishes what was cut off, and asks LINE whether it still sends us anything. */
  async scheduled(_event: unknown, env: Environment, lifetime: Lifetime): Promise<void> {
    const config = configOf(env)
    const parts = await partsFor(config)
    const webhookUrl = `${config.publicBaseUrl}/webhook/line`
    lifetime.waitUntil(Promise.all([sweep(parts), selfCheck({ ...parts, webhookUrl })]))
  },
}
