import { seeded, seedOf } from './random.ts'

/** Letters that a typo replaces one with another of the same kind, so that the result stays typable. */
const KINDS = ['กขคงจฉชซญดตถทธนบปผพฟภมยรลวสหอฮ', 'ะาิีึืุู', '่้๊๋', 'abcdefghijklmnopqrstuvwxyz']

/** One letter or mark in `every` is left out, doubled, swapped with the next or replaced; at least one. The same text is mistyped the same way. */
export function mistype(text: string, every: number): string {
  const random = seeded(seedOf(text))
  const letters = Array.from(text)
  const places = letters.flatMap((letter, i) => (/[\p{L}\p{M}]/u.test(letter) ? [i] : []))
  const chosen = new Set(places.filter(() => random() < 1 / every))
  const one = places[Math.floor(random() * places.length)]
  if (chosen.size === 0 && one !== undefined) chosen.add(one)
  let out = ''
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? ''
    if (!chosen.has(i)) {
      out += letter
      continue
    }
    const act = Math.floor(random() * 4)
    if (act === 1) out += letter + letter
    else if (act === 2 && i + 1 < letters.length) out += `${letters[++i]}${letter}`
    else if (act === 3) {
      const kind = KINDS.find((signs) => signs.includes(letter.toLowerCase())) ?? letter
      out += kind.charAt(Math.floor(random() * kind.length))
    }
  }
  return out
}
