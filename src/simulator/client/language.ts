import type { Language } from '../../language.ts'
import { en } from './words-en.ts'
import { th, type Words } from './words-th.ts'

const key = 'mattra-simulator-language'

/** The language chosen here earlier, else the browser's if it is English, else Thai. */
export function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(key)
    if (stored === 'th' || stored === 'en') return stored
  } catch {
    // Storage may be refused; the page works without a memory.
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'th'
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // See above.
  }
}

export const wordsOf = (language: Language): Words => (language === 'th' ? th : en)
