import type { Content } from '../knowledge/content.ts'
import { normalise } from '../search/normalise.ts'

export type Intent = Content['intents'][number]['id']

/** Politeness and punctuation around a phrase do not change what is wanted. */
const POLITE = /(ครับผม|ครับ|คับ|ค่ะ|คะ|จ้า|จ้ะ|จ๊ะ|นะ|หน่อย|ด้วย|please|pls)$/
const MARKS = /[\s.,!?？！…~ๆ"'“”‘’()[\]{}:;-]+/g

/** Recognises a message that is nothing but a greeting, thanks, or a command. */
export function createIntents(intents: Content['intents']): (text: string) => Intent | undefined {
  const byPhrase = new Map<string, Intent>()
  for (const { id, phrases } of intents) {
    for (const phrase of phrases) byPhrase.set(bare(phrase), id)
  }
  return (text) => byPhrase.get(bare(text))
}

function bare(text: string): string {
  let rest = normalise(text).replace(MARKS, '')
  for (let before = ''; before !== rest; ) {
    before = rest
    const shorter = rest.replace(POLITE, '')
    if (shorter !== '') rest = shorter
  }
  return rest
}
