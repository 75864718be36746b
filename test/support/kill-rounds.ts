import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { openDatabase } from '../../db/open-node.ts'
import { outboxMessage } from '../../db/schema.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { freePort, type Product, startProduct } from './product.ts'

/** What became of the questions that were acknowledged while the product was killed again and again. */
export interface KillResult {
  rounds: number
  acknowledged: number
  answered: number
  /** LINE may or may not have them; counted apart, shown, and not sent again by themselves. */
  uncertain: number
  lost: number
  twice: number
  /** Milliseconds from the acknowledgement to the last answer. */
  slowest: number
}

/** Answers that come later than this count as lost: the lease of a dead worker, the sweeper's pause, and a start. */
const PATIENCE = 75_000

/**
 * Ends the product with kill -9 at random moments under load, with calls to LINE under way, starts it again on the same
 * file, and counts what every acknowledged question got.
 *
 * @param random 0–1, seeded, so that a failure can be repeated
 */
export async function killRounds(rounds: number, random: () => number): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'mattra-kill-'))
  const [port, linePort] = [await freePort(), await freePort()]
  const secrets = {
    LINE_CHANNEL_SECRET: 'secret-of-the-kill-rounds',
    LINE_CHANNEL_ACCESS_TOKEN: 'token-of-the-kill-rounds',
  }
  const line = `http://127.0.0.1:${linePort}`
  const env = { ...secrets, LINE_API_BASE_URL: line, LINE_DATA_API_BASE_URL: line }
  const { app, platform } = createSimulator({
    channelSecret: secrets.LINE_CHANNEL_SECRET,
    channelAccessToken: secrets.LINE_CHANNEL_ACCESS_TOKEN,
    webhookUrl: `http://localhost:${port}/webhook/line`,
  })
  const server = serve({ fetch: app.fetch, port: linePort, hostname: '127.0.0.1' })
  // A slow LINE, so that replies are under way when the process dies.
  platform.faults.add({ endpoint: 'reply', kind: 'delay', delayMs: 40 })

  const acknowledged: { userId: string; at: number }[] = []
  let isAsking = true
  const asker = async (number: number) => {
    while (isAsking) {
      // A person asks once, so that every bubble can be told apart.
      const { userId } = platform.addPerson({ name: `ผู้ถาม ${number}`, relation: 'friend' })
      const [delivery] = await platform.sendText(userId, 'มาตรฐานดิจิทัลคืออะไร')
      if (delivery?.status === 200) acknowledged.push({ userId, at: Date.now() })
      else await pause(50)
    }
  }
  const start = () => startProduct({ folder, port, env })
  const bubbles = (userId: string) => platform.chat(userId).filter(({ from }) => from === 'bot')

  let product: Product = await start()
  const askers = Array.from({ length: 4 }, (_, number) => asker(number))
  for (let round = 0; round < rounds; round++) {
    await pause(100 + random() * 900)
    await product.kill()
    product = await start()
  }
  isAsking = false
  await Promise.all(askers)

  const deadline = Date.now() + PATIENCE
  const states = async () => {
    const { db, close } = await openDatabase(`file:${join(folder, 'data', 'app.db')}`)
    const rows = await db.select({ state: outboxMessage.state }).from(outboxMessage)
    close()
    return rows.map(({ state }) => state)
  }
  const open = async () => acknowledged.filter(({ userId }) => bubbles(userId).length === 0).length
  let uncertain = 0
  for (;;) {
    uncertain = (await states()).filter((state) => state === 'uncertain').length
    if ((await open()) <= uncertain || Date.now() > deadline) break
    await pause(500)
  }
  await product.remove()
  server.close()

  const counts = acknowledged.map(({ userId }) => bubbles(userId).length)
  const unanswered = counts.filter((count) => count === 0).length
  return {
    rounds,
    acknowledged: acknowledged.length,
    answered: counts.filter((count) => count === 1).length,
    uncertain,
    lost: Math.max(0, unanswered - uncertain),
    twice: counts.filter((count) => count > 1).length,
    slowest: Math.max(...acknowledged.map(({ userId, at }) => (bubbles(userId)[0]?.at ?? at) - at)),
  }
}
