import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { simulatorPage } from './page.tsx'

/** The page in the browser, and its script and style from `folder`. Node only, like the simulator itself. */
export function simulatorPageRoutes(folder: string): Hono {
  const app = new Hono()
  app.get('/simulator', (c) => c.html(simulatorPage()))
  const rewriteRequestPath = (path: string) => path.replace('/simulator/assets', '')
  app.use('/simulator/assets/*', serveStatic({ root: folder, rewriteRequestPath }))
  return app
}
