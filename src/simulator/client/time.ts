const bangkok = { timeZone: 'Asia/Bangkok' } as const
const hour = new Intl.DateTimeFormat('en-GB', { ...bangkok, hour: '2-digit', minute: '2-digit' })
const second = new Intl.DateTimeFormat('en-GB', { ...bangkok, timeStyle: 'medium' })
const day = {
  th: new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
    ...bangkok,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }),
  en: new Intl.DateTimeFormat('en-GB', { ...bangkok, day: 'numeric', month: 'short', year: 'numeric' }),
}

/** Time of day in Bangkok: `14:05`, as LINE writes it beside a bubble. */
export const timeOfDay = (at: number): string => hour.format(at)

/** With seconds, for the list of calls. */
export const exactTime = (at: number): string => second.format(at)

/** `25 พ.ย. 2569` or `25 Nov 2026`. */
export function dateOf(at: number, lang: 'th' | 'en'): string {
  const parts = Object.fromEntries(day[lang].formatToParts(at).map((part) => [part.type, part.value]))
  return `${parts.day} ${parts.month} ${parts.year}`
}
