import { type Context, Hono } from 'hono'
import { pageLanguage } from '../ui/language.ts'
import { HomePage } from './home.tsx'
import type { SiteOptions } from './options.ts'
import { PrivacyPage } from './privacy.tsx'

/** The public pages. They keep nothing about who reads them and work without script. */
export function siteRoutes(options: SiteOptions): Hono {
  const languageOf = (c: Context) => {
    const lang = pageLanguage(c.req.query('lang'), c.req.header('accept-language'))
    c.header('Content-Language', lang)
    c.header('Vary', 'Accept-Language')
    return lang
  }
  return new Hono()
    .get('/', (c) => c.html(HomePage({ lang: languageOf(c), options })))
    .get('/privacy', (c) => c.html(PrivacyPage({ lang: languageOf(c), options })))
}
