import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildContent } from '../build.ts'
import { createFind } from '../conversation/find.ts'
import type { Content } from '../knowledge/content.ts'
import { createKnowledge, refOf } from '../knowledge/knowledge.ts'
import { reportOn } from '../knowledge/report.ts'
import { openCatalogue } from '../search/catalogue.ts'
import { bangkokDay } from '../text/dates.ts'

/**
 * `npm run content:check`: every fault of the content with file and line, then what a curator should know besides:
 * what is overdue, what nothing leads to, what does not find itself. Exits with 1 on faults.
 * `-- --coverage` also lists which entries carry which section of the sources.
 */

if (!buildContent()) process.exit(1)

const built = (name: string) => readFileSync(fileURLToPath(new URL(`../../.build/${name}`, import.meta.url)))
const content = JSON.parse(built('content.json').toString('utf8')) as Content
const report = reportOn(content, bangkokDay(Date.now()))

console.info(`\n${report.topics.map(({ topic, entries }) => `${String(entries).padStart(4)}  ${topic}`).join('\n')}\n`)

const list = (heading: string, lines: string[]) => {
  if (lines.length > 0) console.info(`${heading} (${lines.length}):\n${lines.map((line) => `  ${line}`).join('\n')}\n`)
}
list(
  'Overdue for review',
  report.overdue.map(({ entry, since }) => `${entry} since ${since}`),
)
list('Catalogue records that nothing leads to', report.orphans)
list('Entries that their own question does not find first', lostEntries())
const carried = report.coverage.filter(({ entries }) => entries.length > 0)
list(
  'Sections of the sources that no entry rests on',
  report.coverage.filter(({ entries }) => entries.length === 0).map(({ section, title }) => `${section}: ${title}`),
)
if (process.argv.includes('--coverage')) {
  list(
    'Sections and their entries',
    carried.map(({ section, entries }) => `${section}: ${entries.join(', ')}`),
  )
}

/** Entries that lose their own question to another: two of them say the same, or the other has taken their words. */
function lostEntries(): string[] {
  const find = createFind(createKnowledge(content), openCatalogue(new Uint8Array(built('index.bin'))))
  return content.faq.flatMap((entry) =>
    (['th', 'en'] as const).flatMap((language) => {
      const [best] = find(entry.question[language]).candidates
      const ref = best ? refOf(best.item) : 'nothing'
      return ref === `faq:${entry.id}` ? [] : [`faq:${entry.id} (${language}) finds ${ref}`]
    }),
  )
}
