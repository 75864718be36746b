import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { selfCheck } from '../src/line/self-check.ts'
import { createWorld, WEBHOOK_URL, type World } from './support/world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

const HOUR = 3_600_000
const check = () => selfCheck({ ...world.parts, webhookUrl: WEBHOOK_URL })
const settings = async () => (await check()).map(({ setting }) => setting)

describe('asking LINE whether it sends us anything', () => {
  it('finds nothing when all is well', async () => {
    expect(await check()).toEqual([])
  })

  it.each([
    ['“Use webhook” is off', { webhookActive: false }, 'Use webhook', 'Switch it on'],
    ['no webhook is set', { webhookUrl: '' }, 'Webhook URL', `Set it to ${WEBHOOK_URL}`],
    [
      'the webhook is another',
      { webhookUrl: 'https://elsewhere.test/' },
      'Webhook URL',
      'LINE has https://elsewhere.test/',
    ],
  ])('names setting and remedy when %s, in the log and in the health check', async (_, patch, setting, remedy) => {
    world.platform.configure(patch)
    const [finding] = await check()
    expect(finding).toMatchObject({ setting })
    expect(finding?.remedy).toContain(remedy)
    expect(world.log).toContainEqual({ level: 'error', event: 'line.setting', fields: finding })
    expect(await (await world.app.request('/healthz')).json()).toMatchObject({ status: 'ok', line: [finding] })
  })

  it.each([
    ['refuses our token', { endpoint: 'getWebhookEndpoint', status: 401 }, 'Channel access token'],
    ['does not answer', { endpoint: 'getWebhookEndpoint', status: 500 }, 'Connection to LINE'],
  ])('says so when LINE %s', async (_, { endpoint, status }, setting) => {
    const known = world.platform.state().endpoints
    world.platform.faults.add({
      endpoint: known.includes(endpoint) ? endpoint : 'GET /v2/bot/channel/webhook/endpoint',
      kind: 'status',
      status,
    })
    expect(await settings()).toEqual([setting])
  })

  it('raises an alarm after a day without any event', async () => {
    await world.ask(world.platform.people[0]?.userId ?? '', 'สวัสดี')
    world.pass(23 * HOUR)
    expect(await settings()).toEqual([])
    world.pass(2 * HOUR)
    expect(await settings()).toEqual(['Silence'])
  })

  it('asks at most once an hour, and is well again when the fault is mended', async () => {
    world.platform.configure({ webhookActive: false })
    await check()
    world.platform.configure({ webhookActive: true })
    expect(await settings()).toEqual(['Use webhook'])
    world.pass(HOUR)
    expect(await settings()).toEqual([])
  })
})
