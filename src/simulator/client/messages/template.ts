import { type Action, perform, tappable } from '../actions.ts'
import { h, style } from '../dom.ts'
import type { Session } from '../session.ts'
import { linked, scriptLanguage } from '../text.ts'
import { imageFailed } from './media.ts'

type Column = {
  thumbnailImageUrl?: string
  imageUrl?: string
  imageBackgroundColor?: string
  title?: string
  text?: string
  actions?: Action[]
  action?: Action
  defaultAction?: Action
}
export type Template = Column & {
  type?: string
  imageAspectRatio?: string
  imageSize?: string
  columns?: Column[]
}

/** Buttons, confirm, carousel and image carousel as LINE draws them. */
export function drawTemplate(session: Session, template: Template, altText: string): HTMLElement {
  if (template.type === 'carousel' || template.type === 'image_carousel') {
    const row = h('div', { class: 'carousel', role: 'group', 'aria-label': altText, tabindex: 0 })
    for (const column of template.columns ?? []) {
      row.append(template.type === 'carousel' ? card(session, column, template) : imageCard(session, column))
    }
    return row
  }
  const element = card(session, template, template)
  if (template.type === 'confirm') element.classList.add('template-confirm')
  return element
}

function card(session: Session, column: Column, template: Template): HTMLElement {
  const element = h('div', { class: 'template' })
  if (column.thumbnailImageUrl) {
    const image = h('img', { class: 'template-image', src: column.thumbnailImageUrl, alt: '' })
    style(image, {
      'aspect-ratio': template.imageAspectRatio === 'square' ? '1 / 1' : '1.51 / 1',
      'object-fit': template.imageSize === 'contain' ? 'contain' : 'cover',
      'background-color': column.imageBackgroundColor,
    })
    imageFailed(image)
    element.append(image)
  }
  const words = h('div', { class: 'template-words' })
  if (column.title)
    words.append(h('div', { class: 'template-title', lang: scriptLanguage(column.title) }, column.title))
  const text = column.text ?? ''
  words.append(h('div', { class: 'template-text', lang: scriptLanguage(text) }, linked(text)))
  element.append(words)
  const whole = column.defaultAction
  if (whole) {
    words.classList.add('flex-tappable')
    words.addEventListener('click', () => void perform(session, whole))
  }
  const row = h('div', { class: 'template-actions' })
  for (const action of column.actions ?? []) row.append(labelled(session, action))
  element.append(row)
  return element
}

function labelled(session: Session, action: Action): HTMLElement {
  const element = tappable(session, action, 'template-action')
  element.lang = scriptLanguage(action.label ?? '')
  element.append(action.label ?? '')
  return element
}

function imageCard(session: Session, column: Column): HTMLElement {
  const image = h('img', { class: 'template-image', src: column.imageUrl, alt: '' })
  style(image, { 'aspect-ratio': '1 / 1', 'object-fit': 'cover' })
  imageFailed(image)
  const element = tappable(session, column.action ?? {}, 'template template-picture')
  element.append(image)
  if (column.action?.label) element.append(h('span', { class: 'template-picture-label' }, column.action.label))
  return element
}
