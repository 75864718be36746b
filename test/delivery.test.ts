import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answer, inboxEvent, outboxMessage } from '../db/schema.ts'
import type { FaultKind } from '../src/simulator/index.ts'
import { createWorld, type World } from './support/world.ts'

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
