import { describe, expect, it } from 'vitest'
import type { Fault } from './types.ts'
import { createWorld, TOKEN, text, type World } from './world.fixture.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const KEY = '123e4567-e89b-12d3-a456-426614174000'
const PUSH = '/v2/bot/message/push'
const REPLY = '/v2/bot/message/reply'

const push = (world: World, body = {}, headers = {}) =>
  world.call('POST', PUSH, { to: world.somchai, messages: [text()], ...body }, headers)
const reply = (world: World, replyToken: string, body = {}, headers = {}) =>
  world.call('POST', REPLY, { replyToken, messages: [text()], ...body }, headers)
const bot = (world: World, userId = world.somchai) => world.platform.chat(userId).filter(({ from }) => from === 'bot')

type Case = [string, number, RegExp, (world: World) => Promise<Response>]

describe('what LINE refuses', () => {
  it.each<Case>([
    ['a wrong access token', 401, /invalid token/, (w) => push(w, {}, { authorization: 'Bearer wrong' })],
    ['no access token', 401, /invalid token/, (w) => push(w, {}, { authorization: '' })],
    ['an unknown endpoint', 404, /Not found/, (w) => w.call('GET', '/v2/bot/poem')],
    ['a body that is no JSON', 400, /JSON/, (w) => w.call('POST', PUSH, '{"to":')],
    ['a body that is no object', 400, /JSON/, (w) => w.call('POST', PUSH, '[]')],
    ['another media type', 415, /Media Type/, (w) => push(w, {}, { 'content-type': 'text/plain' })],
    ['a body beyond 2 MB', 413, /Too Large/, (w) => push(w, { messages: [text('x'.repeat(2 * 1024 * 1024))] })],
    ['an unknown reply token', 400, /Invalid reply token/, (w) => reply(w, 'nonsense')],
    ['no reply token', 400, /1 error/, (w) => reply(w, '')],
    [
      'a reply token used before',
      400,
      /Invalid reply token/,
      async (w) => {
        const token = await w.replyToken()
        expect((await reply(w, token)).status).toBe(200)
        return reply(w, token)
      },
    ],
    [
      'a reply token older than 60 s',
      400,
      /Invalid reply token/,
      async (w) => {
        const token = await w.replyToken()
        w.pass(60 * SECOND + 1)
        return reply(w, token)
      },
    ],
    [
      'a retry key on a reply',
      400,
      /not supported/,
      async (w) => reply(w, await w.replyToken(), {}, { 'x-line-retry-key': KEY }),
    ],
    ['a retry key that is no UUID', 400, /UUID/, (w) => push(w, {}, { 'x-line-retry-key': 'again' })],
    ['no messages', 400, /1 error/, (w) => push(w, { messages: [] })],
    ['six messages', 400, /1 error/, (w) => push(w, { messages: Array(6).fill(text()) })],
    ['a message beyond its limits', 400, /1 error/, (w) => push(w, { messages: [text('')] })],
    ['a recipient of another channel', 400, /'to'/, (w) => push(w, { to: `U${'0'.repeat(32)}` })],
    ['a recipient that is no id', 400, /'to'/, (w) => push(w, { to: 'somchai' })],
    [
      '501 recipients',
      400,
      /1 error/,
      (w) => w.call('POST', '/v2/bot/message/multicast', { to: Array(501).fill(w.ann), messages: [text()] }),
    ],
    ['an aggregation unit with hyphens', 400, /1 error/, (w) => push(w, { customAggregationUnits: ['a-b'] })],
    [
      'a quote token of another chat',
      400,
      /1 error/,
      async (w) => {
        await w.platform.sendText(w.ann, 'hi')
        const { quoteToken } = w.platform.chat(w.ann)[0] ?? {}
        return push(w, { messages: [{ ...text(), quoteToken }] })
      },
    ],
    [
      'a mention outside groups',
      400,
      /1 error/,
      (w) =>
        push(w, {
          messages: [
            { type: 'textV2', text: '{a}', substitution: { a: { type: 'mention', mentionee: { type: 'all' } } } },
          ],
        }),
    ],
    [
      'loading in steps other than 5',
      400,
      /1 error/,
      (w) => w.call('POST', '/v2/bot/chat/loading/start', { chatId: w.somchai, loadingSeconds: 7 }),
    ],
    [
      'loading in a group',
      400,
      /1 error/,
      (w) => w.call('POST', '/v2/bot/chat/loading/start', { chatId: `C${'0'.repeat(32)}` }),
    ],
    [
      'the profile of a blocker',
      404,
      /Not found/,
      async (w) => {
        await w.platform.act(w.ann, { kind: 'unfollow' })
        return w.call('GET', `/v2/bot/profile/${w.ann}`)
      },
    ],
    ['unknown content', 404, /Not found/, (w) => w.call('GET', '/v2/bot/message/1/content')],
    [
      'content taken back',
      410,
      /Gone/,
      async (w) => {
        await w.platform.act(w.ann, { kind: 'image' })
        const itemId = w.platform.chat(w.ann)[0]?.id ?? ''
        await w.platform.act(w.ann, { kind: 'unsend', itemId })
        return w.call('GET', `/v2/bot/message/${itemId}/content`)
      },
    ],
    [
      'an unknown mark-as-read token',
      400,
      /Invalid/,
      (w) => w.call('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: 'x' }),
    ],
    [
      'a webhook address without TLS',
      400,
      /Invalid/,
      (w) => w.call('PUT', '/v2/bot/channel/webhook/endpoint', { endpoint: 'http://bot.test/x' }),
    ],
  ])('%s: %i', async (_, status, message, act) => {
    const world = createWorld()
    const response = await act(world)
    expect(response.status).toBe(status)
    expect(response.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) })
    if (status !== 404) expect(bot(world).length).toBeLessThanOrEqual(1)
  })

  it('names every fault of a body', async () => {
    const response = await push(createWorld(), { messages: [text(''), { type: 'poem' }] })
    expect(await response.json()).toMatchObject({
      message: 'The request body has 2 error(s)',
      details: [
        { message: 'May not be empty', property: 'messages[0].text' },
        { message: expect.stringContaining('Must be one of the following values'), property: 'messages[1].type' },
      ],
    })
  })
})

describe('reply', () => {
  it('a message that is refused leaves the token good', async () => {
    const world = createWorld()
    const token = await world.replyToken()
    expect((await reply(world, token, { messages: [] })).status).toBe(400)
    expect((await reply(world, token)).status).toBe(200)
  })

  it('is free of quota and answers with message ids', async () => {
    const world = createWorld()
    const response = await reply(world, await world.replyToken())
    expect(await response.json()).toEqual({
      sentMessages: [{ id: expect.stringMatching(/^\d{18}$/), quoteToken: expect.any(String) }],
    })
    expect(world.platform.settings.quota.used).toBe(0)
    expect(bot(world)).toMatchObject([{ message: text(), delivery: { by: 'reply' } }])
  })

  it.each([
    [0, 200],
    [21 * MINUTE, 400],
  ])('a redelivery gives the token another minute; %i ms after the event: %i', async (late, status) => {
    const world = createWorld()
    world.platform.configure({ redelivery: true })
    world.answers.push(() => {
      world.pass(late)
      return new Response('', { status: 500 })
    })
    await world.platform.sendText(world.somchai, 'hi')
    await world.platform.settled()
    const tokens = world.received.map(({ body }) => String(body.events[0]?.replyToken))
    expect(new Set(tokens).size).toBe(1)
    world.pass(59 * SECOND)
    expect((await reply(world, tokens[0] ?? '')).status).toBe(status)
  })
})

describe('push', () => {
  it.each<['unfollow' | 'stranger', number]>([
    ['unfollow', 0],
    ['stranger', 0],
  ])('%s: 200, nothing in the chat, nothing counted', async (kind, used) => {
    const world = createWorld()
    const { userId } = world.platform.addPerson({ name: 'X', relation: kind === 'stranger' ? 'stranger' : 'friend' })
    if (kind === 'unfollow') await world.platform.act(userId, { kind })
    expect((await push(world, { to: userId })).status).toBe(200)
    expect(bot(world, userId)).toEqual([])
    expect(world.platform.settings.quota.used).toBe(used)
  })

  it('reaches a stranger for seven days after they wrote', async () => {
    const world = createWorld()
    const { userId } = world.platform.addPerson({ name: 'X', relation: 'stranger' })
    await world.platform.sendText(userId, 'hi')
    world.pass(7 * 24 * HOUR)
    await push(world, { to: userId })
    world.pass(1)
    await push(world, { to: userId })
    expect(bot(world, userId)).toHaveLength(1)
  })

  it('a repeated retry key: 409 with what was sent, once in the chat, new after 24 hours', async () => {
    const world = createWorld()
    const key = { 'x-line-retry-key': KEY }
    const first = await push(world, {}, key)
    const second = await push(world, {}, key)
    expect(second.status).toBe(409)
    expect(await second.json()).toEqual({
      message: 'The retry key is already accepted',
      ...((await first.json()) as object),
    })
    expect(second.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'))
    expect(bot(world)).toHaveLength(1)
    world.pass(24 * HOUR)
    expect((await push(world, {}, key)).status).toBe(200)
    expect(bot(world)).toHaveLength(2)
  })

  it('a refused request leaves its retry key free', async () => {
    const world = createWorld()
    expect((await push(world, { messages: [] }, { 'x-line-retry-key': KEY })).status).toBe(400)
    expect((await push(world, {}, { 'x-line-retry-key': KEY })).status).toBe(200)
  })

  it('stops at the monthly limit, while replies go on; a new month (UTC+9) starts anew', async () => {
    const world = createWorld()
    world.platform.configure({ quota: { type: 'limited', value: 1 } })
    expect((await push(world)).status).toBe(200)
    const refused = await push(world)
    expect(refused.status).toBe(429)
    expect(await refused.json()).toEqual({ message: 'You have reached your monthly limit.' })
    expect((await reply(world, await world.replyToken())).status).toBe(200)
    expect(await (await world.call('GET', '/v2/bot/message/quota')).json()).toEqual({ type: 'limited', value: 1 })
    expect(await (await world.call('GET', '/v2/bot/message/quota/consumption')).json()).toEqual({ totalUsage: 1 })
    world.pass(31 * 24 * HOUR)
    expect((await push(world)).status).toBe(200)
  })

  it('carries sender, quick reply, silence and a quote into the chat', async () => {
    const world = createWorld()
    await world.platform.sendText(world.somchai, 'ถาม')
    const { id, quoteToken } = world.platform.chat(world.somchai)[0] ?? {}
    const items = [{ type: 'action', action: { type: 'message', label: 'a', text: 'b' } }]
    const message = { ...text(), sender: { name: 'สมศรี' }, quickReply: { items }, quoteToken }
    await push(world, { messages: [message], notificationDisabled: true })
    expect(bot(world)).toMatchObject([
      { sender: { name: 'สมศรี' }, quotedItemId: id, delivery: { by: 'push', silent: true } },
    ])
    expect(world.platform.view(world.somchai)?.quickReply).toEqual({ items })
    await world.platform.sendText(world.somchai, 'b')
    expect(world.platform.view(world.somchai)?.quickReply).toBeNull()
  })
})

it('multicast and broadcast reach friends and count one a person; narrowcast answers 202', async () => {
  const world = createWorld()
  await world.platform.act(world.ann, { kind: 'unfollow' })
  const to = [world.somchai, world.somchai, world.ann, `U${'0'.repeat(32)}`]
  const multicast = await world.call('POST', '/v2/bot/message/multicast', { to, messages: [text()] })
  expect([multicast.status, await multicast.json()]).toEqual([200, {}])
  await world.call('POST', '/v2/bot/message/broadcast', { messages: [text()] })
  const narrowcast = await world.call('POST', '/v2/bot/message/narrowcast', { messages: [text()] })
  expect(narrowcast.status).toBe(202)
  expect(bot(world).map(({ delivery }) => delivery?.by)).toEqual(['multicast', 'broadcast', 'narrowcast'])
  expect(world.platform.settings.quota.used).toBe(3)
  const counted = await world.call('GET', '/v2/bot/message/delivery/multicast?date=20260701')
  expect(await counted.json()).toEqual({ status: 'ready', success: 1 })
})

it('validates without sending', async () => {
  const world = createWorld()
  const path = '/v2/bot/message/validate/push'
  expect(await (await world.call('POST', path, { messages: [text()] })).json()).toEqual({})
  expect((await world.call('POST', path, { messages: [text('')] })).status).toBe(400)
  expect(bot(world)).toEqual([])
})

describe('rate', () => {
  it.each([
    ['loading', 100, SECOND, (w: World) => w.call('POST', '/v2/bot/chat/loading/start', { chatId: w.somchai })],
    ['rich-menu list', 10, SECOND, (w: World) => w.call('GET', '/v2/bot/richmenu/list')],
    ['webhook test', 60, HOUR, (w: World) => w.call('POST', '/v2/bot/channel/webhook/test', {})],
  ])('%s: %i calls, then 429, and again once the bucket fills', async (_, calls, per, act) => {
    const world = createWorld()
    for (let i = 0; i < calls; i += 1) expect((await act(world)).status).toBeLessThan(300)
    const refused = await act(world)
    expect(refused.status).toBe(429)
    expect(await refused.json()).toEqual({ message: 'The API rate limit has been exceeded. Try again later.' })
    world.pass(per / calls)
    expect((await act(world)).status).toBeLessThan(300)
    expect((await act(world)).status).toBe(429)
  })
})

describe('faults of calls', () => {
  const play = async (fault: Omit<Fault, 'endpoint'>) => {
    const world = createWorld()
    world.platform.faults.add({ endpoint: 'push', times: 1, ...fault })
    return { world, response: await push(world, {}, { 'x-line-retry-key': KEY }) }
  }

  it.each<[Fault['kind'], number, number]>([
    ['rate', 429, 0],
    ['monthly', 429, 0],
    ['error', 500, 0],
    ['errorAfter', 500, 1],
    ['delay', 200, 1],
  ])('%s: %i, %i in the chat; the next call is well', async (kind, status, inChat) => {
    const { world, response } = await play({ kind, delayMs: 3000 })
    expect(response.status).toBe(status)
    expect(bot(world)).toHaveLength(inChat)
    expect(world.platform.faults.list).toEqual([])
    // After acceptance the same key is known: the retry is told so instead of sending twice.
    expect((await push(world, {}, { 'x-line-retry-key': KEY })).status).toBe(inChat ? 409 : 200)
    expect(bot(world)).toHaveLength(1)
    if (kind === 'delay') expect(world.waits).toEqual([3000])
  })

  it('status: any refusal', async () => {
    expect((await play({ kind: 'status', status: 503 })).response.status).toBe(503)
  })

  it('unreadable: accepted, 200, no JSON', async () => {
    const { world, response } = await play({ kind: 'unreadable' })
    expect([response.status, bot(world).length]).toEqual([200, 1])
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  it.each([
    ['reset', TypeError],
    ['timeout', DOMException],
  ] as const)('%s: accepted, and the connection breaks', async (kind, error) => {
    const { world, response } = await play({ kind })
    await expect(response.json()).rejects.toThrow(TypeError)
    world.platform.faults.add({ endpoint: `POST ${PUSH}`, kind })
    const init = { method: 'POST', body: JSON.stringify({ to: world.ann, messages: [text()] }) }
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
    await expect(world.fetch(`https://api.line.me${PUSH}`, { ...init, headers })).rejects.toThrow(error)
    expect([bot(world).length, bot(world, world.ann).length]).toEqual([1, 1])
    expect(world.platform.calls.map(({ status, fault }) => [status, fault])).toEqual(Array(2).fill([0, kind]))
  })

  it('a fault after acceptance waits for a call that is accepted', async () => {
    const world = createWorld()
    world.platform.faults.add({ endpoint: '*', kind: 'errorAfter', times: 1 })
    expect((await push(world, { messages: [] })).status).toBe(400)
    expect((await push(world)).status).toBe(500)
  })
})

describe('content', () => {
  it.each([
    ['image', 'image/jpeg', [0xff, 0xd8, 0xff]],
    ['audio', 'audio/x-m4a', [0, 0, 0, 0x1c, 0x66, 0x74, 0x79, 0x70]],
    ['video', 'video/mp4', [0, 0, 0, 0x1c, 0x66, 0x74, 0x79, 0x70]],
    ['file', 'application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ] as const)('%s: bytes a parser accepts', async (kind, type, magic) => {
    const world = createWorld()
    await world.platform.act(world.somchai, { kind })
    const { id } = world.platform.chat(world.somchai)[0] ?? {}
    const response = await world.call('GET', `/v2/bot/message/${id}/content`)
    expect(response.headers.get('content-type')).toBe(type)
    expect([...new Uint8Array(await response.arrayBuffer())].slice(0, magic.length)).toEqual(magic)
    expect(world.received[0]?.body.events[0]).toMatchObject({ message: { id, type: kind } })
  })

  it('gives back the bytes a person chose', async () => {
    const world = createWorld()
    await world.platform.act(world.somchai, {
      kind: 'file',
      fileName: 'a.txt',
      contentType: 'text/plain',
      contentBase64: 'aGk=',
    })
    const { id, message } = world.platform.chat(world.somchai)[0] ?? {}
    expect(message).toMatchObject({ fileName: 'a.txt', fileSize: 2 })
    expect(await (await world.call('GET', `/v2/bot/message/${id}/content`)).text()).toBe('hi')
  })

  it.each([
    ['preparing', 202, 2],
    ['missing', 404, undefined],
    ['gone', 410, undefined],
    ['oversize', 200, 11 * 1024 * 1024],
  ] as const)('fault %s: %i', async (kind, status, bytes) => {
    const world = createWorld()
    await world.platform.act(world.somchai, { kind: 'video' })
    world.platform.faults.add({ endpoint: 'content', kind, times: 1 })
    const path = `/v2/bot/message/${world.platform.chat(world.somchai)[0]?.id}/content`
    const response = await world.call('GET', path)
    expect(response.status).toBe(status)
    if (bytes !== undefined) expect((await response.arrayBuffer()).byteLength).toBe(bytes)
    expect((await world.call('GET', path)).status).toBe(200)
  })
})

it('tells profile, followers and itself', async () => {
  const world = createWorld()
  const get = async (path: string) => (await world.call('GET', path)).json()
  expect(await get(`/v2/bot/profile/${world.somchai}`)).toEqual({
    userId: world.somchai,
    displayName: 'สมชาย',
    language: 'th',
  })
  expect(await get('/v2/bot/followers/ids?limit=1')).toEqual({ userIds: [world.somchai], next: '1' })
  expect(await get('/v2/bot/info')).toMatchObject({
    userId: world.platform.botUserId,
    chatMode: 'chat',
    markAsReadMode: 'manual',
  })
})

it('shows loading until the next message, and marks messages read', async () => {
  const world = createWorld()
  await world.platform.sendText(world.somchai, 'hi')
  const message = world.received[0]?.body.events[0]?.message
  const markAsReadToken = (message as { markAsReadToken?: string } | undefined)?.markAsReadToken
  const loading = await world.call('POST', '/v2/bot/chat/loading/start', { chatId: world.somchai, loadingSeconds: 60 })
  expect([loading.status, world.platform.view(world.somchai)?.loading]).toEqual([202, true])
  await push(world)
  expect(world.platform.view(world.somchai)?.loading).toBe(false)
  expect((await world.call('POST', '/v2/bot/chat/markAsRead', { markAsReadToken })).status).toBe(200)
  expect(world.platform.chat(world.somchai)[0]?.read).toBe(true)
})

it('keeps the webhook address and tests it with an empty, signed delivery', async () => {
  const world = createWorld()
  const path = '/v2/bot/channel/webhook/endpoint'
  await world.call('PUT', path, { endpoint: 'https://other.test/hook' })
  expect(await (await world.call('GET', path)).json()).toEqual({ endpoint: 'https://other.test/hook', active: true })
  const test = async () => (await world.call('POST', '/v2/bot/channel/webhook/test', {})).json()
  expect(await test()).toMatchObject({ success: true, statusCode: 200, reason: 'OK' })
  expect(world.received[0]?.body.events).toEqual([])
  world.answers.push(() => new Response('no', { status: 401 }))
  expect(await test()).toMatchObject({ success: false, statusCode: 401, reason: 'ERROR_STATUS_CODE' })
})
