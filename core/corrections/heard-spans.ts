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

/** What a span needs to know of one of its words. */
interface HeardWord {
  readonly sounds: readonly string[]
  readonly bare: string
  readonly frequency: number
}

/** Every distinct run of words within a sentence. Linear in the number of words. */
export function heardSpans(tokens: readonly Token[], lexicon: Lexicon | undefined): HeardSpan[] {
  const spans = new Map<string, HeardSpan>()
  const words = new Map<string, HeardWord>()
  const heard = tokens.map((token) => {
    const known = words.get(token.text)
    if (known) return known
    const word = heardWord(token, lexicon)
    words.set(token.text, word)
    return word
  })
  for (let first = 0; first < tokens.length; first += 1) {
    let key = ''
    for (let n = 1; n <= longestSpan; n += 1) {
      const token = tokens[first + n - 1]
      if (!token || (n > 1 && token.breakBefore)) break
      key = n === 1 ? token.lower : `${key} ${token.lower}`
      const known = spans.get(key)
      if (known) known.places.push(first)
      else spans.set(key, newSpan(tokens.slice(first, first + n), heard.slice(first, first + n), key, first))
    }
  }
  return [...spans.values()]
}

function heardWord({ text, lower }: Token, lexicon: Lexicon | undefined): HeardWord {
  return {
    sounds: heardSounds(text, lexicon),
    bare: lower.replace(/[^\p{L}\p{N}]/gu, ''),
    frequency: lexicon?.find(lower)?.frequency ?? 0,
  }
}

function newSpan(
  tokens: readonly Token[],
  heard: readonly HeardWord[],
  key: string,
  first: number,
): HeardSpan {
  const [only] = heard
  const ways =
    heard.length === 1 && only ? only.sounds : [heard.map(({ sounds }) => sounds[0] ?? '').join('')]
  return {
    text: tokens.map((token) => token.text).join(' '),
    key,
    words: tokens.map((token) => token.lower),
    bare: heard.map((word) => word.bare).join(''),
    places: [first],
    sounds: ways.map(soundOf),
    frequency: Math.min(...heard.map((word) => word.frequency)),
    unknownWords: heard.filter((word) => word.frequency === 0).length,
  }
}
