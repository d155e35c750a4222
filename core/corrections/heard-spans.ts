import type { Lexicon } from './lexicon.ts'
import { type Sound, soundOf } from './sound-distance.ts'
import { heardSounds } from './spoken-forms.ts'
import type { Token } from './tokens.ts'

/** The most words one mishearing may be made of. */
export const longestSpan = 4

/** A run of one to four words as it was heard, and every place where it was. */
export interface HeardSpan {
  /** As written at its first place. */
  readonly text: string
  /** Lower case, joined by single spaces. */
  readonly key: string
  readonly words: readonly string[]
  /** Letters and digits alone. */
  readonly bare: string
  /** Position of the first word of each place among the tokens. */
  readonly places: number[]
  readonly sounds: readonly Sound[]
  /** How common its rarest word is; 0 for a word no list has. */
  readonly frequency: number
  /** Words of it that no list has. */
  readonly unknownWords: number
}

/** Every distinct run of words within a sentence. Linear in the number of words. */
export function heardSpans(tokens: readonly Token[], lexicon: Lexicon | undefined): HeardSpan[] {
  const spans = new Map<string, HeardSpan>()
  const said = new Map<string, readonly string[]>()
  const soundsOf = (token: Token): readonly string[] => {
    const known = said.get(token.text)
    if (known) return known
    const sounds = heardSounds(token.text, lexicon)
    said.set(token.text, sounds)
    return sounds
  }
  for (let first = 0; first < tokens.length; first += 1) {
    let key = ''
    const words: string[] = []
    for (let n = 0; n < longestSpan; n += 1) {
      const token = tokens[first + n]
      if (!token || (n > 0 && token.breakBefore)) break
      key = n === 0 ? token.lower : `${key} ${token.lower}`
      words.push(token.lower)
      const known = spans.get(key)
      if (known) known.places.push(first)
      else
        spans.set(key, newSpan(tokens.slice(first, first + n + 1), key, [...words], first, soundsOf, lexicon))
    }
  }
  return [...spans.values()]
}

function newSpan(
  tokens: readonly Token[],
  key: string,
  words: readonly string[],
  first: number,
  soundsOf: (token: Token) => readonly string[],
  lexicon: Lexicon | undefined,
): HeardSpan {
  const usual = tokens.map((token) => soundsOf(token)[0] ?? '').join('')
  const ways = tokens.length === 1 && tokens[0] ? soundsOf(tokens[0]) : [usual]
  const frequencies = words.map((word) => lexicon?.find(word)?.frequency ?? 0)
  return {
    text: tokens.map((token) => token.text).join(' '),
    key,
    words,
    bare: words.join('').replace(/[^\p{L}\p{N}]/gu, ''),
    places: [first],
    sounds: ways.map(soundOf),
    frequency: Math.min(...frequencies),
    unknownWords: frequencies.filter((frequency) => frequency === 0).length,
  }
}
