import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validateMessages } from './validate.ts'

const properties = (message: unknown) =>
  validateMessages([message]).map(({ property }) => property.replace('messages[0].', ''))

const uri = (over = {}) => ({ type: 'uri', label: 'Open', uri: 'https://etda.or.th', ...over })
const postback = (over = {}) => ({ type: 'postback', label: 'ตกลง', data: 'a=1', displayText: 'ตกลง', ...over })
const quick = (...actions: unknown[]) => ({
  type: 'text',
  text: 'x',
  quickReply: { items: actions.map((action) => ({ type: 'action', action })) },
})
const box = (...contents: unknown[]) => ({ type: 'box', layout: 'vertical', contents })
const bubble = (over = {}) => ({ type: 'bubble', body: box({ type: 'text', text: 'x' }), ...over })
const flex = (contents: unknown, over = {}) => ({ type: 'flex', altText: 'x', contents, ...over })
const inBox = (...contents: unknown[]) => flex({ type: 'bubble', body: box(...contents) })
const template = (value: unknown) => ({ type: 'template', altText: 'x', template: value })
const column = (over = {}) => ({ text: 'x', actions: [uri()], ...over })
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)
const https = 'https://cdn.test/a.jpg'

describe('messages LINE takes', () => {
  it.each<[string, unknown]>([
    ['text of 5,000 units', { type: 'text', text: 'ก'.repeat(5000) }],
    [
      'emoji at the place of a $',
      { type: 'text', text: '$ hi', emojis: [{ index: 0, productId: 'p', emojiId: '001' }] },
    ],
    [
      'textV2 with doubled braces',
      { type: 'textV2', text: '{{x}} {a}', substitution: { a: { type: 'emoji', productId: 'p', emojiId: '1' } } },
    ],
    ['a sticker bots may send', { type: 'sticker', packageId: '446', stickerId: '1988' }],
    ['image', { type: 'image', originalContentUrl: https, previewImageUrl: https }],
    ['video', { type: 'video', originalContentUrl: https, previewImageUrl: https, trackingId: 'a-1' }],
    ['audio', { type: 'audio', originalContentUrl: https, duration: 1000 }],
    ['location', { type: 'location', title: 't', address: 'a', latitude: 13.7, longitude: 100.5 }],
    ['sender with icon', { type: 'text', text: 'x', sender: { name: 'เจ้าหน้าที่ มัทรา', iconUrl: https } }],
    ['a name that only contains "line"', { type: 'text', text: 'x', sender: { name: 'Online help' } }],
    ['13 quick replies', quick(...times(13, { type: 'message', label: 'a', text: 'b' }))],
    ['a label of 20 clusters and 60 units', quick({ type: 'message', label: 'น้ำ'.repeat(20), text: 'b' })],
    [
      'camera, camera roll, location',
      quick(...['camera', 'cameraRoll', 'location'].map((type) => ({ type, label: 'x' }))),
    ],
    [
      'a date picker within its bounds',
      quick({
        type: 'datetimepicker',
        label: 'x',
        data: 'd',
        mode: 'date',
        initial: '2026-07-01',
        min: '2026-01-01',
        max: '2026-12-31',
      }),
    ],
    ['prefilled text with the keyboard', quick(postback({ inputOption: 'openKeyboard', fillInText: 'x' }))],
    ['null for what is optional', { type: 'text', text: 'x', quickReply: null, sender: null }],
    ['a bubble', flex(bubble({ size: 'giga', styles: { footer: { separator: true } }, action: uri() }))],
    ['12 bubbles of one size', flex({ type: 'carousel', contents: times(12, bubble()) })],
    ['mega said and unsaid is one size', flex({ type: 'carousel', contents: [bubble(), bubble({ size: 'mega' })] })],
    ['spans', inBox({ type: 'text', contents: [{ type: 'span', text: 'x', weight: 'bold' }] })],
    [
      'an icon in a baseline box',
      inBox({
        type: 'box',
        layout: 'baseline',
        contents: [
          { type: 'icon', url: https },
          { type: 'text', text: 'x' },
        ],
      }),
    ],
    [
      'a video hero with another picture',
      flex(
        bubble({ hero: { type: 'video', url: https, previewUrl: https, altContent: { type: 'image', url: https } } }),
      ),
    ],
    [
      'a gradient',
      inBox({
        ...box(),
        background: { type: 'linearGradient', angle: '0deg', startColor: '#ffffff', endColor: '#00000080' },
      }),
    ],
    ['buttons with 160 clusters', template({ type: 'buttons', text: 'น้ำ'.repeat(160), actions: times(4, uri()) })],
    ['confirm', template({ type: 'confirm', text: 'x', actions: [uri(), postback()] })],
    ['carousel', template({ type: 'carousel', columns: times(10, column({ title: 't', text: 'x'.repeat(60) })) })],
    [
      'image carousel without labels',
      template({ type: 'image_carousel', columns: [{ imageUrl: https, action: { type: 'postback', data: 'x' } }] }),
    ],
    [
      'imagemap',
      {
        type: 'imagemap',
        baseUrl: https,
        altText: 'x',
        baseSize: { width: 1040, height: 500 },
        actions: [{ type: 'uri', linkUri: https, area: { x: 0, y: 0, width: 1, height: 1 } }],
      },
    ],
    ['a phone number', quick(uri({ uri: 'tel:021234567' }))],
  ])('%s', (_, message) => {
    expect(validateMessages([message])).toEqual([])
  })
})

describe('messages LINE refuses, and where', () => {
  it.each<[string, unknown, string]>([
    ['no object', 'hello', 'messages[0]'],
    ['an unknown type', { type: 'poem' }, 'type'],
    ['text beyond 5,000 units', { type: 'text', text: 'ก'.repeat(5001) }, 'text'],
    ['an empty text', { type: 'text', text: '' }, 'text'],
    [
      '21 emoji',
      {
        type: 'text',
        text: '$'.repeat(21),
        emojis: Array.from({ length: 21 }, (_, index) => ({ index, productId: 'p', emojiId: '1' })),
      },
      'emojis',
    ],
    [
      'an emoji beside its $',
      { type: 'text', text: 'a$', emojis: [{ index: 0, productId: 'p', emojiId: '1' }] },
      'emojis[0].index',
    ],
    ['a single brace in textV2', { type: 'textV2', text: 'a { b' }, 'text'],
    ['a placeholder without value', { type: 'textV2', text: '{name}' }, 'text'],
    ['a sticker bots may not send', { type: 'sticker', packageId: '1', stickerId: '1' }, 'messages[0]'],
    [
      'media without TLS',
      { type: 'image', originalContentUrl: 'http://a.test/x', previewImageUrl: https },
      'originalContentUrl',
    ],
    [
      'a URL of 2,001',
      { type: 'image', originalContentUrl: `https://a.test/${'x'.repeat(1986)}`, previewImageUrl: https },
      'originalContentUrl',
    ],
    [
      'a URL not percent-encoded',
      { type: 'image', originalContentUrl: 'https://a.test/ภาพ', previewImageUrl: https },
      'originalContentUrl',
    ],
    ['video without preview', { type: 'video', originalContentUrl: https }, 'previewImageUrl'],
    [
      'a location title of 101',
      { type: 'location', title: 'x'.repeat(101), address: 'a', latitude: 1, longitude: 1 },
      'title',
    ],
    ['a sender of 21', { type: 'text', text: 'x', sender: { name: 'x'.repeat(21) } }, 'sender.name'],
    ['a sender called LINE', { type: 'text', text: 'x', sender: { name: 'LINE' } }, 'sender.name'],
    ['14 quick replies', quick(...times(14, { type: 'message', label: 'a', text: 'b' })), 'quickReply.items'],
    ['no quick reply in the list', quick(), 'quickReply.items'],
    ['a quick reply without label', quick({ type: 'message', text: 'b' }), 'quickReply.items[0].action'],
    [
      'a label of 21 clusters',
      quick({ type: 'message', label: 'น้ำ'.repeat(21), text: 'b' }),
      'quickReply.items[0].action.label',
    ],
    [
      'message text of 301 clusters',
      quick({ type: 'message', label: 'a', text: 'x'.repeat(301) }),
      'quickReply.items[0].action.text',
    ],
    ['data beyond 300 units', quick(postback({ data: 'น้ำ'.repeat(101) })), 'quickReply.items[0].action.data'],
    ['empty data', quick(postback({ data: '' })), 'quickReply.items[0].action.data'],
    ['text beside displayText', quick(postback({ text: 'x' })), 'quickReply.items[0].action.displayText'],
    ['prefilled text without keyboard', quick(postback({ fillInText: 'x' })), 'quickReply.items[0].action.fillInText'],
    ['a URI of 1,001', quick(uri({ uri: `https://a.test/${'x'.repeat(986)}` })), 'quickReply.items[0].action.uri'],
    ['a mailto URI', quick(uri({ uri: 'mailto:a@b.test' })), 'quickReply.items[0].action.uri'],
    [
      'a date picker upside down',
      quick({ type: 'datetimepicker', label: 'x', data: 'd', mode: 'time', min: '12:00', max: '11:00' }),
      'quickReply.items[0].action.min',
    ],
    [
      'a rich-menu switch outside menus',
      quick({ type: 'richmenuswitch', label: 'x', data: 'd', richMenuAliasId: 'a' }),
      'quickReply.items[0].action.type',
    ],
    [
      'clipboard text of 1,001',
      quick({ type: 'clipboard', label: 'x', clipboardText: 'x'.repeat(1001) }),
      'quickReply.items[0].action.clipboardText',
    ],
    [
      'a camera in a Flex button',
      inBox({ type: 'button', action: { type: 'camera', label: 'x' } }),
      'contents.body.contents[0].action.type',
    ],
    ['altText of 1,501', flex(bubble(), { altText: 'x'.repeat(1501) }), 'altText'],
    ['no altText', flex(bubble(), { altText: '' }), 'altText'],
    ['an empty bubble', flex({ type: 'bubble' }), 'contents'],
    ['a size LINE has not', flex(bubble({ size: 'huge' })), 'contents.size'],
    ['an unknown field', flex(bubble({ styles: { type: 'x' } })), 'contents.styles.type'],
    ['13 bubbles', flex({ type: 'carousel', contents: times(13, bubble()) }), 'contents.contents'],
    [
      'bubbles of two sizes',
      flex({ type: 'carousel', contents: [bubble(), bubble({ size: 'nano' })] }),
      'contents.contents',
    ],
    [
      '30 KB in a bubble, in bytes',
      flex(bubble({ body: box(...times(3, { type: 'text', text: 'ก'.repeat(3500) })) })),
      'contents',
    ],
    [
      '50 KB in a carousel',
      flex({ type: 'carousel', contents: times(6, bubble({ body: box({ type: 'text', text: 'ก'.repeat(2900) }) })) }),
      'contents',
    ],
    [
      'a video hero in a carousel',
      flex({
        type: 'carousel',
        contents: [bubble({ hero: { type: 'video', url: https, previewUrl: https, altContent: box() } })],
      }),
      'contents.contents[0].hero',
    ],
    [
      'a video hero in a small bubble',
      flex(bubble({ size: 'micro', hero: { type: 'video', url: https, previewUrl: https, altContent: box() } })),
      'contents.hero',
    ],
    ['an icon in a vertical box', inBox({ type: 'icon', url: https }), 'contents.body.contents[0].type'],
    [
      'a button in a baseline box',
      inBox({ type: 'box', layout: 'baseline', contents: [{ type: 'button', action: uri() }] }),
      'contents.body.contents[0].contents[0].type',
    ],
    ['an empty Flex text', inBox({ type: 'text', text: '' }), 'contents.body.contents[0].text'],
    ['a Flex text without text or spans', inBox({ type: 'text' }), 'contents.body.contents[0].text'],
    ['a colour by name', inBox({ type: 'text', text: 'x', color: 'red' }), 'contents.body.contents[0].color'],
    [
      'a button label of 41',
      inBox({ type: 'button', action: uri({ label: 'x'.repeat(41) }) }),
      'contents.body.contents[0].action.label',
    ],
    [
      'a button without label',
      inBox({ type: 'button', action: { type: 'uri', uri: https } }),
      'contents.body.contents[0].action',
    ],
    [
      'a ratio higher than 3:1',
      inBox({ type: 'image', url: https, aspectRatio: '1:4' }),
      'contents.body.contents[0].aspectRatio',
    ],
    [
      'text of 61 beside a title',
      template({ type: 'buttons', title: 't', text: 'x'.repeat(61), actions: [uri()] }),
      'template.text',
    ],
    ['5 buttons', template({ type: 'buttons', text: 'x', actions: times(5, uri()) }), 'template.actions'],
    ['confirm with one action', template({ type: 'confirm', text: 'x', actions: [uri()] }), 'template.actions'],
    [
      'columns with different numbers of actions',
      template({ type: 'carousel', columns: [column(), column({ actions: times(2, uri()) })] }),
      'template.columns',
    ],
    ['11 columns', template({ type: 'carousel', columns: times(11, column()) }), 'template.columns'],
    [
      'an image-carousel label of 13',
      template({ type: 'image_carousel', columns: [{ imageUrl: https, action: uri({ label: 'x'.repeat(13) }) }] }),
      'template.columns[0].action.label',
    ],
    [
      '51 imagemap actions',
      {
        type: 'imagemap',
        baseUrl: https,
        altText: 'x',
        baseSize: { width: 1040, height: 500 },
        actions: times(51, { type: 'message', text: 'x', area: { x: 0, y: 0, width: 1, height: 1 } }),
      },
      'actions',
    ],
  ])('%s', (_, message, property) => {
    expect(properties(message)).toEqual([property])
  })

  it.each([
    [[], 'Size must be between 1 and 5'],
    [times(6, { type: 'text', text: 'x' }), 'Size must be between 1 and 5'],
    [undefined, 'May not be empty'],
  ])('a request with %j as messages', (messages, message) => {
    expect(validateMessages(messages)).toEqual([{ message, property: 'messages' }])
  })

  it('boxes nested without end, without exhausting the stack', () => {
    let deep: unknown = { type: 'text', text: 'x' }
    for (let i = 0; i < 50_000; i += 1) deep = box(deep)
    expect(validateMessages([flex({ type: 'bubble', body: deep })])).toHaveLength(1)
  })
})

describe('whatever JSON comes', () => {
  const keys = fc.constantFrom(
    'type',
    'text',
    'contents',
    'body',
    'hero',
    'action',
    'actions',
    'label',
    'url',
    'template',
    'columns',
    'quickReply',
    'items',
    'sender',
    'layout',
    'altText',
    'substitution',
    'emojis',
    'aspectRatio',
    '__proto__',
  )
  const words = fc.constantFrom(
    'text',
    'textV2',
    'flex',
    'bubble',
    'carousel',
    'box',
    'vertical',
    'button',
    'image',
    'video',
    'icon',
    'template',
    'buttons',
    'imagemap',
    'datetimepicker',
    'postback',
    'action',
    'sticker',
    '{a}',
    '1:0',
  )
  const { message } = fc.letrec((tie) => ({
    message: fc.oneof(
      { maxDepth: 6 },
      words,
      fc.jsonValue(),
      fc.array(tie('message'), { maxLength: 4 }),
      fc.dictionary(keys, tie('message')),
    ),
  }))

  it('validateMessages answers and never throws', () => {
    fc.assert(
      fc.property(message, fc.array(message), (one, many) => {
        for (const messages of [one, many]) {
          for (const detail of validateMessages(messages)) expect(detail.property).toMatch(/^messages/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
