import { containerBootstrap } from '@nlpjs/core'
import { LangEn } from '@nlpjs/lang-en'
import { LangTh } from '@nlpjs/lang-th'
import { Nlp } from '@nlpjs/nlp'
import type { Passage, Peer } from './peer.ts'

/**
 * Trained as its documentation shows: an intent an entry, its ways of asking and names as utterances, Thai and English
 * apart, no answer below which it would say "None". It takes intents, so what is told about an entry is left out.
 */
export async function nlpJs(passages: readonly Passage[]): Promise<Peer> {
  const container = await containerBootstrap()
  container.use(Nlp)
  container.use(LangTh)
  container.use(LangEn)
  const nlp = container.get('nlp')
  Object.assign(nlp.settings, { autoSave: false, log: false, threshold: 0 })
  const languageOf = (text: string) => (/[ก-ฮ]/.test(text) ? 'th' : 'en')
  for (const language of ['th', 'en']) nlp.addLanguage(language)
  for (const { entry, text } of passages) nlp.addDocument(languageOf(text), text, entry)
  nlp.nluManager.settings.log = false
  await nlp.train()
  return {
    name: 'NLP.js',
    async search(query) {
      const { classifications } = await nlp.process(languageOf(query), query)
      return classifications.map(({ intent }) => intent).filter((intent) => intent !== 'None')
    },
  }
}
