import { h, style } from '../dom.ts'
import { scriptLanguage } from '../text.ts'
import { gravity } from './item.ts'
import { color, fontSize, length } from './sizes.ts'
import type { FlexComponent } from './types.ts'

const decorations: Record<string, string> = { underline: 'underline', 'line-through': 'line-through' }

function letters(component: FlexComponent): Record<string, string | undefined> {
  return {
    'font-size': fontSize(component.size),
    'font-weight': component.weight === 'bold' ? '600' : undefined,
    'font-style': component.style === 'italic' ? 'italic' : undefined,
    'text-decoration': component.decoration ? decorations[component.decoration] : undefined,
    color: color(component.color),
  }
}

/** A text component. Without `wrap` it is one line with an ellipsis, as on a phone. */
export function drawText(component: FlexComponent): HTMLElement {
  const spans = component.contents ?? []
  const words = spans.length > 0 ? spans.map((span) => span.text ?? '').join('') : (component.text ?? '')
  const line = h('span', { class: 'flex-line' })
  if (spans.length > 0) {
    for (const span of spans) {
      const part = h('span', {}, span.text ?? '')
      style(part, letters(span))
      line.append(part)
    }
  } else line.append(words)

  const several = component.wrap === true
  line.classList.add(several ? 'flex-line-wrap' : 'flex-line-one')
  if (several && component.maxLines) {
    line.classList.add('flex-line-clamp')
    style(line, { '-webkit-line-clamp': String(component.maxLines) })
  }
  const spacing = length(component.lineSpacing)
  if (spacing) style(line, { 'line-height': `calc(1.5em + ${spacing})` })

  const element = h('div', { class: 'flex-text', lang: scriptLanguage(words) }, line)
  style(element, {
    ...letters(component),
    'text-align': component.align === 'end' ? 'end' : component.align === 'center' ? 'center' : undefined,
    'justify-content': gravity(component.gravity),
  })
  return element
}
