import { h } from './dom.ts'
import { headView } from './head.ts'
import { inspectorView } from './inspector.ts'
import { storedLanguage, wordsOf } from './language.ts'
import { peopleView } from './people.ts'
import { phoneView } from './phone.ts'
import { createSession } from './session.ts'
import { createStore, type Tab } from './store.ts'
import { tabList } from './tabs.ts'

/** Starts the simulator page: people, phone and inspector around one store. */
const store = createStore(storedLanguage())
const session = createSession(store)

function build() {
  const { language } = store.state
  const words = wordsOf(language)
  store.forgetListeners()
  document.documentElement.lang = language

  const columns = {
    people: h('section', { class: 'column column-people' }, h('h2', {}, words.people), peopleView(store, session)),
    phone: h(
      'section',
      { class: 'column column-phone' },
      h('h2', { class: 'visually-hidden' }, words.phone),
      phoneView(store, session),
    ),
    inspector: h(
      'section',
      { class: 'column column-inspector' },
      h('h2', { class: 'visually-hidden' }, words.inspector),
      inspectorView(store, session),
    ),
  }
  const names = Object.keys(columns) as Tab[]
  const tabs = tabList(
    words.title,
    names.map((name) => ({ name, label: words[name], panel: columns[name] })),
    (name) => session.show(name as Tab),
  )
  tabs.element.classList.add('column-tabs')
  const show = () => tabs.select(store.state.tab)
  store.on('tab', show)
  show()

  const main = document.getElementById('main')
  main?.replaceChildren(headView(store, build), tabs.element, h('div', { class: 'columns' }, ...Object.values(columns)))
}

build()
session.start()
