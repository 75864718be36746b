/** @jsxImportSource hono/jsx */
import encodeQR from 'qr'

/** Light modules around the code, without which readers do not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

/**
 * A QR code as inline SVG, always dark on light: many readers refuse the inverse, so it does not follow the dark scheme.
 *
 * @param label what the code is for; screen readers say it instead of the picture.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE })
  const size = modules.length
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000" d={modules.map(darkRuns).join('')} />
    </svg>
  )
}

/** The dark modules of one row as rectangles, neighbours joined, so that no hairline shows between them. */
function darkRuns(row: boolean[], y: number): string {
  const runs: { x: number; width: number }[] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (isDark && last && last.x + last.width === x) last.width += 1
    else if (isDark) runs.push({ x, width: 1 })
  }
  return runs.map(({ x, width }) => `M${x} ${y}h${width}v1h-${width}z`).join('')
}
