import type { HeardSpan } from './heard-spans.ts'
import type { Lexicon } from './lexicon.ts'
import { type Sound, soundOf, soundSimilarity, spellingSimilarity } from './sound-distance.ts'
import type { PreparedTerm } from './vocabulary.ts'
import { wordSounds } from './word-sounds.ts'

/** What is alike once the words that both have are set aside. */
export interface RestLikeness {
  /** Likeness of what is left, by sound; 0 where only one side has something left. */
  readonly sound: number
  /** Share of the term's letters that were set aside. */
  readonly stripped: number
}

/** Shorter words say too little to be set aside: "the", "at". */
const shortest = 3

/**
 * Sets whole words of a span aside that the term begins or ends with, and compares the rest: "sub agents"
 * is like "DeepAgents" only as far as "sub" is like "deep". `whole` is the likeness where nothing is shared.
 */
export function restLikeness(
  span: HeardSpan,
  term: PreparedTerm,
  whole: number,
  lexicon: Lexicon | undefined,
): RestLikeness {
  let letters = term.bare
  const words = [...span.words]
  for (let last = words.at(-1); last !== undefined && isEnding(letters, last); last = words.at(-1)) {
    letters = letters.slice(0, letters.length - last.length)
    words.pop()
  }
  for (let first = words[0]; first !== undefined && isBeginning(letters, first); first = words[0]) {
    letters = letters.slice(first.length)
    words.shift()
  }
  const stripped = 1 - letters.length / term.bare.length
  if (stripped === 0) return { sound: whole, stripped }
  if (words.length === 0 || letters === '') return { sound: 0, stripped }
  const heard = soundOf(words.map((word) => wordSounds(word, lexicon)[0] ?? '').join(''))
  const meant = wordSounds(letters, lexicon).map(soundOf)
  return { sound: Math.max(...meant.map((sound) => soundSimilarity(heard, sound))), stripped }
}

const isEnding = (letters: string, word: string): boolean => word.length >= shortest && letters.endsWith(word)
const isBeginning = (letters: string, word: string): boolean =>
  word.length >= shortest && letters.startsWith(word)

/**
 * How alike the two words are that are least alike, word for word: "border checker" and "borrow checker" have
 * nothing that does not fit, and chance seldom does that twice. `whole` where there are not as many words.
 */
export function weakestWord(
  span: HeardSpan,
  term: PreparedTerm,
  whole: number,
  lexicon: Lexicon | undefined,
): number {
  if (term.words.length < 2 || span.words.length !== term.words.length) return whole
  return Math.min(
    ...span.words.map((word, nth) => {
      const meant = term.words[nth] ?? ''
      if (word === meant) return 1
      const sound = soundSimilarity(firstSound(word, lexicon), firstSound(meant, lexicon))
      return Math.max(sound, (sound + spellingSimilarity(word, meant)) / 2)
    }),
  )
}

const firstSound = (word: string, lexicon: Lexicon | undefined): Sound =>
  soundOf(wordSounds(word, lexicon)[0] ?? '')
