import { beforeAll, describe, expect, it } from 'vitest'
import { compileContent } from './compile.ts'
import type { Content } from './content.ts'
import { reportOn } from './report.ts'

let content: Content

beforeAll(() => {
  const compiled = compileContent('content')
  if (!compiled.content) throw new Error(compiled.faults.map(({ message }) => message).join('\n'))
  content = compiled.content
})

describe('reportOn', () => {
  it('lists what is overdue from the day after its review was due', () => {
    const [first] = content.faq
    const due = { entry: `faq:${first?.id}`, since: first?.reviewBy }
    expect(reportOn(content, first?.reviewBy ?? '').overdue).not.toContainEqual(due)
    expect(reportOn(content, '2099-01-01').overdue).toContainEqual(due)
  })

  it('lists catalogue records that nothing leads to', () => {
    expect(reportOn(content, '2026-11-25').orphans).toEqual([])
    const [standard] = content.standards
    if (!standard) throw new Error('There is no standard.')
    const alone = { ...content, faq: [], glossary: [], standards: [{ ...standard, useCases: [], relation: [] }] }
    expect(reportOn(alone, '2026-11-25').orphans).toEqual([`standard:${standard.id}`])
  })

  it('says which entries carry which section, and counts every topic', () => {
    const { coverage, topics } = reportOn(content, '2026-11-25')
    expect(coverage.find(({ section }) => section === 'definitions')?.entries.length).toBeGreaterThan(3)
    expect(topics.reduce((sum, { entries }) => sum + entries, 0)).toBe(content.faq.length)
  })
})

describe('the content of the repository', () => {
  it('carries every section of the source but the divider slides, which say nothing of their own', () => {
    const dividers = ['part-1', 'part-2', 'part-3', 'part-5', 'backup']
    const bare = reportOn(content, '2026-11-25').coverage.filter(({ entries }) => entries.length === 0)
    expect(bare.map(({ section }) => section).filter((section) => !dividers.includes(section))).toEqual([])
  })

  it('has something to say on every topic', () => {
    for (const { topic, entries } of reportOn(content, '2026-11-25').topics)
      expect([topic, entries > 0]).toEqual([topic, true])
  })
})
