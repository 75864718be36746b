import { h, style } from '../dom.ts'
import { imageFailed } from '../messages/media.ts'
import { gravity } from './item.ts'
import { aspect, color, fontSize, imageSize } from './sizes.ts'
import type { FlexComponent } from './types.ts'

const sides: Record<string, string> = { start: 'flex-start', end: 'flex-end', center: 'center' }

/** An image: as wide as its size says, never wider than its box, in its ratio. */
export function drawImage(component: FlexComponent): HTMLElement {
  const image = h('img', { class: 'flex-image', src: component.url, alt: '', loading: 'lazy' })
  style(image, {
    width: imageSize(component.size ?? 'md'),
    'aspect-ratio': aspect(component.aspectRatio),
    'object-fit': component.aspectMode === 'cover' ? 'cover' : 'contain',
    'background-color': color(component.backgroundColor),
  })
  imageFailed(image)
  const frame = h('div', { class: 'flex-image-frame' }, image)
  style(frame, {
    'align-items': sides[component.align ?? 'center'],
    'justify-content': gravity(component.gravity),
  })
  return frame
}

/** An icon stands on the base line of its row and is as tall as text of its size. */
export function drawIcon(component: FlexComponent): HTMLElement {
  const image = h('img', { class: 'flex-icon', src: component.url, alt: '' })
  style(image, { height: fontSize(component.size ?? 'md'), 'aspect-ratio': aspect(component.aspectRatio) })
  imageFailed(image)
  return image
}

/** A video of the hero block: its preview with a play sign; phones play it, the drawing does not. */
export function drawVideo(component: FlexComponent): HTMLElement {
  const image = h('img', { class: 'flex-image', src: component.previewUrl, alt: '' })
  style(image, { width: '100%', 'aspect-ratio': aspect(component.aspectRatio), 'object-fit': 'cover' })
  imageFailed(image)
  return h(
    'div',
    { class: 'flex-image-frame flex-video' },
    image,
    h('span', { class: 'play-sign', 'aria-hidden': true }, '▶'),
  )
}
