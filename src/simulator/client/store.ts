import type { Language } from '../../language.ts'
import type { LogEntry, PersonView, StateView } from '../types.ts'

export type Tab = 'people' | 'phone' | 'inspector'
export type Panel = 'json' | 'calls' | 'faults' | 'settings'

/** What the page knows. `undefined` means "not loaded yet". */
export interface State {
  language: Language
  connection: 'connecting' | 'open' | 'lost'
  world: StateView | undefined
  selected: string | undefined
  /** Last seen view of each person. */
  views: Map<string, PersonView>
  /** The newest bot item that was on screen, for each person. */
  seen: Map<string, string>
  log: LogEntry[]
  /** Entries up to this one are hidden by the reader. */
  hiddenUpTo: number
  inspected: { itemId: string; title: string; value: unknown } | undefined
  drafts: Map<string, string>
  failure: { kind: 'act' | 'load'; text: string; retry: () => void } | undefined
  tab: Tab
  panel: Panel
}

/** What changed. Panels listen for their own and draw themselves anew. */
export type Topic =
  | 'world'
  | 'selected'
  | 'chat'
  | 'unread'
  | 'log'
  | 'inspected'
  | 'connection'
  | 'failure'
  | 'tab'
  | 'panel'

export interface Store {
  readonly state: State
  on(topic: Topic, listener: () => void): void
  changed(...topics: Topic[]): void
  /** Forgets the listeners, before the page is built anew in the other language. */
  forgetListeners(): void
}

export function createStore(language: Language): Store {
  const listeners = new Map<Topic, Set<() => void>>()
  const state: State = {
    language,
    connection: 'connecting',
    world: undefined,
    selected: undefined,
    views: new Map(),
    seen: new Map(),
    log: [],
    hiddenUpTo: 0,
    inspected: undefined,
    drafts: new Map(),
    failure: undefined,
    tab: 'phone',
    panel: 'calls',
  }
  return {
    state,
    on(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
    },
    changed(...topics) {
      for (const topic of topics) for (const listener of [...(listeners.get(topic) ?? [])]) listener()
    },
    forgetListeners: () => listeners.clear(),
  }
}

/** How many of the bot's messages this person has not had on screen. */
export function unreadCount(state: State, userId: string): number {
  const items = (state.views.get(userId)?.chat ?? []).filter((item) => item.from === 'bot')
  const at = items.findIndex((item) => item.id === state.seen.get(userId))
  return items.length - 1 - at
}

/** Everything up to now counts as read. */
export function markSeen(state: State, userId: string): void {
  const last = state.views.get(userId)?.chat.findLast((item) => item.from === 'bot')
  if (last) state.seen.set(userId, last.id)
}
