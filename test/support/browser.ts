import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium, { inflate } from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'

/**
 * Starts the packaged Chromium. It needs nothing of the system but glibc: the package holds the libraries and fonts
 * too, and they are used even where the system has its own, so that every machine draws the same.
 *
 * @throws an error that says what to do where the packaged one cannot run, on macOS or ARM for instance.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH
  const executablePath = own || (await chromium.executablePath())
  try {
    return await playwright.launch({
      executablePath,
      // Not the flags that the package recommends: they switch web security off and run everything in one process.
      args: ['--disable-gpu', '--font-render-hinting=none'],
      ...(own ? {} : { env: await packagedEnvironment() }),
    })
  } catch (error) {
    throw new Error(
      `Chromium (${executablePath}) does not start on this machine, so nothing was tested in a browser. ` +
        'The npm package @sparticuz/chromium brings a build for Linux on x64 with the libraries it needs. Elsewhere, ' +
        'set CHROMIUM_PATH to a Chrome or Chromium that runs here, and start the tests again.',
      { cause: error },
    )
  }
}

/** Where the packaged libraries and fonts are, once unpacked; the package itself does this on Amazon's machines only. */
async function packagedEnvironment(): Promise<Record<string, string>> {
  const archive = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))
  const libraries = join(await inflate(fileURLToPath(archive)), 'lib')
  const given = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(given), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(tmpdir(), 'fonts') }
}

export interface Visitor {
  page: Page
  /** Errors on the console, uncaught exceptions and violations of the content security policy, in their order. */
  complaints: string[]
  close(): Promise<void>
}

export interface Device {
  /** Width of the window in CSS pixels. */
  width: number
  /** Language of the browser. */
  locale?: 'th-TH' | 'en-GB'
}

/** A person with a browser of their own: no cookies, no storage. */
export async function visitor(
  browser: Browser,
  baseURL: string,
  { width, locale = 'th-TH' }: Device,
): Promise<Visitor> {
  const viewport = { width, height: width < 600 ? 844 : 900 }
  const context = await browser.newContext({ baseURL, locale, viewport, hasTouch: width < 600 })
  context.setDefaultTimeout(10_000)
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  // Before any script of the page: a violation while it loads counts too.
  await context.addInitScript(`
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      console.error('policy:', effectiveDirective, blockedURI, sample))
  `)
  return { page: await context.newPage(), complaints, close: () => context.close() }
}
