import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

/**
 * A remote libSQL database in small: speaks Hrana 2 over HTTP (`POST /v2/pipeline`), which is what the real client
 * sends, on a SQLite file of its own.
 *
 * Like a real server it keeps an interactive stream (a "baton") only for a few seconds, lets a second writer wait and
 * then refuses it, and can be told to refuse.
 */
export interface HranaServer {
  url: string
  /** Pipelines answered so far: the round trips that a client made. */
  requests: number
  /** Answers this many of the next pipelines with 503. */
  refuse(times: number): void
  close(): Promise<void>
}

interface Options {
  /** The database file; in memory when absent. */
  file?: string
  /** How long a stream may stay open between requests, in milliseconds. */
  streamLife?: number
  /** Refuses other bearer tokens with 401. */
  authToken?: string
  port?: number
}

interface Stream {
  db: DatabaseSync
  sql: Map<number, string>
  timer?: NodeJS.Timeout
}

type Value =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string }

interface Statement {
  sql?: string
  sql_id?: number
  args?: Value[]
  named_args?: { name: string; value: Value }[]
  want_rows?: boolean
}

type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' }

type StreamRequest =
  | { type: 'close' }
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: { steps: { stmt: Statement; condition?: Condition }[] } }
  | { type: 'sequence' | 'describe'; sql?: string; sql_id?: number }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'get_autocommit' }

export async function startHranaServer(options: Options = {}): Promise<HranaServer> {
  const { file = `file:hrana-${crypto.randomUUID()}?mode=memory&cache=shared`, streamLife = 5_000, authToken } = options
  const open = () => {
    const db = new DatabaseSync(file)
    db.exec('PRAGMA busy_timeout = 2000')
    return db
  }
  // Holds a memory database alive between streams, and sets a file's journal once.
  const keeper = open()
  if (options.file) keeper.exec('PRAGMA journal_mode = WAL')
  const streams = new Map<string, Stream>()
  let refusals = 0

  const server: Server = createServer(async (request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (request.method !== 'POST' || request.url !== '/v2/pipeline') return answer(404, { error: 'not found' })
    if (authToken && request.headers.authorization !== `Bearer ${authToken}`)
      return answer(401, { error: 'unauthorized' })
    handle.requests++
    if (refusals > 0) {
      refusals--
      return answer(503, { error: 'the database is restarting' })
    }
    const { baton, requests } = JSON.parse(await readBody(request)) as { baton?: string; requests: StreamRequest[] }
    const stream: Stream | undefined = baton === undefined ? { db: open(), sql: new Map() } : streams.get(baton)
    if (!stream) return answer(400, { error: 'the stream has expired' })
    if (baton !== undefined) streams.delete(baton)
    clearTimeout(stream.timer)
    let isOpen = true
    const results = requests.map((entry) => {
      if (entry.type === 'close') isOpen = false
      try {
        return { type: 'ok', response: run(stream, entry) }
      } catch (error) {
        return { type: 'error', error: sqlError(error) }
      }
    })
    if (!isOpen) {
      stream.db.close()
      return answer(200, { baton: null, base_url: null, results })
    }
    const next = crypto.randomUUID()
    streams.set(next, stream)
    stream.timer = setTimeout(() => {
      streams.delete(next)
      stream.db.close()
    }, streamLife)
    answer(200, { baton: next, base_url: null, results })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))

  const handle: HranaServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    refuse: (times) => {
      refusals = times
    },
    close: async () => {
      for (const { db, timer } of streams.values()) {
        clearTimeout(timer)
        db.close()
      }
      keeper.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return handle
}

function run(stream: Stream, request: StreamRequest): object {
  switch (request.type) {
    case 'close':
      return { type: 'close' }
    case 'execute':
      return { type: 'execute', result: execute(stream, request.stmt) }
    case 'batch':
      return { type: 'batch', result: batch(stream, request.batch.steps) }
    case 'sequence':
      stream.db.exec(sqlOf(stream, request))
      return { type: 'sequence' }
    case 'store_sql':
      stream.sql.set(request.sql_id, request.sql)
      return { type: 'store_sql' }
    case 'close_sql':
      stream.sql.delete(request.sql_id)
      return { type: 'close_sql' }
    case 'get_autocommit':
      return { type: 'get_autocommit', is_autocommit: !stream.db.isTransaction }
    default:
      throw new Error(`This stand-in does not know ${request.type}.`)
  }
}

function batch(stream: Stream, steps: { stmt: Statement; condition?: Condition }[]): object {
  const results: (object | null)[] = []
  const errors: (object | null)[] = []
  const holds = (condition: Condition): boolean => {
    switch (condition.type) {
      case 'ok':
        return results[condition.step] !== null
      case 'error':
        return errors[condition.step] !== null
      case 'not':
        return !holds(condition.cond)
      case 'and':
        return condition.conds.every(holds)
      case 'or':
        return condition.conds.some(holds)
      default:
        return !stream.db.isTransaction
    }
  }
  steps.forEach(({ stmt, condition }, index) => {
    results[index] = null
    errors[index] = null
    if (condition && !holds(condition)) return
    try {
      results[index] = execute(stream, stmt)
    } catch (error) {
      errors[index] = sqlError(error)
    }
  })
  return { step_results: results, step_errors: errors }
}

function execute(stream: Stream, statement: Statement): object {
  const prepared = stream.db.prepare(sqlOf(stream, statement))
  prepared.setReadBigInts(true)
  prepared.setReturnArrays(true)
  const positional = (statement.args ?? []).map(fromWire)
  const named = Object.fromEntries((statement.named_args ?? []).map(({ name, value }) => [name, fromWire(value)]))
  const all = Object.keys(named).length > 0 ? prepared.all(named, ...positional) : prepared.all(...positional)
  const rows = all as unknown as (SQLInputValue | bigint)[][]
  const changes = stream.db.prepare('select changes(), last_insert_rowid()')
  changes.setReadBigInts(true)
  changes.setReturnArrays(true)
  const [affected, rowid] = changes.get() as unknown as [bigint, bigint]
  return {
    cols: prepared.columns().map(({ name, type }) => ({ name, decltype: type })),
    rows: rows.map((row) => row.map(toWire)),
    affected_row_count: Number(affected),
    last_insert_rowid: String(rowid),
  }
}

const sqlOf = (stream: Stream, { sql, sql_id }: { sql?: string; sql_id?: number }) => {
  const text = sql ?? stream.sql.get(sql_id ?? -1)
  if (text === undefined) throw new Error('no such stored statement')
  return text
}

function fromWire(value: Value): SQLInputValue {
  switch (value.type) {
    case 'null':
      return null
    case 'integer':
      return BigInt(value.value)
    case 'blob':
      return Buffer.from(value.base64, 'base64')
    default:
      return value.value
  }
}

function toWire(value: SQLInputValue): Value {
  if (value === null) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  if (typeof value === 'number') return { type: 'float', value }
  if (typeof value === 'string') return { type: 'text', value }
  return { type: 'blob', base64: Buffer.from(value as Uint8Array).toString('base64') }
}

function sqlError(error: unknown) {
  const message = error instanceof Error ? error.message : 'failed'
  const code = /locked|busy/.test(message)
    ? 'SQLITE_BUSY'
    : /constraint/i.test(message)
      ? 'SQLITE_CONSTRAINT'
      : 'SQLITE_ERROR'
  return { message, code }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  return body
}
