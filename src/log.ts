/** Fields of a log line: ids of ours, counts, states. Never text, names, LINE ids or secrets. */
export type LogFields = Record<string, string | number | boolean | undefined>

/** Structured logging, one JSON object a line. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** For what needs a person. */
  error(event: string, fields?: LogFields): void
}

export const consoleLog: Log = {
  info: (event, fields) => write('info', event, fields),
  warn: (event, fields) => write('warn', event, fields),
  error: (event, fields) => write('error', event, fields),
}

function write(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}) {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })
  if (level === 'error') console.error(line)
  else console.info(line)
}

/**
 * What an error may say in a log: its name, its code and the place in our code. Its message may quote a citizen's text.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as { code?: unknown }).code
  const place = error.stack?.split('\n').find((line) => line.includes('/src/') || line.includes('/db/'))
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(place
      ? {
          place: place
            .trim()
            .replace(/^at /, '')
            .replace(/\(?(file:\/\/)?\/.*\/(src|db)\//, '$2/')
            .replace(/\)$/, ''),
        }
      : {}),
  }
}
