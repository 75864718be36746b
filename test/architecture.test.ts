import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MESSAGE_KEYS } from '../src/knowledge/messages.ts'

/**
 * Imports run downwards only. Rooms that are not named under a room do not exist for it; `app.ts` and the entries
 * (node.ts, worker.ts, build.ts, commands/) stand above all of them.
 */
const KNOWS: Record<string, readonly string[]> = {
  text: [],
  db: [],
  search: [],
  knowledge: ['text'],
  privacy: ['db'],
  conversation: ['knowledge', 'search', 'text'],
  line: ['conversation', 'knowledge', 'delivery', 'db', 'text'],
  delivery: ['conversation', 'line', 'privacy', 'db'],
  // Asks, measures and fits; the product does not know it.
  evaluation: ['conversation', 'knowledge', 'search'],
  ui: [],
  site: ['ui'],
  // The stand-in for LINE shares nothing with the product but how a page looks.
  simulator: ['ui'],
}

/** Small files beside the rooms that anybody may use. */
const COMMON = new Set(['clock.ts', 'language.ts', 'log.ts'])

const files = globSync('{src/*/**,db}/*.{ts,tsx}', {
  exclude: (name) => /\.test\.tsx?$|\.fixture\.ts$/.test(String(name)),
}).filter((file) => !file.startsWith('src/commands/'))
const roomOf = (path: string) => (path.startsWith('db/') ? 'db' : (path.split('/')[1] ?? ''))

describe('the house', () => {
  it('has a rule for every room', () => {
    expect(new Set(files.map(roomOf))).toEqual(new Set(Object.keys(KNOWS)))
  })

  it.each(files)('%s imports only from rooms below its own', (file) => {
    const room = roomOf(file)
    const imports = Array.from(readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g), ([, path]) =>
      relative('.', join(dirname(file), path ?? '')),
    )
    const strangers = imports.filter((path) => {
      if (COMMON.has(path.replace('src/', ''))) return false
      const other = roomOf(path)
      return other !== room && !KNOWS[room]?.includes(other)
    })
    expect(strangers).toEqual([])
  })
})

describe('messages', () => {
  const code = files.filter((file) => file !== 'src/knowledge/messages.ts').map((file) => readFileSync(file, 'utf8'))

  // media-sticker and its like are put together from the kind of the medium.
  it.each(MESSAGE_KEYS.filter((key) => !key.startsWith('media-')))('%s is spoken somewhere', (key) => {
    expect(code.some((text) => text.includes(`'${key}'`))).toBe(true)
  })
})
