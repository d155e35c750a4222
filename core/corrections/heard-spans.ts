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
  /** How alike a term has to be at least to be looked at; 0 where nothing is known. */
  readonly floor: number
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
      else spans.set(key, newSpan(tokens, heard, key, first, n))
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

/** The run of `length` words from `first` on; what most spans are never asked for is made when it is asked. */
function newSpan(
  tokens: readonly Token[],
  heard: readonly HeardWord[],
  key: string,
  first: number,
  length: number,
): HeardSpan {
  const words: string[] = []
  let bare = ''
  let frequency = Number.POSITIVE_INFINITY
  let unknownWords = 0
  for (let at = first; at < first + length; at += 1) {
    const word = heard[at] as HeardWord
    words.push((tokens[at] as Token).lower)
    bare += word.bare
    frequency = Math.min(frequency, word.frequency)
    if (word.frequency === 0) unknownWords += 1
  }
  let text: string | undefined
  let sounds: readonly Sound[] | undefined
  return {
    get text() {
      text ??= tokens
        .slice(first, first + length)
        .map((token) => token.text)
        .join(' ')
      return text
    },
    key,
    words,
    bare,
    places: [first],
    get sounds() {
      sounds ??= waysToSay(heard.slice(first, first + length)).map(soundOf)
      return sounds
    },
    frequency,
    unknownWords,
    floor: frequency >= ordinaryFrequency ? ordinaryFloor(words) : 0,
  }
}

/** A word alone may be said in several ways; of several words each is taken as it is usually said. */
function waysToSay(heard: readonly HeardWord[]): readonly string[] {
  const [only] = heard
  return heard.length === 1 && only ? only.sounds : [heard.map(({ sounds }) => sounds[0] ?? '').join('')]
}

/** Words at least this common are mostly just meant. */
const ordinaryFrequency = 30

/**
 * One ordinary word is like some term by chance often, and several in a row nearly always mean themselves;
 * unless they are letters, which a recogniser writes for a name it does not know: "U W S".
 */
function ordinaryFloor(words: readonly string[]): number {
  if (words.length === 1) return 0.8
  if (words.length === 2) return 0.72
  return words.some((word) => word.length === 1) ? 0.74 : 1
}
