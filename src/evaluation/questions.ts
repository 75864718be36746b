import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const questionList = z.array(
  z.strictObject({
    id: z.string(),
    style: z.string(),
    ask: z.string(),
    /** Entries of which each would be a right first answer; none for a question out of scope; `person` for a wish to talk. */
    expect: z.array(z.string()),
  }),
)

export type TestQuestion = z.infer<typeof questionList>[number]

/** Shares (0–1) that the evaluation must not miss. */
const thresholdList = z.strictObject({
  rightFirst: z.coerce.number(),
  worstStyle: z.coerce.number(),
  wrongAnswered: z.coerce.number(),
  outOfScopeAnswered: z.coerce.number(),
  person: z.coerce.number(),
})

export type Thresholds = z.infer<typeof thresholdList>

const yaml = (path: string) => parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }) as unknown

/** All questions of the files `questions*.yaml`, in the order of the files' names. */
export function readQuestions(folder: string): TestQuestion[] {
  const files = readdirSync(folder).filter((file) => /^questions.*\.ya?ml$/.test(file))
  return files.sort().flatMap((file) => questionList.parse(yaml(join(folder, file))))
}

export const readThresholds = (folder: string): Thresholds => thresholdList.parse(yaml(join(folder, 'thresholds.yaml')))
