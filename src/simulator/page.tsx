/** @jsxImportSource hono/jsx */
import { Layout } from '../ui/layout.tsx'

/**
 * GET /simulator. The page is drawn by its script, in the language chosen there; without script there is nothing to
 * simulate. Style attributes are set through the CSS object model only.
 */
export function simulatorPage() {
  return (
    <Layout
      lang="th"
      title="เครื่องจำลอง LINE"
      styles={['/simulator/assets/simulator.css']}
      scripts={['/simulator/assets/simulator.js']}
      bodyClass="simulator"
    >
      <p class="quiet">กำลังเปิดเครื่องจำลอง LINE</p>
      <noscript>
        <p>เครื่องจำลองต้องใช้ JavaScript</p>
        <p lang="en">The simulator needs JavaScript.</p>
      </noscript>
    </Layout>
  )
}
