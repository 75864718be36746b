import type { Person } from '../types.ts'
import { h } from './dom.ts'
import { wordsOf } from './language.ts'
import type { Session } from './session.ts'
import { type Store, unreadCount } from './store.ts'
import { initial, scriptLanguage } from './text.ts'

/** The left column: who is here, who has unread messages, and a form for one more. */
export function peopleView(store: Store, session: Session): HTMLElement {
  const { state } = store
  const words = wordsOf(state.language)
  const list = h('ul', { class: 'people' })
  const empty = h('p', { class: 'quiet' }, words.noPeople)
  let shown = ''

  function entry(person: Person): HTMLElement {
    const unread = unreadCount(state, person.userId)
    const current = person.userId === state.selected
    const button = h(
      'button',
      { type: 'button', class: 'person', 'aria-current': current ? 'true' : undefined, 'data-user': person.userId },
      h('span', { class: 'avatar', 'aria-hidden': true }, initial(person.name)),
      h(
        'span',
        { class: 'person-words' },
        h('span', { class: 'person-name', lang: scriptLanguage(person.name) }, person.name),
        h('small', {}, [words[person.relation], person.language].filter(Boolean).join(' · ')),
      ),
      unread > 0 &&
        h(
          'span',
          { class: 'badge', title: words.unread(unread) },
          String(unread),
          h('span', { class: 'visually-hidden' }, ` ${words.unread(unread)}`),
        ),
    )
    button.addEventListener('click', () => session.select(person.userId))
    return h('li', {}, button)
  }

  function update() {
    const people = state.world?.people ?? []
    const signature = JSON.stringify([people, state.selected, people.map(({ userId }) => unreadCount(state, userId))])
    if (signature === shown) return
    shown = signature
    const focused = (document.activeElement as HTMLElement | null)?.dataset.user
    list.replaceChildren(...people.map(entry))
    if (focused) list.querySelector<HTMLElement>(`[data-user="${CSS.escape(focused)}"]`)?.focus()
    empty.hidden = people.length > 0 || state.world === undefined
  }
  for (const topic of ['world', 'selected', 'unread'] as const) store.on(topic, update)
  update()
  return h('div', { class: 'people-column' }, list, empty, addForm(store, session))
}

function addForm(store: Store, session: Session): HTMLElement {
  const words = wordsOf(store.state.language)
  const name = h('input', {
    class: 'input',
    id: 'new-name',
    maxlength: 100,
    autocomplete: 'off',
    'aria-describedby': 'new-name-error',
  })
  const error = h('p', { class: 'field-error', id: 'new-name-error', role: 'alert' })
  const language = h(
    'select',
    { class: 'input', id: 'new-language' },
    h('option', { value: 'th' }, words.thai),
    h('option', { value: 'en' }, words.english),
    h('option', { value: '' }, words.noLanguage),
  )
  const form = h(
    'form',
    { class: 'add-person', novalidate: true },
    h('div', { class: 'field' }, h('label', { for: 'new-name' }, words.name), name, error),
    h('div', { class: 'field' }, h('label', { for: 'new-language' }, words.personLanguage), language),
    h('button', { class: 'button button-small' }, words.add),
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const typed = name.value.trim()
    error.textContent = typed ? '' : words.nameMissing
    name.setAttribute('aria-invalid', String(!typed))
    if (!typed) return name.focus()
    const added = await session.addPerson({ name: typed, ...(language.value ? { language: language.value } : {}) })
    if (added) name.value = ''
  })
  return h('details', { class: 'add' }, h('summary', {}, words.addPerson), form)
}
