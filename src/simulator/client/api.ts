import type {
  Fault,
  LogEntry,
  NewPerson,
  Notice,
  Person,
  PersonAction,
  PersonView,
  SettingsPatch,
  StateView,
} from '../types.ts'

/** The control API under `/simulator/api`. Every call rejects with an `Error` whose message can be shown. */
const base = '/simulator/api'

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(base + path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const value: unknown = text === '' ? undefined : parse(text)
  if (!response.ok) throw new Error(`${response.status} ${messageOf(value) ?? text.slice(0, 200)}`)
  return value as T
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function messageOf(value: unknown): string | undefined {
  const message =
    (value as { message?: unknown; error?: unknown } | undefined)?.message ?? (value as { error?: unknown })?.error
  return typeof message === 'string' ? message : undefined
}

const personPath = (userId: string) => `/people/${encodeURIComponent(userId)}`

export const api = {
  state: () => call<StateView>('GET', '/state'),
  addPerson: (person: NewPerson) => call<Person>('POST', '/people', person),
  person: (userId: string) => call<PersonView>('GET', personPath(userId)),
  act: (userId: string, action: PersonAction) => call<unknown>('POST', `${personPath(userId)}/actions`, action),
  setFaults: (faults: Fault[]) => call<unknown>('PUT', '/faults', faults),
  clearFaults: () => call<unknown>('DELETE', '/faults'),
  configure: (patch: SettingsPatch) => call<unknown>('PUT', '/settings', patch),
  log: (after: number) => call<LogEntry[]>('GET', `/log?after=${after}`),
  reset: () => call<unknown>('POST', '/reset', {}),
}

/** Listens for changes. The browser reconnects by itself; `onOpen` runs each time. */
export function listen(onNotice: (notice: Notice) => void, onOpen: () => void, onLost: () => void): EventSource {
  const source = new EventSource(`${base}/events`)
  source.onmessage = (event) => {
    const notice = parse(String(event.data)) as Notice
    if (notice && typeof notice === 'object') onNotice(notice)
  }
  source.onopen = onOpen
  source.onerror = onLost
  return source
}
