/**
 * What LINE's size words come to, in CSS pixels, on a phone 375 wide. LINE's documentation gives only their order;
 * the values follow how LINE's own Flex simulator draws them.
 */
const gaps: Record<string, string> = { none: '0', xs: '2px', sm: '4px', md: '8px', lg: '12px', xl: '16px', xxl: '20px' }
const paddings: Record<string, string> = {
  none: '0',
  xs: '2px',
  sm: '4px',
  md: '8px',
  lg: '12px',
  xl: '16px',
  xxl: '20px',
}
const corners: Record<string, string> = {
  none: '0',
  xs: '2px',
  sm: '4px',
  md: '8px',
  lg: '12px',
  xl: '16px',
  xxl: '20px',
}
const borders: Record<string, string> = {
  none: '0',
  light: '0.5px',
  normal: '1px',
  medium: '2px',
  'semi-bold': '3px',
  bold: '4px',
}
const fonts: Record<string, string> = {
  xxs: '11px',
  xs: '13px',
  sm: '14px',
  md: '16px',
  lg: '19px',
  xl: '22px',
  xxl: '29px',
  '3xl': '35px',
  '4xl': '48px',
  '5xl': '74px',
}
const images: Record<string, string> = {
  xxs: '40px',
  xs: '60px',
  sm: '80px',
  md: '100px',
  lg: '120px',
  xl: '140px',
  xxl: '160px',
  '3xl': '180px',
  '4xl': '200px',
  '5xl': '220px',
  full: '100%',
}

/** Bubble widths. `mega` fills what the avatar leaves of a phone; `giga` takes the whole width. */
export const bubbleWidths: Record<string, string> = {
  nano: '120px',
  micro: '160px',
  deca: '220px',
  hecto: '241px',
  kilo: '260px',
  mega: '300px',
  giga: '386px',
}

const from = (table: Record<string, string>) => (value: string | undefined) =>
  value === undefined ? undefined : (table[value] ?? length(value))

export const gap = from(gaps)
export const padding = from(paddings)
export const corner = from(corners)
export const border = from(borders)
export const fontSize = from(fonts)
export const imageSize = from(images)

/** Pixels or per cent as LINE accepts them; anything else is left out. */
export function length(value: string | undefined): string | undefined {
  return value !== undefined && /^-?\d+(\.\d+)?(px|%)$/.test(value) ? value : undefined
}

/** `#RRGGBB` or `#RRGGBBAA`; anything else is left out. */
export function color(value: string | undefined): string | undefined {
  return value !== undefined && /^#[0-9a-f]{6}([0-9a-f]{2})?$/i.test(value) ? value : undefined
}

/** `20:13` as CSS writes it. */
export function aspect(value: string | undefined): string {
  const [width, height] = (value ?? '1:1').split(':').map(Number)
  return width && height ? `${width} / ${height}` : '1 / 1'
}
