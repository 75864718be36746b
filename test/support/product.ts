import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The product as a process of its own, as `npm start` runs it once the build is there. */
export interface Product {
  url: string
  /** Asks it to end, as a hosting platform does. Resolves with its exit code; rejects when it does not end in time. */
  stop(withinMilliseconds: number): Promise<number | null>
  /** Ends it without a word, as a power cut does. Its data stays. */
  kill(): Promise<void>
  /** Ends it if it still runs, and forgets its data. */
  remove(): Promise<void>
}

export interface ProductOptions {
  /** Where its data is kept; a fresh folder when absent. */
  folder?: string
  port?: number
  /** Settings beside the port and the database. */
  env?: Record<string, string>
}

const START_LIMIT = 60_000

/**
 * Starts `src/node.ts` in an empty folder and with an empty environment: like the first start on a fresh machine, and
 * far from the data, secrets and settings of whoever runs the tests. Resolves once `/healthz` answers.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'mattra-product-'))
  const port = options.port ?? (await freePort())
  const url = `http://localhost:${port}`
  const root = new URL('../../', import.meta.url)
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL('src/node.ts', root))],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        TSX_TSCONFIG_PATH: fileURLToPath(new URL('tsconfig.json', root)),
        PORT: String(port),
        DATABASE_URL: `file:${join(folder, 'data', 'app.db')}`,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const ended = once(child, 'exit')
  const running = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.includes('Mattra is running')) resolve()
      })
    }
  })
  let isWanted = true
  void ended.then(([code, signal]) => {
    if (isWanted)
      console.error(`The product ended (${signal ?? code}) though nobody asked it to. Its output:\n${output}`)
  })
  const kill = async () => {
    isWanted = false
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await ended
    }
  }
  const remove = async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const failed = ended.then(() => Promise.reject(new Error('It ended while starting.')))
    await within(START_LIMIT, Promise.race([running, failed]))
    const health = await fetch(`${url}/healthz`)
    if (!health.ok) throw new Error(`/healthz answered ${health.status}.`)
  } catch (error) {
    await remove()
    throw new Error(`The product did not start. Its output:\n${output}`, { cause: error })
  }
  return {
    url,
    kill,
    remove,
    stop: async (milliseconds) => {
      isWanted = false
      child.kill('SIGTERM')
      await within(milliseconds, ended)
      return child.exitCode
    },
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}

/** The work's result, or a rejection when it takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done within ${milliseconds} ms.`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
