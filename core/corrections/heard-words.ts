import { atOnce, type InSteps } from './in-steps.ts'
import type { Lexicon } from './lexicon.ts'
import { functionWords } from './ordinary-words.ts'
import { type Sound, soundOf } from './sound-distance.ts'
import { heardSounds } from './spoken-forms.ts'
import { bareLetters, type Token } from './tokens.ts'

/** A word of a text as it was written there; all places that have it to the letter share it. */
export interface HeardWord {
  readonly text: string
  readonly lower: string
  /** Letters and digits alone. */
  readonly bare: string
  /** Its place among the different words of the text. */
  readonly index: number
  /** The same number for words that differ in capitals and marks alone. */
  readonly lowerIndex: number
  /** How it may have been said, the usual way first. */
  readonly sounds: readonly Sound[]
  readonly frequency: number
  readonly isSmall: boolean
}

/** A text as words, made ready to be compared with a vocabulary. */
export interface HeardText {
  readonly tokens: readonly Token[]
  /** The word of each token. */
  readonly words: readonly HeardWord[]
  /** Every different word, in the order of its index. */
  readonly differentWords: readonly HeardWord[]
}

/** Looks every different word of a text up once. */
export function hearText(tokens: readonly Token[], lexicon: Lexicon | undefined): HeardText {
  return atOnce(hearTextInSteps(tokens, lexicon))
}

/** Words of a text that are looked up in one step, which takes about a millisecond. */
const wordsOfStep = 512

/** What `hearText` gives, in steps. */
export function* hearTextInSteps(tokens: readonly Token[], lexicon: Lexicon | undefined): InSteps<HeardText> {
  const known = new Map<string, HeardWord>()
  const lowers = new Map<string, number>()
  const differentWords: HeardWord[] = []
  const hear = (token: Token): HeardWord => {
    const same = known.get(token.text)
    if (same) return same
    const lowerIndex = lowers.get(token.lower) ?? lowers.size
    lowers.set(token.lower, lowerIndex)
    const word = heardWord(token, differentWords.length, lowerIndex, lexicon)
    known.set(token.text, word)
    differentWords.push(word)
    return word
  }
  const words: HeardWord[] = []
  for (let from = 0; from < tokens.length; from += wordsOfStep) {
    for (const word of tokens.slice(from, from + wordsOfStep).map(hear)) words.push(word)
    yield
  }
  return { tokens, words, differentWords }
}

function heardWord(
  { text, lower }: Token,
  index: number,
  lowerIndex: number,
  lexicon: Lexicon | undefined,
): HeardWord {
  return {
    text,
    lower,
    bare: bareLetters(lower),
    index,
    lowerIndex,
    sounds: heardSounds(text, lexicon).map(soundOf),
    frequency: lexicon?.find(lower)?.frequency ?? 0,
    isSmall: functionWords.has(lower),
  }
}
