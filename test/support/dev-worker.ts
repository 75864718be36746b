import { spawn } from 'node:child_process'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { migrateDatabase, openDatabase } from '../../db/open-node.ts'
import { localSecrets } from '../../src/local-secrets.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { simulatorPageRoutes } from '../../src/simulator/routes.tsx'
import { startHranaServer } from './hrana-server.ts'

/**
 * `npm run dev:worker`: the Worker in workerd through wrangler, with a small database server and the simulator
 * beside it. What is stored is kept in data/worker.db.
 */
const PORTS = { worker: 8787, simulator: 8788, database: 8789 }
const address = (port: number) => `http://localhost:${port}`

const secrets = localSecrets()
const { LINE_CHANNEL_SECRET: channelSecret = '', LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken = '' } = secrets
const hrana = await startHranaServer({ file: 'data/worker.db', port: PORTS.database })
const { db, close } = await openDatabase(hrana.url)
await migrateDatabase(db)
close()

const webhookUrl = `${address(PORTS.worker)}/webhook/line`
const app = new Hono()
app.use('/assets/*', serveStatic({ root: '.build/public' }))
app.route('/', simulatorPageRoutes('.build/simulator'))
app.route('/', createSimulator({ channelSecret, channelAccessToken, webhookUrl }).app)
serve({ fetch: app.fetch, port: PORTS.simulator, hostname: '127.0.0.1' })

const variables = {
  ...secrets,
  NODE_ENV: 'development',
  PUBLIC_BASE_URL: address(PORTS.worker),
  DATABASE_URL: hrana.url,
  LINE_API_BASE_URL: address(PORTS.simulator),
  LINE_DATA_API_BASE_URL: address(PORTS.simulator),
}
const flags = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`])
console.info(`\n  The simulator: ${address(PORTS.simulator)}/simulator   ← ask the Worker here\n`)
const wrangler = spawn('wrangler', ['dev', '--port', String(PORTS.worker), '--test-scheduled', ...flags], {
  stdio: 'inherit',
})
const stop = () => wrangler.kill('SIGTERM')
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
wrangler.once('exit', async (code) => {
  await hrana.close()
  process.exit(code ?? 0)
})
