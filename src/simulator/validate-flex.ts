import { deeperThan, isObject, type Problems, prop } from './check.ts'
import { LIMITS } from './limits.ts'
import type { JsonObject } from './types.ts'
import { checkAction } from './validate-actions.ts'

const BUBBLE_SIZES = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']
const VIDEO_SIZES = ['kilo', 'mega', 'giga']

const COLOR = /^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/
const PIXELS = String.raw`\d+(\.\d+)?px`
const SPACE = new RegExp(`^(none|xs|sm|md|lg|xl|xxl|${PIXELS})$`)
const OFFSET = new RegExp(String.raw`^(none|xs|sm|md|lg|xl|xxl|-?${PIXELS}|-?\d+(\.\d+)?%)$`)
const PADDING = new RegExp(String.raw`^(none|xs|sm|md|lg|xl|xxl|${PIXELS}|\d+(\.\d+)?%)$`)
const LENGTH = new RegExp(String.raw`^(${PIXELS}|\d+(\.\d+)?%)$`)
const BORDER = new RegExp(`^(none|light|normal|medium|semi-bold|bold|${PIXELS})$`)
const TEXT_SIZE = new RegExp(`^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|${PIXELS})$`)
const IMAGE_SIZE = new RegExp(String.raw`^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|${PIXELS}|\d+(\.\d+)?%)$`)

type Rule = RegExp | readonly string[] | 'boolean' | 'natural'

const PLACEMENT: Record<string, Rule> = {
  margin: SPACE,
  position: ['relative', 'absolute'],
  offsetTop: OFFSET,
  offsetBottom: OFFSET,
  offsetStart: OFFSET,
  offsetEnd: OFFSET,
}
const ALIGN = ['start', 'end', 'center']
const GRAVITY = ['top', 'bottom', 'center']
const CHARACTERS: Record<string, Rule> = {
  color: COLOR,
  size: TEXT_SIZE,
  weight: ['regular', 'bold'],
  style: ['normal', 'italic'],
  decoration: ['none', 'underline', 'line-through'],
}

/** Plain properties of each component; what needs more than a pattern is checked beside it and named in `others`. */
const COMPONENTS: Record<string, { plain: Record<string, Rule>; others: readonly string[] }> = {
  box: {
    plain: {
      ...PLACEMENT,
      layout: ['horizontal', 'vertical', 'baseline'],
      backgroundColor: COLOR,
      borderColor: COLOR,
      borderWidth: BORDER,
      cornerRadius: SPACE,
      width: LENGTH,
      maxWidth: LENGTH,
      height: LENGTH,
      maxHeight: LENGTH,
      flex: 'natural',
      spacing: SPACE,
      paddingAll: PADDING,
      paddingTop: PADDING,
      paddingBottom: PADDING,
      paddingStart: PADDING,
      paddingEnd: PADDING,
      justifyContent: ['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'],
      alignItems: ['center', 'flex-start', 'flex-end'],
    },
    others: ['contents', 'action', 'background'],
  },
  button: {
    plain: {
      ...PLACEMENT,
      flex: 'natural',
      height: ['sm', 'md'],
      style: ['primary', 'secondary', 'link'],
      color: COLOR,
      gravity: GRAVITY,
      adjustMode: ['shrink-to-fit'],
      scaling: 'boolean',
    },
    others: ['action'],
  },
  image: {
    plain: {
      ...PLACEMENT,
      flex: 'natural',
      align: ALIGN,
      gravity: GRAVITY,
      size: IMAGE_SIZE,
      aspectMode: ['cover', 'fit'],
      backgroundColor: COLOR,
      animated: 'boolean',
    },
    others: ['url', 'aspectRatio', 'action'],
  },
  video: { plain: {}, others: ['url', 'previewUrl', 'altContent', 'aspectRatio', 'action'] },
  icon: { plain: { ...PLACEMENT, size: TEXT_SIZE, scaling: 'boolean' }, others: ['url', 'aspectRatio'] },
  text: {
    plain: {
      ...PLACEMENT,
      ...CHARACTERS,
      flex: 'natural',
      align: ALIGN,
      gravity: GRAVITY,
      wrap: 'boolean',
      lineSpacing: new RegExp(`^${PIXELS}$`),
      maxLines: 'natural',
      adjustMode: ['shrink-to-fit'],
      scaling: 'boolean',
    },
    others: ['text', 'contents', 'action'],
  },
  span: { plain: CHARACTERS, others: ['text'] },
  separator: { plain: { margin: SPACE, color: COLOR }, others: [] },
  filler: { plain: { flex: 'natural' }, others: [] },
}

const KNOWN = new Map(
  Object.entries(COMPONENTS).map(([type, { plain, others }]) => [
    type,
    new Set(['type', ...Object.keys(plain), ...others]),
  ]),
)
const BUBBLE_KNOWN = new Set(['type', 'size', 'direction', 'header', 'hero', 'body', 'footer', 'styles', 'action'])
const CHILDREN = {
  stacked: ['box', 'button', 'image', 'text', 'separator', 'filler'],
  baseline: ['icon', 'text', 'filler'],
}

/** "Flex message" of the reference: a bubble or a carousel of bubbles with everything in them. */
export function checkFlexContainer(problems: Problems, value: unknown, path: string): void {
  const container = problems.object(value, path)
  if (!container) return
  if (deeperThan(container, LIMITS.flex.depth)) {
    problems.add(path, 'nested too deeply')
    return
  }
  const type = problems.oneOf(container, 'type', path, ['bubble', 'carousel'], true)
  if (type === 'bubble') checkBubble(problems, container, path, false)
  if (type !== 'carousel') return
  problems.onlyKnown(container, path, new Set(['type', 'contents']))
  const bubbles = problems.list(prop(container, 'contents'), `${path}.contents`, 1, LIMITS.flex.bubbles) ?? []
  const sizes = new Set<unknown>()
  bubbles.forEach((one, i) => {
    const at = `${path}.contents[${i}]`
    const bubble = problems.object(one, at)
    if (!bubble || problems.oneOf(bubble, 'type', at, ['bubble'], true) === undefined) return
    sizes.add(prop(bubble, 'size') ?? 'mega')
    checkBubble(problems, bubble, at, true)
  })
  if (sizes.size > 1) problems.add(`${path}.contents`, 'The size of all bubbles in a carousel must be the same')
  checkBytes(problems, container, path, LIMITS.flex.carouselBytes)
}

function checkBytes(problems: Problems, value: JsonObject, path: string, limit: number): void {
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length
  if (bytes > limit) problems.add(path, `JSON must be ${limit} bytes or less, is ${bytes}`)
}

function checkBubble(problems: Problems, bubble: JsonObject, path: string, inCarousel: boolean): void {
  problems.onlyKnown(bubble, path, BUBBLE_KNOWN)
  checkBytes(problems, bubble, path, LIMITS.flex.bubbleBytes)
  problems.oneOf(bubble, 'size', path, BUBBLE_SIZES)
  problems.oneOf(bubble, 'direction', path, ['ltr', 'rtl'])
  if (!['header', 'hero', 'body', 'footer'].some((block) => prop(bubble, block) !== undefined))
    problems.add(path, 'At least one block must be specified')
  for (const block of ['header', 'body', 'footer']) {
    const content = prop(bubble, block)
    if (content !== undefined) checkComponent(problems, content, `${path}.${block}`, ['box'])
  }
  const hero = prop(bubble, 'hero')
  if (hero !== undefined) {
    checkComponent(problems, hero, `${path}.hero`, ['box', 'image', 'video'])
    if (isObject(hero) && hero.type === 'video') {
      if (inCarousel) problems.add(`${path}.hero`, 'video cannot be used in a carousel')
      if (!VIDEO_SIZES.includes(String(prop(bubble, 'size') ?? 'mega')))
        problems.add(`${path}.hero`, `video needs a bubble of size ${VIDEO_SIZES.join(', ')}`)
    }
  }
  if (prop(bubble, 'action') !== undefined) checkAction(problems, bubble.action, `${path}.action`, 'flex')
  checkStyles(problems, prop(bubble, 'styles'), `${path}.styles`)
}

function checkStyles(problems: Problems, value: unknown, path: string): void {
  const styles = problems.object(value, path, false)
  if (!styles) return
  problems.onlyKnown(styles, path, new Set(['header', 'hero', 'body', 'footer']))
  for (const block of ['header', 'hero', 'body', 'footer']) {
    const style = problems.object(prop(styles, block), `${path}.${block}`, false)
    if (!style) continue
    problems.onlyKnown(style, `${path}.${block}`, new Set(['backgroundColor', 'separator', 'separatorColor']))
    checkPlain(problems, style, `${path}.${block}`, {
      backgroundColor: COLOR,
      separatorColor: COLOR,
      separator: 'boolean',
    })
  }
}

function checkPlain(problems: Problems, component: JsonObject, path: string, rules: Record<string, Rule>): void {
  for (const [key, rule] of Object.entries(rules)) {
    if (rule === 'boolean') problems.boolean(component, key, path)
    else if (rule === 'natural') problems.number(component, key, path, { min: 0 })
    else if (rule instanceof RegExp) problems.text(component, key, path, { pattern: rule })
    else problems.oneOf(component, key, path, rule)
  }
}

function checkComponent(problems: Problems, value: unknown, path: string, allowed: readonly string[]): void {
  const component = problems.object(value, path)
  if (!component) return
  const type = problems.oneOf(component, 'type', path, allowed, true)
  const rules = type === undefined ? undefined : COMPONENTS[type]
  if (type === undefined || !rules) return
  problems.onlyKnown(component, path, KNOWN.get(type) ?? new Set())
  checkPlain(problems, component, path, rules.plain)
  const hasAction = prop(component, 'action') !== undefined
  switch (type) {
    case 'box':
      if (hasAction) checkAction(problems, component.action, `${path}.action`, 'flex')
      checkBox(problems, component, path)
      return
    case 'button':
      checkAction(problems, prop(component, 'action'), `${path}.action`, 'flexButton')
      return
    case 'image':
      problems.mediaUrl(component, 'url', path, LIMITS.mediaUrl, true)
      checkRatio(problems, component, path)
      if (hasAction) checkAction(problems, component.action, `${path}.action`, 'flex')
      return
    case 'video':
      problems.mediaUrl(component, 'url', path, LIMITS.mediaUrl, true)
      problems.mediaUrl(component, 'previewUrl', path, LIMITS.mediaUrl, true)
      checkComponent(problems, prop(component, 'altContent'), `${path}.altContent`, ['box', 'image'])
      checkRatio(problems, component, path)
      if (hasAction) checkAction(problems, component.action, `${path}.action`, 'flexVideo')
      return
    case 'icon':
      problems.mediaUrl(component, 'url', path, LIMITS.mediaUrl, true)
      checkRatio(problems, component, path)
      return
    case 'text':
      if (hasAction) checkAction(problems, component.action, `${path}.action`, 'flex')
      checkText(problems, component, path)
      return
    case 'span':
      problems.text(component, 'text', path, { required: true })
      return
  }
}

function checkBox(problems: Problems, box: JsonObject, path: string): void {
  const layout = prop(box, 'layout')
  if (layout === undefined) problems.add(`${path}.layout`, 'must be specified')
  const allowed = layout === 'baseline' ? CHILDREN.baseline : CHILDREN.stacked
  const contents = problems.list(prop(box, 'contents'), `${path}.contents`, 0, Number.MAX_SAFE_INTEGER) ?? []
  contents.forEach((child, i) => {
    checkComponent(problems, child, `${path}.contents[${i}]`, allowed)
  })
  const background = problems.object(prop(box, 'background'), `${path}.background`, false)
  if (!background) return
  const at = `${path}.background`
  problems.oneOf(background, 'type', at, ['linearGradient'], true)
  problems.text(background, 'angle', at, { pattern: /^\d{1,3}(\.\d+)?deg$/, required: true })
  problems.text(background, 'startColor', at, { pattern: COLOR, required: true })
  problems.text(background, 'endColor', at, { pattern: COLOR, required: true })
  problems.text(background, 'centerColor', at, { pattern: COLOR })
  problems.text(background, 'centerPosition', at, { pattern: /^\d{1,3}(\.\d+)?%$/ })
}

function checkText(problems: Problems, component: JsonObject, path: string): void {
  const spans = prop(component, 'contents')
  if (spans === undefined) {
    problems.text(component, 'text', path, { required: true })
    return
  }
  problems.text(component, 'text', path)
  problems.list(spans, `${path}.contents`, 1, Number.MAX_SAFE_INTEGER)?.forEach((span, i) => {
    checkComponent(problems, span, `${path}.contents[${i}]`, ['span'])
  })
}

function checkRatio(problems: Problems, component: JsonObject, path: string): void {
  const ratio = problems.text(component, 'aspectRatio', path, { pattern: /^\d+(\.\d+)?:\d+(\.\d+)?$/ })
  const [width = 0, height = 0] = (ratio ?? '').split(':').map(Number)
  if (ratio === undefined || Number.isNaN(width) || Number.isNaN(height)) return
  const { aspectRatioPart, imageHeightPerWidth } = LIMITS.flex
  if (width <= 0 || height <= 0 || width > aspectRatioPart || height > aspectRatioPart)
    problems.add(`${path}.aspectRatio`, `Both sides must be between 1 and ${aspectRatioPart}`)
  else if (height > imageHeightPerWidth * width)
    problems.add(`${path}.aspectRatio`, `Height must be at most ${imageHeightPerWidth} times the width`)
}
