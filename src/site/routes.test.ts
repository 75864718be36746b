import { describe, expect, it } from 'vitest'
import type { SiteOptions } from './options.ts'
import { siteRoutes } from './routes.ts'

const bare: SiteOptions = { simulator: false, operator: {} }
const settled: SiteOptions = {
  basicId: '@mattra',
  simulator: true,
  operator: {
    controller: { th: 'สำนักงาน ก', en: 'Office A' },
    contact: { th: 'โทร 02 000 0000', en: 'Tel. 02 000 0000' },
  },
}
const page = async (path: string, options: SiteOptions, headers: Record<string, string> = {}) => {
  const response = await siteRoutes(options).request(path, { headers })
  return { response, html: await response.text() }
}

describe('the public pages', () => {
  it.each(['/', '/privacy'])('%s speaks Thai first and English when asked', async (path) => {
    expect((await page(path, bare)).html).toContain('<html lang="th">')
    expect((await page(`${path}?lang=en`, bare)).html).toContain('<html lang="en">')
    const { html, response } = await page(path, bare, { 'accept-language': 'en-GB,en;q=0.8' })
    expect(html).toContain('<html lang="en">')
    expect(response.headers.get('vary')).toBe('Accept-Language')
  })

  it.each(['/', '/privacy'])(
    '%s has one main heading, a way to the other language, and no script or style inside',
    async (path) => {
      const { html } = await page(path, settled)
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect(html).toContain(`href="${path}?lang=en"`)
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
    },
  )

  it('shows link and QR code of the account once it has an id, and says so while it has none', async () => {
    const { html: connected } = await page('/', settled)
    expect(connected).toContain('https://line.me/R/ti/p/%40mattra')
    expect(connected).toContain('aria-label="คิวอาร์โค้ดสำหรับเพิ่มบัญชี @mattra เป็นเพื่อนใน LINE"')
    const { html } = await page('/', bare)
    expect(html).not.toMatch(/line\.me|<svg/)
    expect(html).toContain('ยังไม่ได้เชื่อมต่อกับบัญชี LINE')
  })

  it('points to the simulator only where there is one', async () => {
    expect((await page('/', settled)).html).toContain('href="/simulator"')
    expect((await page('/', bare)).html).not.toContain('/simulator')
  })

  it('names the controller, or admits that none is named', async () => {
    expect((await page('/privacy?lang=en', settled)).html).toContain('Office A')
    expect((await page('/privacy?lang=en', bare)).html).toContain('has not named the data controller')
  })
})
