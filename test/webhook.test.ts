import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer, inboxEvent, outboxMessage, person } from '../db/schema.ts'
import { createWorld, signed, type World } from './support/world.ts'

let world: World
let somchai: string
let ann: string

beforeEach(async () => {
  world = await createWorld()
  const [first, second] = world.platform.people
  if (!first || !second) throw new Error('The simulator starts with two people.')
  somchai = first.userId
  ann = second.userId
})
afterEach(() => world.close())

const post = (init: RequestInit) => world.app.request('/webhook/line', init)
const event = (fields: object = {}) => ({
  type: 'message',
  mode: 'active',
  webhookEventId: crypto.randomUUID(),
  timestamp: world.parts.clock(),
  replyToken: crypto.randomUUID(),
  deliveryContext: { isRedelivery: false },
  source: { type: 'user', userId: somchai },
  message: { id: '500000000000000123', type: 'text', text: 'มาตรฐานดิจิทัลคืออะไร', quoteToken: 'q' },
  ...fields,
})
const deliver = async (...events: unknown[]) => post(await signed(JSON.stringify({ destination: 'U0', events })))
const replies = () => world.platform.calls.filter(({ endpoint }) => endpoint === 'reply')

describe('POST /webhook/line', () => {
  it('accepts LINE’s own signature example', async () => {
    const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    world.parts.channelSecret = '8c570fa6dd201bb328f1c1eac23a96d8'
    const headers = { 'x-line-signature': 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=' }
    expect((await post({ method: 'POST', body, headers })).status).toBe(200)
  })

  it.each([
    ['no signature', undefined],
    ['an empty signature', ''],
    ['a wrong signature', 'AAAA'],
  ])('answers 401 to %s and keeps nothing', async (_, signature) => {
    const body = JSON.stringify({ destination: 'U0', events: [event()] })
    const headers: Record<string, string> = signature === undefined ? {} : { 'x-line-signature': signature }
    expect((await post({ method: 'POST', body, headers })).status).toBe(401)
    expect(await world.db.select().from(inboxEvent)).toEqual([])
  })

  it('checks the signature over the bytes as they came, with emoji escaped as LINE does', async () => {
    const body = `{"destination":"U0","events":[${JSON.stringify(event({ message: { id: '1', type: 'text', text: 'EMOJI' } })).replace('EMOJI', '\\uD83E\\uDD28 e-Timestamp \\u0E04\\u0E37\\u0E2D')}]}`
    expect((await post(await signed(body))).status).toBe(200)
  })

  it.each([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['null', 'null'],
    ['no events', '{"destination":"U0"}'],
    ['events that are no list', '{"events":{}}'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00])],
  ])('answers 400 to a signed body that is %s and changes nothing', async (_, body) => {
    expect((await post(await signed(body))).status).toBe(400)
    expect(await world.db.select().from(inboxEvent)).toEqual([])
  })

  it.each([
    ['of stated length', { 'content-length': String(3 * 1024 * 1024) }],
    ['of unstated length', {} as Record<string, string>],
  ])('answers 413 to a body above 1 MiB, %s, and lets go of one that never ends', async (_, headers) => {
    const chunk = new Uint8Array(64 * 1024)
    const ended = Promise.withResolvers<void>()
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(chunk),
      cancel: () => ended.resolve(),
    })
    const response = await post({ method: 'POST', body, headers, duplex: 'half' } as RequestInit)
    expect(response.status).toBe(413)
    await ended.promise
  })

  it('answers 503 when the events could not be stored, so that LINE delivers again', async () => {
    const { batch } = world.db
    world.db.batch = () => Promise.reject(new Error('disk full'))
    const delivery = event()
    expect((await deliver(delivery)).status).toBe(503)
    world.db.batch = batch
    expect((await deliver(delivery)).status).toBe(200)
    await world.settled()
    expect(replies()).toHaveLength(1)
  })

  it.each([
    ['a type not invented yet', { type: 'teleport', message: undefined }],
    ['no type at all', { type: undefined }],
    ['no source', { source: undefined }],
    ['source null', { source: null }],
    ['user id null', { source: { type: 'user', userId: null } }],
    ['reply token null', { replyToken: null }],
    ['no webhookEventId', { webhookEventId: undefined }],
    ['a message of a new kind', { message: { id: '1', type: 'hologram' } }],
    ['a message that is null', { message: null }],
    ['a postback without data', { type: 'postback', postback: {} }],
    ['unknown extra fields', { extra: { deep: [1, 2, 3] } }],
    ['standby', { mode: 'standby', replyToken: undefined }],
    ['unsend', { type: 'unsend', unsend: { messageId: '1' }, replyToken: undefined }],
    ['accountLink that failed', { type: 'accountLink', source: undefined, link: { result: 'failed', nonce: 'n' } }],
  ])('stores and acknowledges an event with %s, and answers the good one beside it', async (_, fields) => {
    const good = event({
      source: { type: 'user', userId: ann },
      message: { id: '2', type: 'text', text: 'What is a trust service?' },
    })
    expect((await deliver(event(fields), good)).status).toBe(200)
    await world.settled()
    expect(await world.db.select().from(inboxEvent)).toHaveLength(2)
    expect(replies().some(({ request }) => JSON.stringify(request).includes(good.replyToken))).toBe(true)
  })

  it('acknowledges an entry that is no object, and answers the others', async () => {
    expect((await deliver(null, 7, 'text', event())).status).toBe(200)
    await world.settled()
    expect(replies()).toHaveLength(1)
  })

  it('keeps silent in standby', async () => {
    await world.platform.sendText(somchai, 'มาตรฐานดิจิทัลคืออะไร', { mode: 'standby' })
    await world.settled()
    expect(world.platform.calls).toEqual([])
  })

  it('answers one event once, however often it is delivered', async () => {
    const delivery = event()
    await Promise.all([deliver(delivery), deliver(delivery), deliver(delivery)])
    await world.settled()
    await deliver({ ...delivery, deliveryContext: { isRedelivery: true } })
    await world.settled()
    expect(replies()).toHaveLength(1)
    expect(await world.db.select().from(answer)).toHaveLength(1)
  })

  it('handles one person’s events in the order of their time, though they arrive out of order', async () => {
    const first = event({ timestamp: world.parts.clock() - 2_000, message: { id: '1', type: 'text', text: 'สวัสดี' } })
    const second = event({ timestamp: world.parts.clock() - 1_000, message: { id: '2', type: 'text', text: 'ขอบคุณ' } })
    await deliver(second, first)
    await world.settled()
    expect(replies().map(({ request }) => (request as { replyToken: string }).replyToken)).toEqual([
      first.replyToken,
      second.replyToken,
    ])
  })

  it('answers what came in while an earlier event of the person was handled', async () => {
    await Promise.all([deliver(event()), deliver(event()), deliver(event())])
    await world.settled()
    expect(replies()).toHaveLength(3)
  })

  it('sets an event aside that cannot be handled, and answers the same person’s next one', async () => {
    await world.close()
    const poison = 'ก็'.repeat(5_000)
    const plain = await createWorld()
    const { converse } = plain.parts
    await plain.close()
    world = await createWorld({
      converse: (turn) => {
        if (turn.input.kind === 'text' && turn.input.text === poison) throw new TypeError('no way')
        return converse(turn)
      },
    })
    const bad = event({ message: { id: '1', type: 'text', text: poison } })
    await deliver(bad, event(), event({ source: { type: 'user', userId: ann } }))
    await world.settled()
    expect(replies()).toHaveLength(2)
    const [parked] = await world.db.select().from(inboxEvent).where(eq(inboxEvent.id, bad.webhookEventId))
    expect(parked).toMatchObject({ state: 'parked', reason: 'TypeError' })
    expect(world.log).toContainEqual(expect.objectContaining({ level: 'error', event: 'event.parked' }))
  })

  it('keeps no message text and no LINE id in clear', async () => {
    const secret = 'ข้อความลับเฉพาะของสมชาย'
    await deliver(event({ message: { id: '1', type: 'text', text: secret } }))
    await world.settled()
    const rows = JSON.stringify([
      await world.db.select().from(inboxEvent),
      await world.db.select().from(outboxMessage),
      await world.db.select().from(person),
      await world.db.select().from(answer),
      world.log,
    ])
    expect(rows).not.toContain(secret)
    expect(rows).not.toContain(somchai)
    expect(await world.db.select({ payload: inboxEvent.payloadSealed }).from(inboxEvent)).toEqual([{ payload: null }])
  })

  it('marks who blocks the account, and greets who comes back', async () => {
    await world.platform.act(somchai, { kind: 'unfollow' })
    await world.settled()
    expect((await world.db.select().from(person))[0]?.blockedAt).not.toBeNull()
    await world.platform.act(somchai, { kind: 'follow' })
    await world.settled()
    expect((await world.db.select().from(person))[0]?.blockedAt).toBeNull()
    expect(world.platform.chat(somchai).at(-1)?.message.text).toContain('ยินดีต้อนรับกลับมา')
  })
})
