import { describe, expect, it } from 'vitest'
import { createWorld, SECRET, TOKEN, text, type World } from './world.fixture.ts'

const api = (world: World, method: string, path: string, body?: unknown) =>
  world.call(method, `/simulator/api${path}`, body)
const json = async (response: Promise<Response>) => (await response).json()

it('tells the state, never a secret', async () => {
  const world = createWorld()
  const response = await api(world, 'GET', '/state')
  const body = await response.text()
  expect(JSON.parse(body)).toMatchObject({
    people: [
      { name: 'สมชาย', language: 'th', relation: 'friend' },
      { name: 'Ann', language: 'en', relation: 'friend' },
    ],
    settings: {
      webhookUrl: 'https://bot.test/webhook',
      webhookActive: true,
      redelivery: false,
      quota: { type: 'limited', used: 0 },
    },
    faults: [],
    richMenus: [],
    defaultRichMenuId: null,
    endpoints: expect.arrayContaining(['*', 'webhook', 'push']),
  })
  expect(body).not.toContain(SECRET)
  expect(body).not.toContain(TOKEN)
  expect(response.headers.get('cache-control')).toBe('no-store')
})

it('adds a person, who acts and has a chat', async () => {
  const world = createWorld()
  const person = (await json(api(world, 'POST', '/people', { name: 'มานี', language: 'th' }))) as { userId: string }
  const acted = await json(api(world, 'POST', `/people/${person.userId}/actions`, { kind: 'text', text: 'สวัสดี' }))
  expect(acted).toEqual({ deliveries: [{ status: 200, ms: 0, outcome: 'ok' }] })
  expect(await json(api(world, 'GET', `/people/${person.userId}`))).toMatchObject({
    person,
    chat: [{ from: 'person', message: { text: 'สวัสดี' } }],
    quickReply: null,
    richMenu: null,
    loading: false,
  })
})

describe('refuses', () => {
  it.each([
    ['an unknown person', 404, 'GET', '/people/nobody', undefined],
    ['an act of nobody', 409, 'POST', '/people/nobody/actions', { kind: 'follow' }],
    ['an unknown act', 400, 'POST', '/people/nobody/actions', { kind: 'dance' }],
    ['a fault of no kind', 400, 'PUT', '/faults', [{ endpoint: 'push', kind: 'earthquake' }]],
    ['a setting of another type', 400, 'PUT', '/settings', { redelivery: 'yes' }],
    ['a person without a name', 400, 'POST', '/people', {}],
  ])('%s: %i', async (_, status, method, path, body) => {
    const response = await api(createWorld(), method, path, body)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: expect.any(String) })
  })
})

it('replaces and clears faults, changes settings', async () => {
  const world = createWorld()
  const faults = [{ endpoint: 'push', kind: 'timeout', times: 2, delayMs: 3000 }]
  expect(await json(api(world, 'PUT', '/faults', faults))).toEqual(faults)
  await api(world, 'DELETE', '/faults')
  expect(world.platform.faults.list).toEqual([])
  await api(world, 'PUT', '/settings', { redelivery: true, quota: { value: 300 } })
  expect(world.platform.settings).toMatchObject({
    redelivery: true,
    webhookActive: true,
    quota: { type: 'limited', value: 300, used: 0 },
  })
})

it('logs deliveries and calls with their bodies, tokens shortened', async () => {
  const world = createWorld()
  const replyToken = await world.replyToken()
  await world.call('POST', '/v2/bot/message/reply', { replyToken, messages: [text('ตอบ')] })
  const log = await (await api(world, 'GET', '/log')).text()
  expect(JSON.parse(log)).toMatchObject([
    { seq: 1, kind: 'webhook', attempt: 1, status: 200, request: { events: [{ message: { text: 'สวัสดี' } }] } },
    {
      seq: 2,
      kind: 'api',
      endpoint: 'reply',
      status: 200,
      request: { messages: [{ text: 'ตอบ' }] },
      response: { sentMessages: [{}] },
    },
  ])
  for (const secret of [replyToken, TOKEN, SECRET]) expect(log).not.toContain(secret)
  expect(await json(api(world, 'GET', '/log?after=1'))).toHaveLength(1)
  expect(world.platform.calls).toMatchObject([{ request: { replyToken } }])
})

it('streams notices', async () => {
  const world = createWorld()
  const response = await api(world, 'GET', '/events')
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toBe('data: {"type":"state"}\n\n')
  await world.platform.sendText(world.ann, 'hi')
  expect((await reader?.read())?.value).toBe(`data: {"type":"chat","userId":"${world.ann}"}\n\n`)
  await reader?.cancel()
})

it('serves content so that it cannot run as a page', async () => {
  const world = createWorld()
  await world.platform.act(world.ann, { kind: 'file', contentType: 'text/html', contentBase64: 'PGI+' })
  const response = await api(world, 'GET', `/content/${world.platform.chat(world.ann)[0]?.id}`)
  expect(await response.text()).toBe('<b>')
  expect(response.headers.get('content-security-policy')).toBe('sandbox')
})

it('reset goes back to the first day', async () => {
  const world = createWorld()
  world.platform.configure({ redelivery: true, webhookUrl: 'https://other.test', quota: { used: 5 } })
  world.platform.addPerson({ name: 'X' })
  world.platform.faults.add({ endpoint: 'push', kind: 'error' })
  await world.platform.sendText(world.somchai, 'hi')
  const before = await json(api(createWorld(), 'GET', '/state'))
  expect(await json(api(world, 'POST', '/reset'))).toEqual(before)
  expect(world.platform.chat(world.somchai)).toEqual([])
  expect(await json(api(world, 'GET', '/log'))).toEqual([])
})
