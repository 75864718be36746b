import { type Problems, prop } from './check.ts'
import { LIMITS } from './limits.ts'
import type { JsonObject } from './types.ts'
import { type ActionPlace, checkAction } from './validate-actions.ts'

const L = LIMITS.template
const COLOR = /^#[0-9a-fA-F]{6}$/

/** "Template messages" of the reference. */
export function checkTemplate(problems: Problems, value: unknown, path: string): void {
  const template = problems.object(value, path)
  if (!template) return
  switch (problems.oneOf(template, 'type', path, ['buttons', 'confirm', 'carousel', 'image_carousel'], true)) {
    case 'buttons':
      checkImageStyle(problems, template, path)
      problems.text(template, 'imageBackgroundColor', path, { pattern: COLOR })
      checkCard(problems, template, path, {
        text: L.buttonsText,
        short: L.buttonsTextBesideImageOrTitle,
        actions: L.buttonsActions,
      })
      return
    case 'confirm':
      problems.text(template, 'text', path, { max: L.confirmText, unit: 'clusters', required: true })
      checkActions(problems, template, path, L.confirmActions, L.confirmActions)
      return
    case 'carousel':
      checkImageStyle(problems, template, path)
      checkCarousel(problems, template, path)
      return
    case 'image_carousel':
      problems.list(prop(template, 'columns'), `${path}.columns`, 1, L.columns)?.forEach((value, i) => {
        const at = `${path}.columns[${i}]`
        const column = problems.object(value, at)
        if (!column) return
        problems.mediaUrl(column, 'imageUrl', at, LIMITS.mediaUrl, true)
        checkAction(problems, prop(column, 'action'), `${at}.action`, 'imageCarousel')
      })
  }
}

function checkImageStyle(problems: Problems, template: JsonObject, path: string): void {
  problems.oneOf(template, 'imageAspectRatio', path, ['rectangle', 'square'])
  problems.oneOf(template, 'imageSize', path, ['cover', 'contain'])
}

type CardLimits = { text: number; short: number; actions: number }

function checkCard(problems: Problems, card: JsonObject, path: string, limits: CardLimits): void {
  problems.mediaUrl(card, 'thumbnailImageUrl', path, LIMITS.mediaUrl)
  problems.text(card, 'title', path, { max: L.title, unit: 'clusters' })
  const besides = prop(card, 'thumbnailImageUrl') !== undefined || prop(card, 'title') !== undefined
  problems.text(card, 'text', path, { max: besides ? limits.short : limits.text, unit: 'clusters', required: true })
  if (prop(card, 'defaultAction') !== undefined)
    checkAction(problems, card.defaultAction, `${path}.defaultAction`, 'templateDefault')
  checkActions(problems, card, path, 1, limits.actions)
}

function checkActions(
  problems: Problems,
  holder: JsonObject,
  path: string,
  min: number,
  max: number,
  place: ActionPlace = 'template',
): void {
  problems.list(prop(holder, 'actions'), `${path}.actions`, min, max)?.forEach((action, i) => {
    checkAction(problems, action, `${path}.actions[${i}]`, place)
  })
}

function checkCarousel(problems: Problems, template: JsonObject, path: string): void {
  const columns = problems.list(prop(template, 'columns'), `${path}.columns`, 1, L.columns) ?? []
  const shapes = { actions: new Set<unknown>(), image: new Set<boolean>(), title: new Set<boolean>() }
  columns.forEach((value, i) => {
    const at = `${path}.columns[${i}]`
    const column = problems.object(value, at)
    if (!column) return
    problems.text(column, 'imageBackgroundColor', at, { pattern: COLOR })
    checkCard(problems, column, at, {
      text: L.carouselText,
      short: L.carouselTextBesideImageOrTitle,
      actions: L.carouselActions,
    })
    const actions = prop(column, 'actions')
    shapes.actions.add(Array.isArray(actions) ? actions.length : 0)
    shapes.image.add(prop(column, 'thumbnailImageUrl') !== undefined)
    shapes.title.add(prop(column, 'title') !== undefined)
  })
  if (shapes.actions.size > 1) problems.add(`${path}.columns`, 'The number of actions must be the same in all columns')
  if (shapes.image.size > 1 || shapes.title.size > 1)
    problems.add(`${path}.columns`, 'Image and title must be used in all columns or in none')
}

/** "Imagemap message" of the reference. */
export function checkImagemap(problems: Problems, message: JsonObject, path: string): void {
  problems.mediaUrl(message, 'baseUrl', path, LIMITS.mediaUrl, true)
  problems.text(message, 'altText', path, { max: LIMITS.altText, required: true })
  const base = problems.object(prop(message, 'baseSize'), `${path}.baseSize`)
  if (base) {
    const { baseWidth } = LIMITS.imagemap
    problems.number(base, 'width', `${path}.baseSize`, { min: baseWidth, max: baseWidth, required: true })
    problems.number(base, 'height', `${path}.baseSize`, { min: 1, required: true })
  }
  problems.list(prop(message, 'actions'), `${path}.actions`, 0, LIMITS.imagemap.actions)?.forEach((action, i) => {
    checkImagemapAction(problems, action, `${path}.actions[${i}]`)
  })
  const video = problems.object(prop(message, 'video'), `${path}.video`, false)
  if (!video) return
  problems.mediaUrl(video, 'originalContentUrl', `${path}.video`, LIMITS.mediaUrl, true)
  problems.mediaUrl(video, 'previewImageUrl', `${path}.video`, LIMITS.mediaUrl, true)
  checkArea(problems, prop(video, 'area'), `${path}.video.area`)
  const link = problems.object(prop(video, 'externalLink'), `${path}.video.externalLink`, false)
  if (!link) return
  problems.url(link, 'linkUri', `${path}.video.externalLink`, ['http', 'https', 'line', 'tel'], LIMITS.action.uri, true)
  problems.text(link, 'label', `${path}.video.externalLink`, {
    max: LIMITS.imagemap.linkLabel,
    unit: 'clusters',
    required: true,
  })
}

function checkImagemapAction(problems: Problems, value: unknown, path: string): void {
  const action = problems.object(value, path)
  if (!action) return
  const type = problems.oneOf(action, 'type', path, ['uri', 'message', 'clipboard'], true)
  problems.text(action, 'label', path, { max: LIMITS.imagemap.label, unit: 'clusters' })
  checkArea(problems, prop(action, 'area'), `${path}.area`)
  if (type === 'uri') problems.url(action, 'linkUri', path, ['http', 'https', 'line', 'tel'], LIMITS.action.uri, true)
  if (type === 'message')
    problems.text(action, 'text', path, { max: LIMITS.imagemap.text, unit: 'clusters', required: true })
  if (type === 'clipboard')
    problems.text(action, 'clipboardText', path, { max: LIMITS.action.clipboardText, required: true })
}

export function checkArea(problems: Problems, value: unknown, path: string): void {
  const area = problems.object(value, path)
  if (!area) return
  for (const key of ['x', 'y']) problems.number(area, key, path, { min: 0, required: true })
  for (const key of ['width', 'height']) problems.number(area, key, path, { min: 1, required: true })
}
