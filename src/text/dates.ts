import type { Language } from '../language.ts'

/** "13 ส.ค. 2564" and "13 Aug 2021": Thai readers count in the Buddhist era. */
const FORMATS: Record<Language, Intl.DateTimeFormat> = {
  th: new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', dateParts()),
  en: new Intl.DateTimeFormat('en-GB-u-ca-gregory', dateParts()),
}

function dateParts(): Intl.DateTimeFormatOptions {
  return { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Asia/Bangkok' }
}

/** A day, given as year-month-day in the Common Era, as people write it. */
export function formatDay(isoDay: string, language: Language): string {
  const parts = FORMATS[language].formatToParts(new Date(`${isoDay}T12:00:00+07:00`))
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('day')} ${part('month')} ${part('year')}`
}

const BANGKOK_DAY = new Intl.DateTimeFormat('en-CA-u-ca-gregory', {
  timeZone: 'Asia/Bangkok',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in Bangkok as year-month-day. */
export function bangkokDay(now: number): string {
  return BANGKOK_DAY.format(now)
}

/** A Common Era year in both eras, the reader's first: "พ.ศ. 2563 (ค.ศ. 2020)" and "2020 (B.E. 2563)". */
export function formatYear(ceYear: number, language: Language): string {
  const buddhist = ceYear + 543
  return language === 'th' ? `พ.ศ. ${buddhist} (ค.ศ. ${ceYear})` : `${ceYear} (B.E. ${buddhist})`
}
