import { expect, it } from 'vitest'
import { pageLanguage } from './language.ts'

it.each([
  ['Thai when nothing is known', undefined, undefined, 'th'],
  ['the language asked for, whatever the browser likes', 'en', 'th', 'en'],
  ['the browser’s language with its region', undefined, 'en-GB,en;q=0.9', 'en'],
  ['the one liked best, not the first written', undefined, 'en;q=0.4,th-TH;q=0.9', 'th'],
  ['the next one we have when the first is not ours', undefined, 'fr,en;q=0.5', 'en'],
  ['Thai for a language we do not have', undefined, 'fr', 'th'],
  ['no language that is refused', undefined, 'en;q=0', 'th'],
  ['Thai for nonsense', 'xx', ';;q=,=', 'th'],
])('chooses %s', (_, asked, accepted, language) => {
  expect(pageLanguage(asked, accepted)).toBe(language)
})
