// The parts used of packages that come without types.
declare module '@nlpjs/core' {
  interface Nlp {
    settings: object
    nluManager: { settings: { log: boolean } }
    addLanguage(language: string): void
    addDocument(language: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(language: string, utterance: string): Promise<{ classifications: { intent: string; score: number }[] }>
  }
  export function containerBootstrap(): Promise<{ use(plugin: unknown): void; get(name: 'nlp'): Nlp }>
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown
}
declare module '@nlpjs/lang-th' {
  export const LangTh: unknown
}
declare module '@nlpjs/nlp' {
  export const Nlp: unknown
}
declare module 'wink-nlp/utilities/bm25-vectorizer.js' {
  const vectorizer: unknown
  export default vectorizer
}
