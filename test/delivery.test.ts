import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, inboxEvent, outboxMessage } from '../db/schema.ts'
import type { FaultKind } from '../src/simulator/index.ts'
import { createWorld, knowledge, type World } from './support/world.ts'

let world: World
let somchai: string

beforeEach(async () => {
  world = await createWorld()
  const [first] = world.platform.people
  if (!first) throw new Error('The simulator starts with two people.')
  somchai = first.userId
})
afterEach(() => world.close())

const QUESTION = 'มาตรฐานดิจิทัลคืออะไร'
const bubbles = () => world.platform.chat(somchai).filter(({ from }) => from === 'bot')
const calls = (endpoint: string) => world.platform.calls.filter((call) => call.endpoint === endpoint)
const sent = async () => (await world.db.select().from(outboxMessage)).map(({ state, kind }) => ({ state, kind }))

describe('when LINE misbehaves while it takes a reply', () => {
  it.each<[string, FaultKind]>([
    ['times out after taking it', 'timeout'],
    ['loses the connection after taking it', 'reset'],
    ['answers something unreadable after taking it', 'unreadable'],
    ['answers 500 after taking it', 'errorAfter'],
  ])('%s, the citizen sees one bubble, and nothing is pushed', async (_, kind) => {
    world.platform.faults.add({ endpoint: 'reply', kind, times: 1, delayMs: 3_000 })
    await world.ask(somchai, QUESTION)
    expect(bubbles()).toHaveLength(1)
    expect(calls('push')).toEqual([])
    expect(await sent()).toEqual([{ state: 'accepted', kind: 'reply' }])
  })

  it('answers 500 without taking it, the second attempt gives the one bubble', async () => {
    world.platform.faults.add({ endpoint: 'reply', kind: 'error', times: 1 })
    await world.ask(somchai, QUESTION)
    expect(bubbles()).toHaveLength(1)
    expect(await sent()).toEqual([{ state: 'accepted', kind: 'reply' }])
  })

  it('answers 500 for good, the reply is uncertain and is not sent again by itself', async () => {
    world.platform.faults.add({ endpoint: 'reply', kind: 'error' })
    await world.ask(somchai, QUESTION)
    world.platform.faults.clear()
    world.pass(120_000)
    await world.sweep()
    expect(await sent()).toEqual([{ state: 'uncertain', kind: 'reply' }])
    expect(bubbles()).toEqual([])
    expect(world.log).toContainEqual(expect.objectContaining({ level: 'error', event: 'message.uncertain' }))
  })

  it('is busy, the answer goes out as one push with a retry key', async () => {
    world.platform.faults.add({ endpoint: 'reply', kind: 'rate', times: 1 })
    await world.ask(somchai, QUESTION)
    world.pass(10_000)
    await world.sweep()
    expect(bubbles()).toHaveLength(1)
    expect(calls('push').map(({ retryKey }) => retryKey)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
    expect(await sent()).toEqual([{ state: 'accepted', kind: 'push' }])
  })
})

describe('when a push has to be tried again', () => {
  it('keeps its retry key, and LINE’s 409 counts as accepted', async () => {
    world.platform.faults.add(
      { endpoint: 'reply', kind: 'rate', times: 1 },
      { endpoint: 'push', kind: 'errorAfter', times: 1 },
    )
    await world.ask(somchai, QUESTION)
    for (let round = 0; round < 3; round++) {
      world.pass(60_000)
      await world.sweep()
    }
    expect(calls('push').map(({ status }) => status)).toEqual([500, 409])
    expect(new Set(calls('push').map(({ retryKey }) => retryKey)).size).toBe(1)
    expect(bubbles()).toHaveLength(1)
    expect(await sent()).toEqual([{ state: 'accepted', kind: 'push' }])
  })
})

describe('when LINE is out of reach', () => {
  const MINUTE = 60_000
  const { messages } = knowledge.content
  const firstWords = (key: string) =>
    (key in messages ? messages[key as keyof typeof messages].th : 'มาตรฐานดิจิทัลคือ').slice(0, 12)
  const words = (userId: string) =>
    world.platform
      .chat(userId)
      .filter(({ from }) => from === 'bot')
      .map(({ message }) => String(message.altText ?? message.text))

  it('for half an hour, everything arrives once and in order for each person, as pushes', async () => {
    const [, ann] = world.platform.people
    const asked = ['สวัสดี', 'ขอบคุณ', 'ช่วยเหลือ', QUESTION, 'สวัสดี', 'ขอบคุณ', 'สวัสดี']
    world.lineIsUnreachable = true
    for (const text of asked) {
      for (const userId of [somchai, ann?.userId ?? '']) await world.ask(userId, text)
      world.pass(6 * MINUTE)
      await world.sweep()
    }
    expect(bubbles()).toEqual([])
    world.lineIsUnreachable = false
    for (let round = 0; round < 3; round++) {
      world.pass(11 * MINUTE)
      await world.sweep()
    }
    for (const userId of [somchai, ann?.userId ?? '']) {
      const said = words(userId)
      expect(said.map((text) => text.slice(0, 12))).toEqual(
        ['greeting', 'thanks', 'help', QUESTION, 'greeting', 'thanks', 'greeting'].map((key) => firstWords(key)),
      )
    }
    expect(calls('reply')).toEqual([])
    expect(new Set((await sent()).map(({ state }) => state))).toEqual(new Set(['accepted', 'carried']))
  })

  it('what certainly was not sent rides on the next reply: in order, and no push is spent', async () => {
    world.lineIsUnreachable = true
    await world.ask(somchai, 'สวัสดี')
    world.lineIsUnreachable = false
    await world.ask(somchai, QUESTION)
    expect(words(somchai)).toEqual([expect.stringContaining('สวัสดี'), expect.stringContaining('มาตรฐานดิจิทัลคือ')])
    expect([calls('reply').length, calls('push').length]).toEqual([1, 0])
    expect((await sent()).map(({ state }) => state)).toEqual(['carried', 'accepted'])
    world.pass(60 * MINUTE)
    await world.sweep()
    expect(bubbles()).toHaveLength(2)
  })

  it('what the sweeper is sending meanwhile does not ride along as well: it arrives once', async () => {
    world.lineIsUnreachable = true
    await world.ask(somchai, 'สวัสดี')
    world.lineIsUnreachable = false
    const { seal } = world.parts.vault
    // Between reading what waits and writing the reply that would carry it, the sweeper takes it up.
    let reply = 0
    world.parts.vault.seal = async (text) => {
      if (text.includes('replyToken') && text.includes('messages') && reply++ === 0) {
        world.pass(10_000)
        await world.sweep()
      }
      return seal(text)
    }
    await world.ask(somchai, QUESTION)
    world.pass(31_000)
    await world.sweep()
    await world.sweep()
    expect(words(somchai)).toEqual([expect.stringContaining('สวัสดี'), expect.stringContaining('มาตรฐานดิจิทัลคือ')])
  })

  it('a push that may have arrived goes first, under its own key, and the next answer waits for it', async () => {
    world.platform.faults.add({ endpoint: 'reply', kind: 'rate', times: 1 }, { endpoint: 'push', kind: 'errorAfter' })
    await world.ask(somchai, 'สวัสดี')
    world.pass(10_000)
    await world.sweep()
    // LINE has the push, and said 500; it says so again when the next question comes.
    await world.ask(somchai, QUESTION)
    expect((await sent()).map(({ state }) => state)).toEqual(['accepted', 'accepted'])
    expect(words(somchai)).toEqual([expect.stringContaining('สวัสดี'), expect.stringContaining('มาตรฐานดิจิทัลคือ')])
  })

  it('a push whose fate stays unknown holds the next answer back, and both arrive once LINE is well', async () => {
    world.platform.faults.add({ endpoint: 'reply', kind: 'rate', times: 1 }, { endpoint: 'push', kind: 'error' })
    await world.ask(somchai, 'สวัสดี')
    world.pass(10_000)
    await world.sweep()
    await world.ask(somchai, QUESTION)
    expect(bubbles()).toEqual([])
    world.platform.faults.clear()
    for (let round = 0; round < 2; round++) {
      world.pass(11 * MINUTE)
      await world.sweep()
    }
    expect(words(somchai)).toEqual([expect.stringContaining('สวัสดี'), expect.stringContaining('มาตรฐานดิจิทัลคือ')])
  })

  it('nothing more is sent to who has blocked the account meanwhile', async () => {
    world.lineIsUnreachable = true
    await world.ask(somchai, QUESTION)
    await world.platform.act(somchai, { kind: 'unfollow' })
    await world.settled()
    world.lineIsUnreachable = false
    world.pass(60 * MINUTE)
    await world.sweep()
    expect(world.platform.calls).toEqual([])
    expect((await world.db.select().from(outboxMessage))[0]).toMatchObject({
      state: 'refused',
      reason: 'blocked by the person',
      bodySealed: null,
    })
  })
})

describe('when the month’s pushes are used up', () => {
  it('a push waits with an alarm until LINE counts anew, replies go on', async () => {
    world.platform.configure({ quota: { type: 'limited', value: 0 } })
    world.platform.faults.add({ endpoint: 'reply', kind: 'rate', times: 1 })
    await world.ask(somchai, 'สวัสดี')
    for (let hour = 0; hour < 12; hour++) {
      world.pass(3_600_000)
      await world.sweep()
    }
    expect(calls('push').map(({ status }) => status)).toEqual([429])
    expect(world.log).toContainEqual(
      expect.objectContaining({
        level: 'error',
        event: 'message.waiting',
        fields: expect.objectContaining({ reason: 'quota' }),
      }),
    )
    const [, ann] = world.platform.people
    expect(await world.ask(ann?.userId ?? '', 'Hello')).toHaveLength(1)
    world.platform.configure({ quota: { type: 'limited', value: 100, used: 0 } })
    world.pass(7 * 24 * 3_600_000)
    await world.sweep()
    expect(bubbles()).toHaveLength(1)
  })
})

describe('when the database fails in the middle', () => {
  it('the event is put off, not given up, and answered once', async () => {
    const { batch } = world.db
    let calls = 0
    world.db.batch = ((statements: Parameters<typeof batch>[0]) =>
      ++calls === 2
        ? Promise.reject(new Error('disk I/O error'))
        : batch.call(world.db, statements)) as unknown as typeof batch
    await world.ask(somchai, QUESTION)
    expect(bubbles()).toEqual([])
    world.db.batch = batch
    world.pass(31_000)
    await world.sweep()
    await world.sweep()
    expect(bubbles()).toHaveLength(1)
    expect(world.log).toContainEqual(expect.objectContaining({ event: 'event.put-off' }))
  })
})

describe('when the worker dies', () => {
  it('after storing and before the work, the sweeper answers within a minute', async () => {
    const { defer } = world.parts
    world.parts.defer = () => undefined
    await world.platform.sendText(somchai, QUESTION)
    world.parts.defer = defer
    world.pass(31_000)
    await world.sweep()
    expect(bubbles()).toHaveLength(1)
    await world.sweep()
    expect(bubbles()).toHaveLength(1)
  })

  it('while sending, the sweeper tries the same token once more and no second bubble appears', async () => {
    const { reply } = world.parts.line
    world.parts.line.reply = async (token, messages) => {
      await reply(token, messages)
      throw new Error('killed')
    }
    await world.ask(somchai, QUESTION)
    world.parts.line.reply = reply
    world.pass(31_000)
    await world.sweep()
    expect(bubbles()).toHaveLength(1)
    expect(await sent()).toEqual([{ state: 'accepted', kind: 'reply' }])
  })

  it('again and again over one event, the event is set aside with its count', async () => {
    const { defer } = world.parts
    world.parts.defer = () => undefined
    await world.platform.sendText(somchai, QUESTION)
    world.parts.defer = defer
    await world.db.update(inboxEvent).set({ attempts: 5 })
    world.pass(31_000)
    await world.sweep()
    const [event] = await world.db.select().from(inboxEvent)
    expect(event).toMatchObject({ state: 'parked', attempts: 5 })
  })

  it('too slow for its lease, it changes nothing any more', async () => {
    const { seal } = world.parts.vault
    // Somebody else takes the event over between reading and writing.
    world.parts.vault.seal = async (text) => {
      await world.db.update(inboxEvent).set({ lease: 'somebody-else' })
      return seal(text)
    }
    await world.ask(somchai, QUESTION)
    expect(await world.db.select().from(answer)).toEqual([])
    expect(await world.db.select().from(outboxMessage)).toEqual([])
    expect(calls('reply')).toEqual([])
    expect(world.log).toContainEqual(expect.objectContaining({ event: 'event.lease-lost' }))
  })
})

describe('the loading sign', () => {
  const loading = () => calls('loading').length
  afterEach(() => vi.useRealTimers())

  it('is not shown for an answer that is there at once', async () => {
    await world.ask(somchai, QUESTION)
    expect(loading()).toBe(0)
  })

  it('is shown when making the answer takes noticeable time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { seal } = world.parts.vault
    world.parts.vault.seal = (text) => {
      vi.advanceTimersByTime(1_000)
      return seal(text)
    }
    await world.ask(somchai, QUESTION)
    expect(loading()).toBe(1)
    expect(bubbles()).toHaveLength(1)
  })
})

describe('GET /healthz', () => {
  it('is 200 with the content’s version while the database answers, 503 when it is gone', async () => {
    const healthy = await world.app.request('/healthz')
    expect([healthy.status, await healthy.json()]).toEqual([
      200,
      { status: 'ok', content: world.parts.contentVersion, line: [] },
    ])
    world.closeDatabase()
    expect((await world.app.request('/healthz')).status).toBe(503)
  })
})
