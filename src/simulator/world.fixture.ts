import { createSimulator, type JsonObject, type Simulator } from './index.ts'

export const SECRET = '8c570fa6dd201bb328f1c1eac23a96d8'
export const TOKEN = 'the-channel-access-token'
export const NOON = Date.UTC(2026, 6, 1, 5)

export type Received = {
  body: JsonObject & { destination: string; events: JsonObject[] }
  raw: string
  signature: string
}

export type World = Simulator & {
  now: () => number
  pass: (ms: number) => void
  /** What the product got, in order of arrival. */
  received: Received[]
  /** What the product does with the next webhooks; 200 when the list is empty. */
  answers: (() => Response | Promise<Response>)[]
  waits: number[]
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  /** A reply token of a fresh text of the first person. */
  replyToken: () => Promise<string>
  somchai: string
  ann: string
}

/** A simulator with a clock that only moves by hand and by waiting, and a product that writes down what it gets. */
export function createWorld(): World {
  let time = NOON
  const received: Received[] = []
  const answers: World['answers'] = []
  const waits: number[] = []
  const product: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const raw = await request.text()
    received.push({ raw, body: JSON.parse(raw), signature: request.headers.get('x-line-signature') ?? '' })
    return (await answers.shift()?.()) ?? new Response('ok')
  }
  const simulator = createSimulator({
    channelSecret: SECRET,
    channelAccessToken: TOKEN,
    webhookUrl: 'https://bot.test/webhook',
    clock: () => time,
    fetch: product,
    wait: async (ms) => {
      waits.push(ms)
      time += ms
    },
  })
  const [somchai = '', ann = ''] = simulator.platform.people.map(({ userId }) => userId)
  const call: World['call'] = async (method, path, body, headers = {}) =>
    simulator.app.request(path, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const replyToken = async (): Promise<string> => {
    await simulator.platform.sendText(somchai, 'สวัสดี')
    return String(received.at(-1)?.body.events[0]?.replyToken)
  }
  const pass = (ms: number): void => {
    time += ms
  }
  return { ...simulator, now: () => time, pass, received, answers, waits, call, replyToken, somchai, ann }
}

export const text = (value = 'hello'): JsonObject => ({ type: 'text', text: value })
