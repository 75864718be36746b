/** Builds DOM nodes. Text is always a text node, so nothing a person or bot writes can become markup. */
export type Child = Node | string | null | undefined | false

type Handlers = { [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void }
type Attributes = { [name: string]: string | number | boolean | undefined | ((event: never) => void) }

/**
 * An element with attributes, handlers (`onclick`) and children.
 *
 * @example h('button', { type: 'button', class: 'button', onclick: send }, 'ส่ง')
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes & Handlers = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || (value === false && !name.startsWith('aria-'))) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    // An ARIA state is a word: an empty one does not count.
    else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value))
  }
  append(element, ...children)
  return element
}

export function append(parent: Node, ...children: Child[]): void {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) {
      parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child)
    }
  }
}

const svg = 'http://www.w3.org/2000/svg'

/** A drawn sign of 24 × 24 whose strokes take the colour of the text beside it. Hidden from screen readers. */
export function icon(path: string, size = 24): SVGSVGElement {
  const element = document.createElementNS(svg, 'svg')
  for (const [name, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: String(size),
    height: String(size),
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  })) {
    element.setAttribute(name, value)
  }
  const line = document.createElementNS(svg, 'path')
  line.setAttribute('d', path)
  element.append(line)
  return element
}

export const signs = {
  plus: 'M12 5v14M5 12h14',
  send: 'M4 4l17 8-17 8 3-8-3-8zM7 12h14',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  back: 'M15 5l-7 7 7 7',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01',
  video: 'M4 6h11v12H4zM15 10l5-3v10l-5-3',
  audio: 'M9 7a3 3 0 0 1 6 0v4a3 3 0 0 1-6 0zM6 11a6 6 0 0 0 12 0M12 17v3',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  location: 'M12 21s7-6.5 7-11a7 7 0 0 0-14 0c0 4.5 7 11 7 11zM12 10h.01',
  sticker: 'M12 21a9 9 0 1 1 9-9c-5 0-9 4-9 9zM9 10h.01M14 9h.01M8 14c1 1 2 1.5 3 1.5',
  braces: 'M9 4c-3 0-2 3-2 5s-1 3-3 3c2 0 3 1 3 3s-1 5 2 5M15 4c3 0 2 3 2 5s1 3 3 3c-2 0-3 1-3 3s1 5-2 5',
} as const

/** Sets style properties that are given; strings only, through the CSS object model. */
export function style(element: HTMLElement, properties: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined) element.style.setProperty(name, value)
  }
}
