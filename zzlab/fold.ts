/** A text folded sign by sign, so that places found in it can be told as places in the original. */
export interface Folded {
  /** Lower case, ASCII digits, hyphens and spaces; invisible signs left out. */
  text: string
  /** For each UTF-16 unit of `text`, its place in the original; one more entry holds the original's length. */
  at: number[]
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

function foldSign(sign: string): string {
  const code = sign.charCodeAt(0)
  if (code < 0x80) return /\s/.test(sign) ? ' ' : sign.toLowerCase()
  if (code >= 0x0e50 && code <= 0x0e59) return String(code - 0x0e50)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase()
  if (INVISIBLE.test(sign)) return ''
  if (/\s/.test(sign)) return ' '
  if (/[‐-―−﹘﹣]/.test(sign)) return '-'
  const lower = sign.toLowerCase()
  return lower.length === 1 ? lower : sign
}

/** Folds without moving anything, unlike `normalise`, whose result may have other lengths and orders. */
export function fold(original: string): Folded {
  const at: number[] = []
  let text = ''
  for (let i = 0; i < original.length; i++) {
    const sign = foldSign(original.charAt(i))
    if (sign === '') continue
    text += sign
    at.push(i)
  }
  at.push(original.length)
  return { text, at }
}

/** The letters, digits and marks of a folded text alone; `at` counts in the folded text. */
export function squeeze(folded: string): Folded {
  const at: number[] = []
  let text = ''
  for (let i = 0; i < folded.length; i++) {
    if (!/[\p{L}\p{N}\p{M}]/u.test(folded.charAt(i))) continue
    text += folded.charAt(i)
    at.push(i)
  }
  at.push(folded.length)
  return { text, at }
}
