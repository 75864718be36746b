import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import { Impossible, type SimulatedPlatform } from './platform.ts'
import { Refusal } from './refusal.ts'
import { FAULT_KINDS, type Fault, type NewPerson, type PersonAction, type SettingsPatch } from './types.ts'

const KEEP_ALIVE = 20_000

const text = z.string().min(1)
const anything = z.record(z.string(), z.unknown())
const natural = z.int().min(0)

const newPerson = z.object({
  name: text.max(100),
  language: text.optional(),
  relation: z.enum(['friend', 'blocked', 'stranger']).optional(),
})

const options = {
  mode: z.enum(['active', 'standby']).optional(),
  withoutSource: z.boolean().optional(),
  at: natural.optional(),
}
const media = { contentType: text.optional(), contentBase64: z.base64().optional() }
const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text, quoteItemId: text.optional(), ...options }),
  z.object({
    kind: z.literal('postback'),
    data: z.string(),
    displayText: z.string().optional(),
    params: anything.optional(),
    ...options,
  }),
  z.object({ kind: z.literal('sticker'), packageId: text.optional(), stickerId: text.optional(), ...options }),
  z.object({ kind: z.enum(['image', 'video', 'audio']), ...media, ...options }),
  z.object({ kind: z.literal('file'), fileName: text.optional(), ...media, ...options }),
  z.object({
    kind: z.literal('location'),
    title: z.string().optional(),
    address: z.string().optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    ...options,
  }),
  z.object({ kind: z.enum(['follow', 'unfollow']), ...options }),
  z.object({ kind: z.literal('unsend'), itemId: text, ...options }),
  z.object({ kind: z.literal('richmenuswitch'), aliasId: text, data: z.string(), ...options }),
  z.object({ kind: z.literal('raw'), event: z.union([anything, z.array(anything)]), ...options }),
])

const fault = z.object({
  endpoint: text,
  kind: z.enum(FAULT_KINDS),
  times: z.int().min(1).optional(),
  delayMs: natural.max(600_000).optional(),
  status: z.int().min(400).max(599).optional(),
})

const settings = z.object({
  webhookUrl: z.union([z.url(), z.literal('')]).optional(),
  webhookActive: z.boolean().optional(),
  redelivery: z.boolean().optional(),
  quota: z
    .object({ type: z.enum(['none', 'limited']).optional(), value: natural.optional(), used: natural.optional() })
    .optional(),
})

/** The control API under `/simulator/api`: what the page and load runs do with the simulated world. For development only. */
export function controlApi(platform: SimulatedPlatform): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof Impossible) return c.json({ error: error.message }, 409)
    if (error instanceof Refusal) return c.json({ error: error.message }, 404)
    throw error
  })
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })

  app.get('/state', (c) => c.json(platform.state()))
  app.post('/people', async (c) => c.json(platform.addPerson(await read<NewPerson>(c.req.raw, newPerson)), 201))
  app.get('/people/:userId', (c) => {
    const view = platform.view(c.req.param('userId'))
    return view ? c.json(view) : c.json({ error: 'There is no such person.' }, 404)
  })
  app.post('/people/:userId/actions', async (c) => {
    const deliveries = await platform.act(c.req.param('userId'), await read<PersonAction>(c.req.raw, action))
    return c.json({ deliveries })
  })
  app.put('/faults', async (c) => {
    platform.faults.replace(await read<Fault[]>(c.req.raw, z.array(fault)))
    return c.json(platform.faults.list)
  })
  app.delete('/faults', (c) => {
    platform.faults.clear()
    return c.json([])
  })
  app.put('/settings', async (c) => {
    platform.configure(await read<SettingsPatch>(c.req.raw, settings))
    return c.json(platform.settings)
  })
  app.get('/log', (c) => c.json(platform.log.after(Number.parseInt(c.req.query('after') ?? '0', 10) || 0)))
  app.post('/reset', (c) => {
    platform.reset()
    return c.json(platform.state())
  })
  app.get('/richmenus/:richMenuId/image', (c) => {
    const { contentType, bytes } = platform.richMenus.image(c.req.param('richMenuId'))
    return c.body(bytes, 200, { 'content-type': contentType })
  })
  app.get('/content/:messageId', (c) => {
    const content = platform.media(c.req.param('messageId'))
    if (!content) return c.json({ error: 'There is no such content.' }, 404)
    // A person may have sent any type; none of it may run as a page of this origin.
    const headers = {
      'content-type': content.contentType,
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    }
    return c.body(content.bytes, 200, headers)
  })
  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const send = (data: unknown) => void stream.writeSSE({ data: JSON.stringify(data) })
      const unsubscribe = platform.subscribe(send)
      const beat = setInterval(() => void stream.write(': still here\n\n'), KEEP_ALIVE)
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve)
        // The first notice also tells the page that the stream stands.
        send({ type: 'state' })
      })
      clearInterval(beat)
      unsubscribe()
    }),
  )
  return app
}

/** The request's JSON as the schema has it, or 400 naming every fault. */
async function read<T>(request: Request, schema: z.ZodType): Promise<T> {
  const body: unknown = await request.json().catch(() => undefined)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data as T
  throw new HTTPException(400, { res: Response.json({ error: z.prettifyError(parsed.error) }, { status: 400 }) })
}
