import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { QrCode } from './qr-code.tsx'

const draw = (text: string) => String(QrCode({ text, label: 'เพิ่ม @mattra เป็นเพื่อน "ที่นี่"' }))

describe('the QR code', () => {
  it.each([
    ['a link of LINE', 'https://line.me/R/ti/p/%40mattra'],
    ['a longer link', `https://line.me/R/ti/p/%40${'a'.repeat(60)}`],
    ['one letter', 'a'],
  ])('of %s reads back as what was written', (_, text) => {
    expect(read(draw(text))).toBe(text)
  })

  it('says in words what it is for, and carries no style that the security policy would refuse', () => {
    const svg = draw('a')
    expect(svg).toContain('role="img" aria-label="เพิ่ม @mattra เป็นเพื่อน &quot;ที่นี่&quot;"')
    expect(svg).not.toMatch(/style|<script|<text/)
  })

  it('keeps four light modules free around it', () => {
    const svg = draw('a')
    const size = sizeOf(svg)
    for (const { x, y, width } of rectangles(svg)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4)
      expect(Math.max(x + width, y + 1)).toBeLessThanOrEqual(size - 4)
    }
  })
})

const sizeOf = (svg: string) => Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])

function rectangles(svg: string) {
  const dark = /fill="#000" d="([^"]+)"/.exec(svg)?.[1] ?? ''
  return Array.from(dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g), ([, x, y, width]) => ({
    x: Number(x),
    y: Number(y),
    width: Number(width),
  }))
}

/** Paints the drawing four pixels a module and reads it as a camera would. */
function read(svg: string): string {
  const scale = 4
  const side = sizeOf(svg) * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const { x, y, width } of rectangles(svg)) {
    for (let row = y * scale; row < (y + 1) * scale; row++) {
      for (let column = x * scale; column < (x + width) * scale; column++) {
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
      }
    }
  }
  return decodeQR({ width: side, height: side, data })
}
