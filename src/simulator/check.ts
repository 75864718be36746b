import type { JsonObject } from './types.ts'

/** One fault of a request body, as LINE lists them under `details`. */
export type Detail = { message: string; property: string }

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' })

/** Grapheme clusters: `น้ำ` is one. */
export function clusters(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An own property; absent and null are the same to LINE. */
export function prop(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined
}

type TextRule = {
  max?: number
  unit?: 'units' | 'clusters'
  required?: boolean
  pattern?: RegExp
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** Collects the faults of one request body. Every check names its property and adds at most one fault. */
export class Problems {
  readonly details: Detail[] = []

  add(property: string, message: string): void {
    this.details.push({ message, property })
  }

  /** An object at `property`, or undefined with the fault noted. */
  object(value: unknown, property: string, required = true): JsonObject | undefined {
    if (isObject(value)) return value
    if (value !== undefined || required)
      this.add(property, value === undefined ? 'must be specified' : 'Must be an object')
    return undefined
  }

  /** The list at `property`, or undefined with the fault noted; one of a wrong size is still returned, to be checked inside. */
  list(value: unknown, property: string, min: number, max: number): unknown[] | undefined {
    if (value === undefined) {
      this.add(property, min > 0 ? 'May not be empty' : 'must be specified')
      return undefined
    }
    if (!Array.isArray(value)) {
      this.add(property, 'Must be an array')
      return undefined
    }
    if (value.length < min || value.length > max) {
      this.add(property, `Size must be between ${min} and ${max}`)
      return value.slice(0, max)
    }
    return value
  }

  text(object: JsonObject, key: string, path: string, rule: TextRule = {}): string | undefined {
    const property = join(path, key)
    const value = prop(object, key)
    if (value === undefined) {
      if (rule.required) this.add(property, 'must be specified')
      return undefined
    }
    if (typeof value !== 'string') {
      this.add(property, 'Must be a string')
      return undefined
    }
    if (value === '') {
      this.add(property, 'May not be empty')
      return undefined
    }
    if (rule.max !== undefined) {
      // Counting clusters is dear; more units than the limit come first.
      const length = value.length <= rule.max || rule.unit !== 'clusters' ? value.length : clusters(value)
      if (length > rule.max) this.add(property, `Length must be between 0 and ${rule.max}`)
    }
    if (rule.pattern && !rule.pattern.test(value)) this.add(property, 'invalid property')
    return value
  }

  oneOf(
    object: JsonObject,
    key: string,
    path: string,
    allowed: readonly string[],
    required = false,
  ): string | undefined {
    const value = prop(object, key)
    if (value === undefined && !required) return undefined
    if (typeof value === 'string' && allowed.includes(value)) return value
    this.add(join(path, key), `Must be one of the following values: [${allowed.join(', ')}]`)
    return undefined
  }

  boolean(object: JsonObject, key: string, path: string): void {
    const value = prop(object, key)
    if (value !== undefined && typeof value !== 'boolean') this.add(join(path, key), 'Must be a boolean')
  }

  number(
    object: JsonObject,
    key: string,
    path: string,
    rule: { min?: number; max?: number; integer?: boolean; required?: boolean } = {},
  ): number | undefined {
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer = true } = rule
    const value = prop(object, key)
    if (value === undefined) {
      if (rule.required) this.add(join(path, key), 'must be specified')
      return undefined
    }
    if (typeof value !== 'number' || !Number.isFinite(value) || (integer && !Number.isInteger(value))) {
      this.add(join(path, key), integer ? 'Must be an integer' : 'Must be a number')
      return undefined
    }
    if (value < min || value > max) this.add(join(path, key), `Must be between ${min} and ${max}`)
    return value
  }

  /** A percent-encoded absolute URL of one of the schemes. */
  url(object: JsonObject, key: string, path: string, schemes: readonly string[], max: number, required = false): void {
    const value = this.text(object, key, path, { max, required })
    if (value === undefined) return
    const property = join(path, key)
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase()
    if (scheme === undefined || !schemes.includes(scheme))
      this.add(property, `Must be a valid ${schemes.join(', ')} URL`)
    // "URL encoding": everything but ASCII must be percent-encoded.
    else if (!/^[\x21-\x7e]+$/.test(value)) this.add(property, 'invalid uri: must be percent-encoded')
    else if (scheme.startsWith('http') && !URL.canParse(value)) this.add(property, 'invalid uri')
  }

  mediaUrl(object: JsonObject, key: string, path: string, max: number, required = false): void {
    this.url(object, key, path, ['https'], max, required)
  }

  /** Flex refuses what it does not know ("unknown field"); other messages let it pass. */
  onlyKnown(object: JsonObject, path: string, known: ReadonlySet<string>): void {
    for (const key of Object.keys(object)) if (!known.has(key)) this.add(join(path, key), 'unknown field')
  }
}

/** Whether the value nests deeper than `limit`; walks without recursion, so that no input exhausts the stack. */
export function deeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}
