import { describe, expect, it } from 'vitest'
import { sign, webhookJson } from './deliver.ts'
import { createWorld, NOON, SECRET, type World } from './world.fixture.ts'

const failing = () => new Response('', { status: 500 })
const texts = (world: World) =>
  world.received.map(({ body }) => body.events.map(({ message }) => (message as { text?: string } | undefined)?.text))

it("signs LINE's published example", () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
  expect(sign(new TextEncoder().encode(body), SECRET)).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=')
})

it('writes emoji as escapes, Thai as it is', () => {
  expect(webhookJson({ text: 'ดี🤨' })).toBe(String.raw`{"text":"ดี\uD83E\uDD28"}`)
})

describe('a text', () => {
  it('comes as LINE shapes it, signed over its exact bytes', async () => {
    const world = createWorld()
    const deliveries = await world.platform.sendText(world.somchai, 'ดี🤨')
    expect(deliveries).toMatchObject([{ status: 200, ms: 0, outcome: 'ok' }])
    const [got] = world.received
    expect(got?.signature).toBe(sign(new TextEncoder().encode(got?.raw), SECRET))
    expect(got?.raw).toContain(String.raw`\uD83E\uDD28`)
    expect(got?.body).toEqual({
      destination: world.platform.botUserId,
      events: [
        {
          type: 'message',
          mode: 'active',
          timestamp: NOON,
          source: { type: 'user', userId: world.somchai },
          webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
          deliveryContext: { isRedelivery: false },
          replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
          message: {
            id: expect.stringMatching(/^\d{18}$/),
            type: 'text',
            text: 'ดี🤨',
            quoteToken: expect.any(String),
            markAsReadToken: expect.any(String),
          },
        },
      ],
    })
    expect(world.platform.chat(world.somchai)).toMatchObject([
      { from: 'person', message: { text: 'ดี🤨' }, delivery: { by: 'webhook', attempts: [{ status: 200 }] } },
    ])
  })

  it('in standby has no reply token; without source it still can be replied to', async () => {
    const world = createWorld()
    await world.platform.sendText(world.somchai, 'a', { mode: 'standby' })
    await world.platform.sendText(world.somchai, 'b', { withoutSource: true })
    const [standby, sourceless] = world.received.map(({ body }) => body.events[0])
    expect(standby).toMatchObject({ mode: 'standby' })
    expect(standby).not.toHaveProperty('replyToken')
    expect(sourceless).not.toHaveProperty('source')
    expect(sourceless).toHaveProperty('replyToken')
  })

  it('quotes', async () => {
    const world = createWorld()
    await world.platform.sendText(world.somchai, 'a')
    const { id = '' } = world.platform.chat(world.somchai)[0] ?? {}
    await world.platform.act(world.somchai, { kind: 'text', text: 'b', quoteItemId: id })
    expect(world.received[1]?.body.events[0]).toMatchObject({ message: { quotedMessageId: id } })
    expect(world.platform.chat(world.somchai)[1]?.quotedItemId).toBe(id)
  })
})

it.each([
  ['follow', { kind: 'follow' }, { type: 'follow', follow: { isUnblocked: false }, replyToken: expect.any(String) }],
  ['postback', { kind: 'postback', data: 'a=1', displayText: 'A' }, { type: 'postback', postback: { data: 'a=1' } }],
  [
    'date',
    { kind: 'postback', data: 'd', params: { date: '2026-07-01' } },
    { postback: { data: 'd', params: { date: '2026-07-01' } } },
  ],
  ['sticker', { kind: 'sticker' }, { message: { type: 'sticker', packageId: '446' } }],
  ['location', { kind: 'location' }, { message: { type: 'location', latitude: expect.any(Number) } }],
  ['unknown type', { kind: 'raw', event: { type: 'poem', lines: 4 } }, { type: 'poem', lines: 4, mode: 'active' }],
  [
    'switch without alias',
    { kind: 'richmenuswitch', aliasId: 'en', data: 's' },
    { postback: { params: { status: 'RICHMENU_ALIAS_ID_NOTFOUND' } } },
  ],
] as const)('%s', async (_, action, event) => {
  const world = createWorld()
  await world.platform.act(world.ann, action)
  expect(world.received[0]?.body.events).toMatchObject([event])
  expect(world.received[0]?.raw).not.toContain('displayText')
})

it('a blocker can only follow again', async () => {
  const world = createWorld()
  await world.platform.act(world.ann, { kind: 'unfollow' })
  expect(world.received[0]?.body.events[0]).not.toHaveProperty('replyToken')
  await expect(world.platform.sendText(world.ann, 'hi')).rejects.toThrow('has blocked the account')
  await world.platform.act(world.ann, { kind: 'follow' })
  expect(world.received[1]?.body.events).toMatchObject([{ type: 'follow', follow: { isUnblocked: true } }])
})

it('several events, of several people and of none, in one delivery', async () => {
  const world = createWorld()
  const of = (userId: string, text: string) => ({
    type: 'message',
    source: { type: 'user', userId },
    message: { type: 'text', id: '1', text },
  })
  await world.platform.sendEvents([of(world.somchai, 'a'), of(world.ann, 'b'), { type: 'botSuspended' }])
  expect(texts(world)).toEqual([['a', 'b', undefined]])
  expect([world.platform.chat(world.somchai).length, world.platform.chat(world.ann).length]).toEqual([1, 1])
  await world.platform.sendEvents([])
  expect(world.received[1]?.body.events).toEqual([])
})

it('a group is reached once something happened in it, until the bot leaves', async () => {
  const world = createWorld()
  const groupId = `C${'1'.repeat(32)}`
  const push = async () =>
    (await world.call('POST', '/v2/bot/message/push', { to: groupId, messages: [{ type: 'text', text: 'x' }] })).status
  expect(await push()).toBe(400)
  await world.platform.sendEvent({ type: 'join', source: { type: 'group', groupId } })
  expect(await push()).toBe(200)
  await world.platform.sendEvent({ type: 'leave', source: { type: 'group', groupId } })
  expect(await push()).toBe(400)
})

describe('redelivery', () => {
  it('is off at first', async () => {
    const world = createWorld()
    world.answers.push(failing)
    expect(await world.platform.sendText(world.somchai, 'a')).toMatchObject([
      { status: 500, outcome: 'error_status_code' },
    ])
    await world.platform.settled()
    expect(world.received).toHaveLength(1)
  })

  it.each<[string, (world: World) => Response]>([
    ['an answer other than 2xx', () => new Response('', { status: 302 })],
    [
      'an answer after 2 seconds',
      (world) => {
        world.pass(2001)
        return new Response('ok')
      },
    ],
    [
      'no connection',
      () => {
        throw new TypeError('fetch failed')
      },
    ],
  ])('after %s: the same event, marked, until it is taken', async (_, answer) => {
    const world = createWorld()
    world.platform.configure({ redelivery: true })
    world.answers.push(() => answer(world), failing)
    await world.platform.sendText(world.somchai, 'a')
    await world.platform.settled()
    const events = world.received.map(({ body }) => body.events[0])
    expect(events.map((event) => event?.deliveryContext)).toEqual([
      { isRedelivery: false },
      { isRedelivery: true },
      { isRedelivery: true },
    ])
    for (const key of ['webhookEventId', 'timestamp', 'replyToken', 'message'])
      expect(events.map((event) => event?.[key])).toEqual(Array(3).fill(events[0]?.[key]))
    expect(world.platform.chat(world.somchai)).toMatchObject([
      { delivery: { attempts: [{}, { status: 500 }, { status: 200 }] } },
    ])
    expect(world.platform.deliveries.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
  })
})

describe('faults of delivery', () => {
  it.each([
    ['duplicate', [['a'], ['a'], ['b']]],
    ['hold', [['b'], ['a']]],
    ['bundle', [['a', 'b']]],
    ['lost', [['b']]],
    ['delay', [['a'], ['b']]],
  ] as const)('%s', async (kind, expected) => {
    const world = createWorld()
    world.platform.faults.add({ endpoint: 'webhook', kind, times: 1, delayMs: 5000 })
    await world.platform.sendText(world.somchai, 'a')
    await world.platform.sendText(world.somchai, 'b')
    expect(texts(world)).toEqual(expected)
    expect(world.waits).toEqual(kind === 'delay' ? [5000] : [])
  })

  it('a duplicate carries the same id and is not marked', async () => {
    const world = createWorld()
    world.platform.faults.add({ endpoint: 'webhook', kind: 'duplicate', times: 1 })
    await world.platform.sendText(world.somchai, 'a')
    expect(world.received[0]?.raw).toBe(world.received[1]?.raw)
  })

  it('what is held back goes out at the latest when everything settles', async () => {
    const world = createWorld()
    world.platform.faults.add({ endpoint: 'webhook', kind: 'hold', times: 1 })
    expect(await world.platform.sendText(world.somchai, 'a')).toMatchObject([{ status: 0, outcome: 'not_sent' }])
    await world.platform.settled()
    expect(texts(world)).toEqual([['a']])
  })

  it('a bad signature', async () => {
    const world = createWorld()
    world.platform.faults.add({ endpoint: 'webhook', kind: 'badSignature', times: 1 })
    await world.platform.sendText(world.somchai, 'a')
    const [got] = world.received
    expect(got?.signature).not.toBe(sign(new TextEncoder().encode(got?.raw), SECRET))
  })

  it('"every call" leaves deliveries alone', async () => {
    const world = createWorld()
    world.platform.faults.add({ endpoint: '*', kind: 'delay', delayMs: 1 })
    await world.platform.sendText(world.somchai, 'a')
    expect(world.waits).toEqual([])
  })

  it('with the webhook switched off nothing is sent', async () => {
    const world = createWorld()
    world.platform.configure({ webhookActive: false })
    expect(await world.platform.sendText(world.somchai, 'a')).toMatchObject([{ status: 0, outcome: 'not_sent' }])
    expect(world.received).toEqual([])
  })
})

it('two simulators share nothing but the ids of their first people', async () => {
  const [one, two] = [createWorld(), createWorld()]
  await one.platform.sendText(one.somchai, 'a')
  expect(one.somchai).toBe(two.somchai)
  expect(two.platform.chat(two.somchai)).toEqual([])
})
