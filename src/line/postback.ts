import { z } from 'zod'
import type { Action } from '../conversation/messages.ts'
import type { EntryRef } from '../knowledge/knowledge.ts'

/**
 * Actions as postback data and back. The data starts with a version: a button outlives the release that drew it,
 * and one that is no longer understood must explain itself instead of doing something else.
 */
const VERSION = '1'

const entry = z.custom<EntryRef>(
  (value) => typeof value === 'string' && /^(faq|standard|agency|term):[A-Za-z0-9_-]{1,80}$/.test(value),
)

const action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), entry }),
  z.object({ do: z.literal('details'), entry }),
  z.object({
    do: z.literal('feedback'),
    answer: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
    helped: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
  }),
  z.object({ do: z.literal('topics') }),
  z.object({ do: z.literal('topic'), topic: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
  z.object({ do: z.literal('person') }),
])

/** At most 300 characters for every action we make. */
export function encodeAction(action: Action): string {
  const { do: verb, ...rest } = action
  const parameters = new URLSearchParams({ v: VERSION, do: verb })
  for (const [name, value] of Object.entries(rest)) {
    parameters.set(name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)
  }
  return parameters.toString()
}

/** `undefined` when the data is of another version, or not ours. */
export function decodeAction(data: string): Action | undefined {
  const fields = Object.fromEntries(new URLSearchParams(data))
  if (fields.v !== VERSION) return undefined
  const parsed = action.safeParse(fields)
  return parsed.success ? parsed.data : undefined
}
