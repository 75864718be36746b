import { style } from '../dom.ts'
import { gap, length } from './sizes.ts'
import type { FlexComponent, Layout } from './types.ts'

/** In a row children share the width (flex 1), in a column they take what they need (flex 0); fillers always share. */
function share(component: FlexComponent, parent: Layout): number {
  if (component.flex !== undefined) return component.flex
  if (component.type === 'filler' || component.type === 'spacer') return 1
  if (component.type === 'separator' || component.type === 'icon') return 0
  if (parent === 'vertical') return 0
  // A box with a width of its own takes no part in sharing.
  return component.type === 'box' && component.width !== undefined ? 0 : 1
}

/** Places a drawn component in its box: its share, the space before it, its offsets. */
export function placeItem(
  element: HTMLElement,
  component: FlexComponent,
  parent: Layout,
  space: { spacing: string | undefined; first: boolean },
): HTMLElement {
  const portion = share(component, parent)
  const before = gap(component.margin) ?? (space.first ? undefined : gap(space.spacing))
  const absolute = component.position === 'absolute'
  style(element, {
    flex: portion === 0 ? '0 0 auto' : parent === 'vertical' ? `${portion} 0 auto` : `${portion} 0 0`,
    'min-width': parent === 'vertical' || portion > 0 ? '0' : undefined,
    [parent === 'vertical' ? 'margin-block-start' : 'margin-inline-start']: absolute ? undefined : before,
    position: absolute ? 'absolute' : 'relative',
    top: gap(component.offsetTop) ?? length(component.offsetTop),
    bottom: gap(component.offsetBottom) ?? length(component.offsetBottom),
    'inset-inline-start': gap(component.offsetStart) ?? length(component.offsetStart),
    'inset-inline-end': gap(component.offsetEnd) ?? length(component.offsetEnd),
  })
  return element
}

const gravities: Record<string, string> = { top: 'flex-start', bottom: 'flex-end', center: 'center' }

/** `gravity` moves a component up and down within the height its row has. */
export function gravity(value: string | undefined): string | undefined {
  return value === undefined ? undefined : gravities[value]
}
