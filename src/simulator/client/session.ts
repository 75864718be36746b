import type { ChatItem, Fault, NewPerson, Notice, PersonAction, SettingsPatch } from '../types.ts'
import { api, listen } from './api.ts'
import { wordsOf } from './language.ts'
import { markSeen, type Panel, type Store, type Tab } from './store.ts'

/** What the page can do. Acts resolve to whether they worked; a failure is shown with a way to try again. */
export type Session = ReturnType<typeof createSession>

export function createSession(store: Store) {
  const { state } = store
  const words = () => wordsOf(state.language)

  // A load that works does not take the word of a failed act away, nor the other way round.
  async function attempt(work: () => Promise<unknown>, kind: 'act' | 'load' = 'act'): Promise<boolean> {
    try {
      await work()
      if (state.failure?.kind === kind) {
        state.failure = undefined
        store.changed('failure')
      }
      return true
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      state.failure = { kind, text: `${words().failed}: ${reason}`, retry: () => void attempt(work, kind) }
      store.changed('failure')
      return false
    }
  }

  async function loadWorld() {
    state.world = await api.state()
    const known = state.world.people.some((person) => person.userId === state.selected)
    if (!known) {
      state.selected = state.world.people[0]?.userId
      store.changed('selected')
    }
    store.changed('world')
  }

  async function loadPerson(userId: string) {
    const first = !state.views.has(userId)
    state.views.set(userId, await api.person(userId))
    if (first || isOnScreen(userId)) markSeen(state, userId)
    store.changed('unread')
    if (userId === state.selected) store.changed('chat')
  }

  async function loadLog() {
    const entries = await api.log(state.log.at(-1)?.seq ?? 0)
    if (entries.length === 0) return
    const last = state.log.at(-1)?.seq ?? 0
    state.log.push(...entries.filter((entry) => entry.seq > last))
    store.changed('log')
  }

  async function loadAll() {
    await loadWorld()
    await Promise.all([...(state.world?.people ?? []).map((person) => loadPerson(person.userId)), loadLog()])
  }

  const isOnScreen = (userId: string) => userId === state.selected && document.visibilityState === 'visible'

  // A burst of notices (message, reply, push) becomes one fetch of each kind, and never two at once.
  const waiting = new Map<string, () => Promise<void>>()
  let busy = false
  async function refresh() {
    if (busy) return
    busy = true
    await new Promise((resolve) => setTimeout(resolve, 30))
    while (waiting.size > 0) {
      const works = [...waiting.values()]
      waiting.clear()
      await attempt(() => Promise.all(works.map((work) => work())), 'load')
    }
    busy = false
  }
  function notice({ type, userId }: Notice) {
    if (type === 'log') waiting.set('log', loadLog)
    else if (type === 'chat' && userId?.startsWith('U')) waiting.set(userId, () => loadPerson(userId))
    else waiting.set('all', loadAll)
    void refresh()
  }

  function connection(value: 'open' | 'lost') {
    state.connection = value
    store.changed('connection')
  }

  return {
    state,
    start() {
      listen(
        notice,
        // The server's first notice after (re)connecting is `state`, which loads what was missed.
        () => connection('open'),
        () => connection('lost'),
      )
      document.addEventListener('visibilitychange', () => {
        if (state.selected && isOnScreen(state.selected)) {
          markSeen(state, state.selected)
          store.changed('unread')
        }
      })
      void attempt(loadAll, 'load')
    },
    select(userId: string) {
      state.selected = userId
      markSeen(state, userId)
      store.changed('selected', 'unread')
      this.show('phone')
    },
    show(tab: Tab) {
      state.tab = tab
      store.changed('tab')
    },
    openPanel(panel: Panel) {
      state.panel = panel
      store.changed('panel')
    },
    inspect(item: ChatItem, title: string) {
      state.inspected = { itemId: item.id, title, value: item }
      state.panel = 'json'
      store.changed('panel', 'inspected')
      this.show('inspector')
    },
    /** Lets the selected person act. */
    async act(action: PersonAction): Promise<boolean> {
      const userId = state.selected
      if (!userId) return false
      return attempt(async () => {
        await api.act(userId, action)
        await Promise.all([loadPerson(userId), loadLog()])
        if (action.kind === 'follow' || action.kind === 'unfollow') await loadWorld()
      })
    },
    addPerson: (person: NewPerson) =>
      attempt(async () => {
        const added = await api.addPerson(person)
        state.selected = added.userId
        await loadAll()
        store.changed('selected')
      }),
    setFaults: (faults: Fault[]) => attempt(() => api.setFaults(faults).then(loadWorld)),
    clearFaults: () => attempt(() => api.clearFaults().then(loadWorld)),
    configure: (patch: SettingsPatch) => attempt(() => api.configure(patch).then(loadWorld)),
    hideCalls() {
      state.hiddenUpTo = state.log.at(-1)?.seq ?? 0
      store.changed('log')
    },
    reset: () =>
      attempt(async () => {
        await api.reset()
        Object.assign(state, { views: new Map(), seen: new Map(), log: [], hiddenUpTo: 0, inspected: undefined })
        await loadAll()
        store.changed('selected', 'log', 'inspected', 'unread')
      }),
  }
}
