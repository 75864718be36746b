import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItsFunction } from 'wink-nlp'

/** What is known of a Latin word, all of it from wink's lexicon. */
export interface EnglishWord {
  stem: string
  /** A function word. */
  stop: boolean
  /** In the lexicon, so no mistyping. */
  known: boolean
}

// Making the instance takes about 0.1 s; the empty pipe leaves out sentences, parts of speech and the rest.
const nlp = winkNLP(model, [])
// wink's types take this helper for one that works on spans.
const stemOf = nlp.its.stem as unknown as ItsFunction<string>

/**
 * wink keeps every unknown word it was shown, so it is shown each word once, and never a letter sequence that no
 * English word has. 20,000 words are about 2 MB.
 */
const remembered = new Map<string, EnglishWord>()
const REMEMBER = 20_000
const LONGEST = 24

/** Looks up one word: lower case, letters only. */
export function englishWord(word: string): EnglishWord {
  const old = remembered.get(word)
  if (old) return old
  if (word.length > LONGEST) return { stem: word, stop: false, known: false }
  const document = nlp.readDoc(word)
  const tokens = document.tokens()
  const whole = tokens.length() === 1
  const found = {
    stem: (tokens.out(stemOf) as string[]).join(''),
    stop: (tokens.out(nlp.its.stopWordFlag) as boolean[]).every((flag) => flag),
    known: whole && !document.isOOV(word),
  }
  if (remembered.size >= REMEMBER) remembered.clear()
  remembered.set(word, found)
  return found
}
