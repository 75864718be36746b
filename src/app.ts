import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Knowledge } from './knowledge/knowledge.ts'
import { lastFindings } from './line/self-check.ts'
import { type WebhookParts, webhookRoutes } from './line/webhook.ts'
import { errorFields } from './log.ts'
import { siteRoutes } from './site/routes.ts'

/** What the app is made of; everything comes from outside, so that a test can hand in its own. */
export interface AppParts {
  knowledge: Knowledge
  /** True where the simulator stands in for LINE. */
  simulator: boolean
  /** Parts of one request: on Workers nothing that does input or output may outlive it. */
  provide(c: Context): WebhookParts | Promise<WebhookParts>
}

/** The only place that knows all rooms: mounts each one's routes. */
export function createApp({ knowledge, simulator, provide }: AppParts): Hono {
  const app = new Hono()
  const { operator } = knowledge.content
  const isSimulator = (c: Context) => simulator && c.req.path === '/simulator'
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'none'"],
        // A bot names its pictures and sounds by https addresses anywhere; the drawn phone shows them as LINE would.
        imgSrc: [(c) => (isSimulator(c) ? "'self' data: https:" : "'self' data:")],
        mediaSrc: [(c) => (isSimulator(c) ? "'self' https:" : "'none'")],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  )
  app.route(
    '/',
    siteRoutes({
      simulator,
      ...(operator.lineBasicId.value ? { basicId: operator.lineBasicId.value } : {}),
      operator: {
        ...(operator.privacyController.value ? { controller: operator.privacyController.value } : {}),
        ...(operator.privacyContact.value ? { contact: operator.privacyContact.value } : {}),
      },
    }),
  )
  app.route('/webhook/line', webhookRoutes(provide))
  app.get('/healthz', async (c) => {
    c.header('cache-control', 'no-store')
    try {
      const { db } = await provide(c)
      // Fails while the database is away, and before it is migrated.
      const line = await lastFindings(db)
      return c.json({ status: 'ok', content: knowledge.content.version, line })
    } catch (error) {
      return c.json({ status: 'unavailable', database: errorFields(error).code ?? 'unreachable' }, 503)
    }
  })
  return app
}
