import { describe, expect, it } from 'vitest'
import type { Action } from '../conversation/messages.ts'
import { decodeAction, encodeAction } from './postback.ts'

describe('postback data', () => {
  const actions: Action[] = [
    { do: 'open', entry: 'faq:what-is-a-digital-standard' },
    { do: 'details', entry: 'agency:ETDA' },
    { do: 'feedback', answer: '3f6c2c1e-0d6e-4a43-9f0b-7b6f0c9a1d2e', helped: true },
    { do: 'feedback', answer: '3f6c2c1e-0d6e-4a43-9f0b-7b6f0c9a1d2e', helped: false },
    { do: 'topics' },
    { do: 'topic', topic: 'e-signature' },
    { do: 'person' },
  ]
  it.each(actions)('brings $do back as it went', (action) => {
    expect(decodeAction(encodeAction(action))).toEqual(action)
  })

  it.each([
    ['nothing', ''],
    ['another version', 'v=0&do=topics'],
    ['an unknown act', 'v=1&do=delete-everything'],
    ['a foreign entry', 'v=1&do=open&entry=../../etc/passwd'],
    ['no entry', 'v=1&do=open'],
    ['text of another bot', 'action=buy&itemid=123'],
    ['broken escapes', 'v=1&do=open&entry=%E0%B8'],
  ])('understands %s as nothing', (_, data) => {
    expect(decodeAction(data)).toBeUndefined()
  })
})
