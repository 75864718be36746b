import type { Action } from '../actions.ts'

/**
 * Flex as a bot sends it. Everything is optional: the simulator refuses wrong messages before they get here, and what
 * LINE adds later must not stop the drawing.
 */
export type FlexComponent = {
  type?: string
  layout?: string
  contents?: FlexComponent[]
  text?: string
  url?: string
  previewUrl?: string
  altContent?: FlexComponent
  action?: Action
  flex?: number
  spacing?: string
  margin?: string
  size?: string
  weight?: string
  style?: string
  decoration?: string
  color?: string
  align?: string
  gravity?: string
  wrap?: boolean
  maxLines?: number
  lineSpacing?: string
  height?: string
  width?: string
  maxWidth?: string
  maxHeight?: string
  backgroundColor?: string
  background?: {
    type?: string
    angle?: string
    startColor?: string
    endColor?: string
    centerColor?: string
    centerPosition?: string
  }
  borderColor?: string
  borderWidth?: string
  cornerRadius?: string
  paddingAll?: string
  paddingTop?: string
  paddingBottom?: string
  paddingStart?: string
  paddingEnd?: string
  position?: string
  offsetTop?: string
  offsetBottom?: string
  offsetStart?: string
  offsetEnd?: string
  justifyContent?: string
  alignItems?: string
  aspectRatio?: string
  aspectMode?: string
}

export type BlockStyle = { backgroundColor?: string; separator?: boolean; separatorColor?: string }

export type FlexContainer = {
  type?: string
  size?: string
  direction?: string
  header?: FlexComponent
  hero?: FlexComponent
  body?: FlexComponent
  footer?: FlexComponent
  styles?: { header?: BlockStyle; hero?: BlockStyle; body?: BlockStyle; footer?: BlockStyle }
  action?: Action
  contents?: FlexContainer[]
}

export type Layout = 'horizontal' | 'vertical' | 'baseline'
