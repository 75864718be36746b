import { h, style } from '../dom.ts'
import type { Session } from '../session.ts'
import { drawBox, drawComponent, makeTappable } from './box.ts'
import { bubbleWidths, color } from './sizes.ts'
import type { BlockStyle, FlexComponent, FlexContainer } from './types.ts'

/** A Flex message: one bubble, or a row of bubbles to swipe through. */
export function drawFlex(session: Session, container: FlexContainer, altText: string): HTMLElement {
  if (container.type !== 'carousel') return drawBubble(session, container)
  const row = h('div', { class: 'carousel', role: 'group', 'aria-label': altText, tabindex: 0 })
  for (const bubble of container.contents ?? []) row.append(drawBubble(session, bubble))
  return row
}

const blocks = ['header', 'hero', 'body', 'footer'] as const

function drawBubble(session: Session, bubble: FlexContainer): HTMLElement {
  const size = bubble.size && bubble.size in bubbleWidths ? bubble.size : 'mega'
  const small = size === 'nano' || size === 'micro'
  const element = h('div', { class: `flex-bubble${small ? ' flex-bubble-small' : ''}`, dir: bubble.direction ?? 'ltr' })
  style(element, { width: bubbleWidths[size] })
  let above = false
  for (const name of blocks) {
    const block = bubble[name]
    if (!block) continue
    const look = bubble.styles?.[name]
    if (look?.separator && above) element.append(rule(look))
    const drawn = block.type === 'box' ? drawBlockBox(session, block) : drawComponent(session, block, 'vertical')
    drawn.classList.add('flex-block', `flex-${name}`)
    style(drawn, { 'background-color': color(look?.backgroundColor) ?? (color(block.backgroundColor) || undefined) })
    element.append(drawn)
    above = true
  }
  if (bubble.body && bubble.footer) element.classList.add('flex-has-footer')
  return bubble.action ? makeTappable(session, element, bubble.action) : element
}

function drawBlockBox(session: Session, block: FlexComponent): HTMLElement {
  const drawn = drawBox(session, block)
  return block.action ? makeTappable(session, drawn, block.action) : drawn
}

function rule(look: BlockStyle): HTMLElement {
  const line = h('div', { class: 'flex-rule' })
  style(line, { 'background-color': color(look.separatorColor) })
  return line
}
