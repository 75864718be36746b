import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { checkReferences } from './check.ts'
import type { Content } from './content.ts'
import type { ContentFault, Locate } from './fault.ts'
import { MESSAGE_KEYS } from './messages.ts'
import { proofread } from './proofread.ts'
import * as schema from './schema.ts'

/** Reads, checks and joins everything under `folder`. Faults are returned all at once, sorted by file and line. */
export function compileContent(folder: string): { content?: Content; faults: ContentFault[] } {
  const reader = new ContentReader(folder)
  const draft = {
    documents: reader.list('sources.yaml', schema.sourceDocument),
    vocabulary: reader.one('vocabulary.yaml', schema.vocabulary),
    messages: reader.one('messages.yaml', messages),
    intents: reader.list('intents.yaml', schema.intent),
    synonyms: reader.list('synonyms.yaml', schema.synonyms),
    operator: reader.one('operator.yaml', schema.operator),
    faq: reader.folder('faq', schema.faqEntry),
    standards: reader.folder('standards', schema.standardEntry),
    agencies: reader.list('agencies.yaml', schema.agencyEntry),
    glossary: reader.list('glossary.yaml', schema.glossaryEntry),
  }
  const { vocabulary, messages: texts, operator } = draft
  // What refers to an unread file would only repeat its faults.
  if (reader.faults.length > 0 || !vocabulary || !texts || !operator) return { faults: sorted(reader.faults) }
  const content = { ...draft, vocabulary, messages: texts, operator, version: versionOf(draft) }
  const faults = [...checkReferences(content, reader.locate), ...proofread(content, reader.locate)]
  return faults.length > 0 ? { faults: sorted(faults) } : { content, faults: [] }
}

const messages = z.strictObject(
  Object.fromEntries(MESSAGE_KEYS.map((key) => [key, schema.text])) as Record<
    (typeof MESSAGE_KEYS)[number],
    typeof schema.text
  >,
)

/** Twelve hexadecimal digits that change whenever any content does. */
function versionOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)
}

const sorted = (faults: ContentFault[]) =>
  faults.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))

/** Reads files of one folder and remembers where each entry stands. */
class ContentReader {
  readonly faults: ContentFault[] = []
  readonly #folder: string
  readonly #places = new WeakMap<object, (path: PropertyKey[]) => { file: string; line: number }>()

  constructor(folder: string) {
    this.#folder = folder
  }

  readonly locate: Locate = (entry, ...path) => {
    const place = this.#places.get(entry)
    if (!place) throw new Error('Only entries that were read from a file have a place in it.')
    return place(path)
  }

  one<T extends z.ZodType>(name: string, shape: T): z.infer<T> | undefined {
    return this.#read(name, shape, [])
  }

  list<T extends z.ZodType>(name: string, shape: T): z.infer<T>[] {
    const file = this.#parse(name)
    if (!file) return []
    if (!Array.isArray(file.data)) {
      this.faults.push({ ...file.at([]), message: 'must be a list: every entry starts with "- "' })
      return []
    }
    return file.data.flatMap((_, index) => this.#check(file, shape, [index]) ?? [])
  }

  /** All files of a folder, in the order of their names. */
  folder<T extends z.ZodType>(name: string, shape: T): z.infer<T>[] {
    const path = join(this.#folder, name)
    if (!existsSync(path)) {
      this.faults.push({
        file: this.#shown(name),
        line: 1,
        message: 'is missing: make the folder, with one .yaml file a theme',
      })
      return []
    }
    const files = readdirSync(path).filter((file) => /\.ya?ml$/.test(file))
    return files.sort().flatMap((file) => this.list(join(name, file), shape))
  }

  #read<T extends z.ZodType>(name: string, shape: T, path: PropertyKey[]): z.infer<T> | undefined {
    const file = this.#parse(name)
    return file && this.#check(file, shape, path)
  }

  #check<T extends z.ZodType>(file: ParsedFile, shape: T, path: PropertyKey[]): z.infer<T> | undefined {
    const parsed = shape.safeParse(path.length === 0 ? file.data : (file.data as unknown[])[path[0] as number])
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const field = issue.path.length > 0 ? `${issue.path.join('.')} ` : ''
        this.faults.push({ ...file.at([...path, ...issue.path]), message: field + readable(issue) })
      }
      return undefined
    }
    const value = parsed.data
    if (typeof value === 'object' && value !== null) this.#places.set(value, (rest) => file.at([...path, ...rest]))
    return value
  }

  #parse(name: string): ParsedFile | undefined {
    const shown = this.#shown(name)
    const path = join(this.#folder, name)
    if (!existsSync(path)) {
      this.faults.push({ file: shown, line: 1, message: 'is missing: make the file, the README tells its shape' })
      return undefined
    }
    const lines = new LineCounter()
    // The failsafe schema leaves every scalar as it was typed: 010 stays 010, 1e3 is not a thousand.
    const document = parseDocument(readFileSync(path, 'utf8'), { schema: 'failsafe', lineCounter: lines })
    for (const error of document.errors) {
      const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'is no valid YAML'
      this.faults.push({ file: shown, line: error.linePos?.[0].line ?? 1, message })
    }
    if (document.errors.length > 0) return undefined
    const at = (wanted: PropertyKey[]) => {
      // The nearest place that exists: a missing field is reported at its entry.
      for (let depth = wanted.length; depth >= 0; depth--) {
        const node = document.getIn(wanted.slice(0, depth), true)
        if (isNode(node) && node.range) return { file: shown, line: lines.linePos(node.range[0]).line }
      }
      return { file: shown, line: 1 }
    }
    return { data: document.toJS() as unknown, at }
  }

  #shown(name: string): string {
    return relative(process.cwd(), join(this.#folder, name))
  }
}

interface ParsedFile {
  data: unknown
  at(path: PropertyKey[]): { file: string; line: number }
}

function readable(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has the unknown field ${issue.keys.join(', ')}: check the spelling, or take it out`
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: add it (${issue.expected})`
        : `must be a ${issue.expected}: check the indentation and quotes`
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`
    default:
      return issue.message
  }
}
