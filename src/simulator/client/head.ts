import { h } from './dom.ts'
import { storeLanguage, wordsOf } from './language.ts'
import { type Store, unreadCount } from './store.ts'

/** The page's own head: name, connection, language; below it the last failure. */
export function headView(store: Store, rebuild: () => void): HTMLElement {
  const { state } = store
  const words = wordsOf(state.language)
  const other = state.language === 'th' ? ('en' as const) : ('th' as const)
  const toggle = h('button', { type: 'button', class: 'button button-small button-quiet', lang: other, id: 'language' })
  toggle.append(other === 'en' ? 'English' : 'ภาษาไทย')
  toggle.addEventListener('click', () => {
    state.language = other
    storeLanguage(other)
    rebuild()
    document.getElementById('language')?.focus()
  })
  const connection = h('span', { class: 'connection', role: 'status' })
  const failure = h('div', { class: 'failure', role: 'alert' })

  function connectionChanged() {
    const name = { connecting: words.connecting, open: words.connected, lost: words.lost }[state.connection]
    connection.className = `connection connection-${state.connection}`
    connection.textContent = name
  }
  function failureChanged() {
    const failed = state.failure
    failure.replaceChildren()
    if (!failed) return
    const again = h('button', { type: 'button', class: 'button button-small', onclick: failed.retry }, words.tryAgain)
    failure.append(h('p', { class: 'notice notice-overdue' }, failed.text), again)
  }
  function titleChanged() {
    const unread = (state.world?.people ?? []).reduce((sum, { userId }) => sum + unreadCount(state, userId), 0)
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${words.title}`
  }
  store.on('connection', connectionChanged)
  store.on('failure', failureChanged)
  store.on('unread', titleChanged)
  connectionChanged()
  failureChanged()
  titleChanged()
  return h(
    'header',
    { class: 'head' },
    h('h1', {}, words.title),
    connection,
    h('a', { href: '/', class: 'head-home' }, words.home),
    toggle,
    failure,
  )
}
