import type { Language } from '../language.ts'

/**
 * The language to answer in: the one asked for in the address (`?lang=en`), else the one the browser likes best,
 * else Thai.
 *
 * @example pageLanguage(undefined, 'en-GB,en;q=0.9,th;q=0.8') // 'en'
 */
export function pageLanguage(asked: string | undefined, acceptLanguage: string | undefined): Language {
  if (asked === 'th' || asked === 'en') return asked
  let best: { language: Language; quality: number } = { language: 'th', quality: 0 }
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const language = tag.split('-')[0]
    if (language !== 'th' && language !== 'en') continue
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((value) => value !== undefined)
    const quality = q === undefined ? 1 : Number(q)
    if (quality > best.quality) best = { language, quality }
  }
  return best.language
}
