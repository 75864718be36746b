import { describe, expect, it } from 'vitest'
import { createWorld, type World } from './world.fixture.ts'

const menu = (over = {}) => ({
  name: 'main th',
  chatBarText: 'เมนู',
  selected: true,
  size: { width: 800, height: 540 },
  areas: [
    {
      bounds: { x: 0, y: 0, width: 400, height: 540 },
      action: { type: 'richmenuswitch', label: 'EN', richMenuAliasId: 'en', data: 'lang=en' },
    },
  ],
  ...over,
})

/** A PNG of that size, as far as its header goes. */
function png(width: number, height: number, bytes = 100): Uint8Array<ArrayBuffer> {
  const image = new Uint8Array(bytes)
  const view = new DataView(image.buffer)
  view.setUint32(0, 0x89504e47)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return image
}

const create = async (world: World, over = {}): Promise<string> =>
  ((await (await world.call('POST', '/v2/bot/richmenu', menu(over))).json()) as { richMenuId: string }).richMenuId

const upload = (world: World, id: string, image = png(800, 540), type = 'image/png') =>
  world.app.request(`/v2/bot/richmenu/${id}/content`, {
    method: 'POST',
    headers: { authorization: 'Bearer the-channel-access-token', 'content-type': type },
    body: image,
  })

const alias = (world: World, richMenuAliasId: string, richMenuId: string) =>
  world.call('POST', '/v2/bot/richmenu/alias', { richMenuAliasId, richMenuId })

describe('a menu LINE refuses', () => {
  it.each([
    ['name of 301 clusters', { name: 'น้ำ'.repeat(301) }, 'name'],
    ['bar text of 15 clusters', { chatBarText: 'น้ำ'.repeat(15) }, 'chatBarText'],
    ['21 areas', { areas: Array(21).fill(menu().areas[0]) }, 'areas'],
    ['799 wide', { size: { width: 799, height: 400 } }, 'size.width'],
    ['too high', { size: { width: 800, height: 600 } }, 'size'],
    [
      'an action of quick replies',
      { areas: [{ ...menu().areas[0], action: { type: 'camera', label: 'x' } }] },
      'areas[0].action.type',
    ],
    [
      'a label of 21',
      { areas: [{ ...menu().areas[0], action: { type: 'message', text: 'x', label: 'x'.repeat(21) } }] },
      'areas[0].action.label',
    ],
  ])('%s', async (_, over, property) => {
    const world = createWorld()
    for (const path of ['/v2/bot/richmenu', '/v2/bot/richmenu/validate']) {
      const response = await world.call('POST', path, menu(over))
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ details: [{ property }] })
    }
  })
})

describe('an image LINE refuses', () => {
  it.each([
    ['too large', png(800, 540, 1024 * 1024 + 1), 'image/png', 413],
    ['of another size than the menu', png(1200, 810), 'image/png', 400],
    ['no image at all', new Uint8Array(100), 'image/png', 400],
    ['another type than it says', png(800, 540), 'image/jpeg', 400],
    ['a GIF', png(800, 540), 'image/gif', 415],
  ] as const)('%s: %i', async (_, image, type, status) => {
    const world = createWorld()
    expect((await upload(world, await create(world), image, type)).status).toBe(status)
  })

  it('a second one', async () => {
    const world = createWorld()
    const id = await create(world)
    expect((await upload(world, id)).status).toBe(200)
    expect((await upload(world, id)).status).toBe(400)
  })
})

it('without an image a menu can be neither default, linked nor aliased', async () => {
  const world = createWorld()
  const id = await create(world)
  const attempts = [
    world.call('POST', `/v2/bot/user/all/richmenu/${id}`),
    world.call('POST', `/v2/bot/user/${world.somchai}/richmenu/${id}`),
    alias(world, 'th', id),
  ]
  expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual([400, 400, 400])
  expect((await world.call('POST', '/v2/bot/user/all/richmenu/richmenu-none')).status).toBe(404)
})

it('default, own menu, alias and switch: what a person sees', async () => {
  const world = createWorld()
  const [th, en] = [await create(world), await create(world, { name: 'main en' })]
  for (const id of [th, en]) await upload(world, id)
  const shown = () => world.platform.view(world.somchai)?.richMenu?.name
  await world.call('POST', `/v2/bot/user/all/richmenu/${th}`)
  expect(shown()).toBe('main th')
  expect((await alias(world, 'en', en)).status).toBe(200)
  expect((await alias(world, 'en', en)).status).toBe(400)
  expect((await alias(world, 'EN', en)).status).toBe(400)
  await world.platform.act(world.somchai, { kind: 'richmenuswitch', aliasId: 'en', data: 'lang=en' })
  expect(shown()).toBe('main en')
  expect(world.received[0]?.body.events[0]).toMatchObject({
    type: 'postback',
    postback: { data: 'lang=en', params: { newRichMenuAliasId: 'en', status: 'SUCCESS' } },
  })
  await world.call('POST', '/v2/bot/richmenu/alias/en', { richMenuId: th })
  expect(await (await world.call('GET', '/v2/bot/richmenu/alias/list')).json()).toEqual({
    aliases: [{ richMenuAliasId: 'en', richMenuId: th }],
  })
  await world.call('DELETE', `/v2/bot/user/${world.somchai}/richmenu`)
  expect(shown()).toBe('main th')
  await world.call('DELETE', `/v2/bot/richmenu/${th}`)
  expect(shown()).toBeUndefined()
  expect((await world.call('GET', '/v2/bot/user/all/richmenu')).status).toBe(404)
})

it('bulk link leaves blockers out; a batch moves and unlinks', async () => {
  const world = createWorld()
  const [one, two] = [await create(world), await create(world)]
  for (const id of [one, two]) await upload(world, id)
  await world.platform.act(world.ann, { kind: 'unfollow' })
  const bulk = await world.call('POST', '/v2/bot/richmenu/bulk/link', {
    richMenuId: one,
    userIds: [world.somchai, world.ann],
  })
  expect(bulk.status).toBe(202)
  const linked = async (userId: string) => (await world.call('GET', `/v2/bot/user/${userId}/richmenu`)).json()
  expect(await linked(world.somchai)).toEqual({ richMenuId: one })
  expect(await linked(world.ann)).toMatchObject({ message: 'the user has no richmenu' })
  const batch = await world.call('POST', '/v2/bot/richmenu/batch', {
    operations: [{ type: 'link', from: one, to: two }],
  })
  expect(await linked(world.somchai)).toEqual({ richMenuId: two })
  const progress = await world.call(
    'GET',
    `/v2/bot/richmenu/progress/batch?requestId=${batch.headers.get('x-line-request-id')}`,
  )
  expect(await progress.json()).toMatchObject({ phase: 'succeeded' })
  await world.call('POST', '/v2/bot/richmenu/batch', { operations: [{ type: 'unlinkAll' }] })
  expect(await linked(world.somchai)).toMatchObject({ message: 'the user has no richmenu' })
})
