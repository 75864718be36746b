import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { decide } from '../conversation/decision.ts'
import { createFind } from '../conversation/find.ts'
import type { Content } from '../knowledge/content.ts'
import { createKnowledge } from '../knowledge/knowledge.ts'
import { openCatalogue, termsOfQuestion } from '../search/catalogue.ts'
import { CONFIDENCE } from '../search/confidence.ts'
import { FEATURES } from '../search/features.ts'
import { shipped } from '../search/fitted.ts'
import { FORMS, formsOf } from '../search/form.ts'
import { repairKeyboard } from '../search/keyboard.ts'
import { normalise } from '../search/normalise.ts'

/** `npm run ask -- "question"`: how the bot reads a question, what it might mean and why, and what it decides. */

const typed = process.argv.slice(2).join(' ')
if (typed === '') {
  console.error('Ask something: npm run ask -- "มาตรฐานดิจิทัลคืออะไร"')
  process.exit(1)
}
const built = (name: string) => readFileSync(fileURLToPath(new URL(`../../.build/${name}`, import.meta.url)))
const knowledge = createKnowledge(JSON.parse(built('content.json').toString('utf8')) as Content)
const catalogue = openCatalogue(new Uint8Array(built('index.bin')))

const question = repairKeyboard(typed, (word) => catalogue.knows(word)).text
const show = (name: string, text: string) => console.info(`${name.padEnd(12)}${text}`)
show('typed', typed)
if (question !== typed) show('keyboard', question)
const plain = normalise(question)
const corrected = catalogue.spelling.correct(plain)
if (corrected !== plain) show('spelling', corrected)

const [words = [], grams = [], concepts = []] = termsOfQuestion(question, catalogue)
const isUnknown = (term: string) => catalogue.layers[0]?.find(term) === undefined
show(
  'words',
  words.map(({ term, weight }) => `${term}${weight < 1 ? `(${weight})` : ''}${isUnknown(term) ? '?' : ''}`).join(' · '),
)
show('n-grams', String(grams.length))
show('concepts', concepts.map(({ term }) => catalogue.lexicon.concepts[Number(term)]?.id).join(' · '))
show('form', FORMS.filter((_, form) => formsOf(plain)[form]).join(' · '))

const started = performance.now()
const found = createFind(knowledge, catalogue)(question)
const { ranking } = found
show('took', `${(performance.now() - started).toFixed(1)} ms, cold`)
if (found.unknownDesignations.length > 0) show('not held', found.unknownDesignations.join(', '))

/** What of a weighted sum counts most, either way. */
const strongest = (names: readonly string[], values: ArrayLike<number>, weights: Readonly<Record<string, number>>) =>
  names
    .map((name, i) => ({ name, value: values[i] ?? 0, part: (values[i] ?? 0) * (weights[name] ?? 0) }))
    .filter(({ part }) => Math.abs(part) >= 0.05)
    .toSorted((a, b) => Math.abs(b.part) - Math.abs(a.part))
    .slice(0, 8)
    .map(({ name, value, part }) => `${name} ${value.toFixed(2)} → ${part > 0 ? '+' : ''}${part.toFixed(2)}`)
    .join(', ')

console.info('\ncandidates: feature, its value, what it adds to the score')
for (const { ref, score, features } of ranking.candidates.slice(0, 5)) {
  console.info(`  ${score.toFixed(2).padStart(6)}  ${ref}\n          ${strongest(FEATURES, features, shipped.rank)}`)
}
console.info(`\nprobability that the first is right   ${ranking.first.toFixed(3)}`)
console.info(`  ${strongest(CONFIDENCE, ranking.confidence, shipped.first)}`)
console.info(`… that one of the first three is      ${ranking.among.toFixed(3)}`)
console.info(`decision                              ${decide(found)}`)
