import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileContent } from './compile.ts'

const ENTRY = `- id: what-is-it
  topic: basics
  audience: [citizen]
  label: { th: คืออะไร, en: What it is }
  question: { th: สิ่งนี้คืออะไร, en: What is it? }
  short: { th: คำตอบ, en: An answer. }
  detail: { th: รายละเอียด, en: More. }
  utterances:
    th: [หนึ่ง, สอง, สาม, สี่]
    en: [one, two]
  sources: [definitions]
  reviewed: 2026-11-25
  reviewBy: 2027-05-25
`

const STANDARD = `- id: etda-1
  identifier: ขมธอ. 010-2563
  type: { th: ข้อเสนอแนะ, en: Recommendation }
  theme: trust-service
  keyword: { th: [ลายเซ็น], en: [signature] }
  sources: [definitions]
`

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
  for (const file of ['sources', 'vocabulary', 'messages', 'intents', 'synonyms', 'operator']) {
    cpSync(`content/${file}.yaml`, join(folder, `${file}.yaml`))
  }
  write('agencies.yaml', '[]')
  write('glossary.yaml', '[]')
  mkdirSync(join(folder, 'faq'))
  mkdirSync(join(folder, 'standards'))
  write('faq/basics.yaml', ENTRY)
  write('standards/thai.yaml', STANDARD)
})

afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

/** The faults as `file:line: message`, the folder's own path left out. */
const faults = () =>
  compileContent(folder).faults.map(
    ({ file, line, message }) => `${file.slice(file.lastIndexOf('content-') + 15)}:${line}: ${message}`,
  )

describe('compileContent', () => {
  it('compiles what is complete', () => {
    const { content, faults } = compileContent(folder)
    expect(faults).toEqual([])
    expect(content?.faq[0]).toMatchObject({ id: 'what-is-it', related: [], certainty: 'stated' })
    expect(content?.version).toMatch(/^[0-9a-f]{12}$/)
  })

  it('changes its version with any text', () => {
    const before = compileContent(folder).content?.version
    write('faq/basics.yaml', ENTRY.replace('An answer.', 'Another answer.'))
    expect(compileContent(folder).content?.version).not.toBe(before)
  })

  it.each([
    [
      'a text that is too long',
      ENTRY.replace('คำตอบ', 'ก'.repeat(301)),
      'faq/basics.yaml:6: short.th has 301 characters, at most 300: move the rest to detail',
    ],
    [
      'a label that fits no button',
      ENTRY.replace('คืออะไร, en: What', `${'น้ำ'.repeat(21)}, en: What`),
      'faq/basics.yaml:4: label.th has 21 characters as LINE counts them, at most 20 fit on a button',
    ],
    [
      'a missing translation',
      ENTRY.replace('short: { th: คำตอบ, en: An answer. }', 'short: { th: คำตอบ }'),
      'faq/basics.yaml:6: short.en is missing: add it (string)',
    ],
    [
      'a misspelt field',
      ENTRY.replace('topic:', 'topik:'),
      'faq/basics.yaml:1: has the unknown field topik: check the spelling, or take it out',
    ],
    [
      'a topic that nobody has',
      ENTRY.replace('topic: basics', 'topic: basic'),
      'faq/basics.yaml:2: topic names the topic "basic", which does not exist: did you mean "basics"?',
    ],
    [
      'a section that nobody has',
      ENTRY.replace('[definitions]', '[definition]'),
      'faq/basics.yaml:11: sources names the section "definition", which does not exist: did you mean "definitions"?',
    ],
    [
      'too few utterances',
      ENTRY.replace('[หนึ่ง, สอง, สาม, สี่]', '[หนึ่ง]'),
      'faq/basics.yaml:9: utterances.th give at least four ways people ask it in Thai',
    ],
    [
      'the same words in two entries',
      ENTRY +
        ENTRY.replace('what-is-it', 'what-else')
          .replace('หนึ่ง', 'ห้า')
          .replace('สอง, สาม, สี่', 'หก, เจ็ด, แปด')
          .replace('[one, two]', '[three, Two?]'),
      'faq/basics.yaml:23: "Two?" is an utterance of what-is-it already: keep it in one place',
    ],
    [
      'an id taken twice',
      ENTRY + ENTRY.replace(/หนึ่ง|สอง|สาม|สี่|one|two/g, 'x$&'),
      'faq/basics.yaml:14: id "what-is-it" is taken already: choose another',
    ],
    [
      'a Buddhist year in a date',
      ENTRY.replace('2027-05-25', '2570-05-25'),
      'faq/basics.yaml:13: reviewBy is a Buddhist year: write the Common Era year here (subtract 543)',
    ],
    [
      'a review before the last one',
      ENTRY.replace('2027-05-25', '2026-05-25'),
      'faq/basics.yaml:13: reviewBy must be later than reviewed',
    ],
    [
      'doubt without a note',
      ENTRY.replace('sources:', 'certainty: inferred\n  sources:'),
      'faq/basics.yaml:11: certainty needs a note (th, en) that tells the reader why',
    ],
    [
      'a key given twice',
      ENTRY.replace('topic: basics', 'topic: basics\n  topic: plan'),
      'faq/basics.yaml:3: Map keys must be unique',
    ],
    ['broken YAML', ENTRY.replace('topic: basics', 'topic: "basics'), 'faq/basics.yaml:'],
    ['no list', 'id: x', 'faq/basics.yaml:1: must be a list: every entry starts with "- "'],
  ])('refuses %s with file, line and remedy', (_, yaml, expected) => {
    write('faq/basics.yaml', yaml)
    expect(faults().join('\n')).toContain(expected)
  })

  it.each([
    [
      'a number in Thai figures',
      'issued: ๒๕๖๓',
      'issued write the Common Era year in digits, e.g. 2020 (a Buddhist year minus 543)',
    ],
    ['a number like a computer writes it', 'issued: 2e3', 'issued write the Common Era year in digits'],
    ['a publisher without a name', 'agency: NOBODY', 'agency names the agency "NOBODY", which does not exist'],
  ])('refuses %s in the catalogue', (_, field, expected) => {
    write('standards/thai.yaml', `${STANDARD}  ${field}\n`)
    expect(faults().join('\n')).toContain(`standards/thai.yaml:7: ${expected}`)
  })

  it('keeps numbers that are names as they were typed', () => {
    write('standards/thai.yaml', STANDARD.replace('[signature]', '[010, 1.10, 021234567, 1e3, yes, null]'))
    expect(compileContent(folder).content?.standards[0]?.keyword.en).toEqual([
      '010',
      '1.10',
      '021234567',
      '1e3',
      'yes',
      'null',
    ])
  })

  it('names a missing file, and a message that the bot needs', () => {
    rmSync(join(folder, 'glossary.yaml'))
    write('messages.yaml', 'abstain: { th: ไม่พบ, en: Not found. }\nextra: { th: ก, en: a }')
    const found = faults().join('\n')
    expect(found).toContain('glossary.yaml:1: is missing: make the file')
    expect(found).toContain('messages.yaml:1: welcome is missing: add it')
    expect(found).toContain('has the unknown field extra')
  })
})

describe('the content of the repository', () => {
  it('has no fault', () => {
    expect(compileContent('content').faults).toEqual([])
  })
})
