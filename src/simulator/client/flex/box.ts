import { perform, safeUri, tappable } from '../actions.ts'
import { h, style } from '../dom.ts'
import { wordsOf } from '../language.ts'
import type { Session } from '../session.ts'
import { scriptLanguage } from '../text.ts'
import { gravity, placeItem } from './item.ts'
import { drawIcon, drawImage, drawVideo } from './media.ts'
import { border, color, corner, length, padding } from './sizes.ts'
import { drawText } from './text.ts'
import type { FlexComponent, Layout } from './types.ts'

/** A box with its contents in a row, in a column or on one base line. */
export function drawBox(session: Session, box: FlexComponent): HTMLElement {
  const layout: Layout = box.layout === 'horizontal' || box.layout === 'baseline' ? box.layout : 'vertical'
  const element = h('div', { class: `flex-box flex-${layout}` })
  const children = box.contents ?? []
  children.forEach((child, index) => {
    const drawn = drawComponent(session, child, layout)
    element.append(placeItem(drawn, child, layout, { spacing: box.spacing, first: index === 0 }))
  })
  const all = padding(box.paddingAll)
  style(element, {
    padding: all,
    'padding-block-start': padding(box.paddingTop),
    'padding-block-end': padding(box.paddingBottom),
    'padding-inline-start': padding(box.paddingStart),
    'padding-inline-end': padding(box.paddingEnd),
    background: gradient(box.background),
    'background-color': color(box.backgroundColor),
    'border-radius': corner(box.cornerRadius),
    'border-style': box.borderWidth ? 'solid' : undefined,
    'border-width': border(box.borderWidth),
    'border-color': color(box.borderColor) ?? (box.borderWidth ? 'transparent' : undefined),
    width: length(box.width),
    'max-width': length(box.maxWidth),
    height: length(box.height),
    'max-height': length(box.maxHeight),
    'justify-content': box.justifyContent,
    'align-items': box.alignItems,
  })
  return element
}

function gradient(background: FlexComponent['background']): string | undefined {
  if (background?.type !== 'linearGradient') return undefined
  const [start, center, end] = [background.startColor, background.centerColor, background.endColor].map(color)
  if (!start || !end) return undefined
  const middle = center ? `, ${center} ${length(background.centerPosition) ?? '50%'}` : ''
  const angle = /^\d+(\.\d+)?deg$/.test(background.angle ?? '') ? background.angle : '0deg'
  return `linear-gradient(${angle}, ${start}${middle}, ${end})`
}

/** One component, made tappable when it carries an action. */
export function drawComponent(session: Session, component: FlexComponent, parent: Layout): HTMLElement {
  if (component.type === 'button') return drawButton(session, component)
  const drawn = drawShape(session, component, parent)
  return component.action ? makeTappable(session, drawn, component.action) : drawn
}

function drawShape(session: Session, component: FlexComponent, parent: Layout): HTMLElement {
  switch (component.type) {
    case 'box':
      return drawBox(session, component)
    case 'text':
      return drawText(component)
    case 'image':
      return drawImage(component)
    case 'icon':
      return drawIcon(component)
    case 'video':
      return drawVideo(component)
    case 'separator': {
      const line = h('div', { class: parent === 'vertical' ? 'flex-rule' : 'flex-rule flex-rule-upright' })
      style(line, { 'background-color': color(component.color) })
      return line
    }
    case 'filler':
    case 'spacer':
      return h('div', {})
    default:
      return h('div', { class: 'flex-unknown' }, wordsOf(session.state.language).unknownMessage(component.type ?? '?'))
  }
}

function drawButton(session: Session, component: FlexComponent): HTMLElement {
  const kind = component.style === 'primary' || component.style === 'secondary' ? component.style : 'link'
  const size = component.height === 'sm' ? 'sm' : 'md'
  const button = tappable(session, component.action ?? {}, `flex-button flex-button-${kind} flex-button-${size}`)
  const label = component.action?.label ?? ''
  button.lang = scriptLanguage(label)
  button.append(h('span', {}, label))
  style(button, { [kind === 'link' ? 'color' : 'background-color']: color(component.color) })
  const frame = h('div', { class: 'flex-button-frame' }, button)
  style(frame, { 'justify-content': gravity(component.gravity) })
  return frame
}

/** A box, text or image that can be tapped as a whole, by pointer and by key. */
export function makeTappable(
  session: Session,
  element: HTMLElement,
  action: NonNullable<FlexComponent['action']>,
): HTMLElement {
  element.classList.add('flex-tappable')
  element.tabIndex = 0
  element.setAttribute('role', action.type === 'uri' ? 'link' : 'button')
  if (action.label && !element.textContent) element.setAttribute('aria-label', action.label)
  const run = (event: Event) => {
    // A button inside has its own action.
    const target = event.target as Element
    if (target !== element && target.closest('a, button, [role]') !== element) return
    event.preventDefault()
    const href = action.type === 'uri' ? safeUri(action.uri) : undefined
    if (href) window.open(href, '_blank', 'noopener')
    else if (action.type !== 'uri') void perform(session, action)
  }
  element.addEventListener('click', run)
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') run(event)
  })
  return element
}
