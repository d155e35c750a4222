import { type HeardSpan, longestSpan, spanAt } from './heard-spans.ts'
import type { HeardText, HeardWord } from './heard-words.ts'
import { numberWords } from './ordinary-words.ts'
import { createRunTable } from './run-table.ts'

/**
 * The runs of a text that may be mishearings, each once, in the order they first come. Numbers, not objects: a
 * long text has a hundred thousand, of which hardly one in a hundred sounds like anything.
 */
export interface HeardRuns {
  readonly heard: HeardText
  readonly count: number
  /** Token of the first word of the first place of each. */
  readonly firsts: readonly number[]
  /** How many words each has. */
  readonly lengths: readonly number[]
  /** How alike a term has to be at least to be looked at; 0 where nothing is known. */
  readonly floors: readonly number[]
  /** A run with all that is known of it. */
  readonly spanOf: (run: number) => HeardSpan
}

/** Which runs are looked at. */
export interface RunRules {
  /** Whether a word was heard well, so that no run of several words with it is a mishearing. */
  readonly isNamed: (lower: string) => boolean
  /** Whether a word belongs to a term of three words or more, which ordinary words may well be. */
  readonly isOfLongTerm?: (lower: string) => boolean
  /** False where ordinary words are looked at like any others. */
  readonly hasFloors: boolean
}

/**
 * The runs within a sentence that do not begin with a small word, except for one that sounds like letters before
 * letters or a number ("a one hundred" for A100), nor end with one except after a single other word. Linear
 * in the number of words.
 */
export function heardRuns(heard: HeardText, { isNamed, isOfLongTerm, hasFloors }: RunRules): HeardRuns {
  const named = Uint8Array.from(heard.differentWords, ({ lower }) => (isNamed(lower) ? 1 : 0))
  const spelled = Uint8Array.from(heard.differentWords, ({ text, lower }) =>
    spelledOut.test(text) || numberWords.has(lower) ? 1 : 0,
  )
  const ofLong = Uint8Array.from(heard.differentWords, ({ lower }) => (isOfLongTerm?.(lower) ? 1 : 0))
  const table = createRunTable(heard.words.length)
  const [firsts, lengths, floors]: [number[], number[], number[]] = [[], [], []]
  // Every place of every run; the places of one run are linked from its last one back.
  const [places, placesBefore, lastPlaces]: [number[], number[], number[]] = [[], [], []]
  eachRun(heard, named, spelled, (first, run) => {
    const floor = hasFloors ? floorOf(run, ofLong) : 0
    if (floor >= 1) return
    const [a, b, c, d] = run
    const index = table.place(numberOf(a), numberOf(b), numberOf(c), numberOf(d), 0)
    if (index === firsts.length) {
      firsts.push(first)
      lengths.push(run.length)
      floors.push(floor)
      lastPlaces.push(-1)
    }
    placesBefore.push(lastPlaces[index] as number)
    lastPlaces[index] = places.push(first) - 1
  })
  const placesOf = (index: number): number[] => {
    const found: number[] = []
    for (let at = lastPlaces[index] ?? -1; at >= 0; at = placesBefore[at] ?? -1) found.push(places[at] ?? 0)
    return found.reverse()
  }
  return {
    heard,
    count: firsts.length,
    firsts,
    lengths,
    floors,
    spanOf: (index) => spanAt(heard, placesOf(index), lengths[index] ?? 1),
  }
}

/** Visits the places of runs that may be mishearings; the list of words is the same one each time. */
function eachRun(
  { words, tokens }: HeardText,
  named: Uint8Array,
  spelled: Uint8Array,
  visit: (first: number, run: readonly HeardWord[]) => void,
): void {
  const run: HeardWord[] = []
  for (let first = 0; first < words.length; first += 1) {
    const begin = words[first] as HeardWord
    if (begin.isSmall && !isLetters(begin, words[first + 1], spelled)) continue
    run.length = 0
    for (let at = first; at < first + longestSpan; at += 1) {
      const word = words[at]
      if (!word || (at > first && tokens[at]?.breakBefore)) break
      run.push(word)
      // A name that stands there in full was heard well, and so were the words beside it.
      if (at > first && (named[begin.index] === 1 || named[word.index] === 1)) break
      if (!word.isSmall || run.length === 2) visit(first, run)
    }
  }
}

/** Whether a small word may be the letters that a name of letters and digits begins with. */
function isLetters({ lower }: HeardWord, next: HeardWord | undefined, spelled: Uint8Array): boolean {
  return letterLike.has(lower) && next !== undefined && spelled[next.index] === 1
}

/** Small words that sound like a letter or two. */
const letterLike = new Set(['a', 'i', 'be', 'are', 'you', 'my', 'or', 'in'])
/** What a name of letters and digits goes on with. */
const spelledOut = /^(?:\p{N}+\p{L}?|(?![AI]$)\p{Lu}{1,3}s?)$/u

const numberOf = (word: HeardWord | undefined): number => (word ? word.lowerIndex + 1 : 0)

/** Words at least this common are mostly just meant. */
const ordinaryFrequency = 30

/**
 * One ordinary word is like some term by chance often, and several in a row nearly always mean themselves;
 * unless they are letters, which a recogniser writes for a name it does not know: "U W S".
 */
function floorOf(run: readonly HeardWord[], ofLong: Uint8Array): number {
  for (const { frequency } of run) if (frequency < ordinaryFrequency) return 0
  if (run.length === 1) return 0.8
  if (run.length === 2) return 0.72
  for (const { lower, index } of run) {
    if (lower.length === 1) return 0.74
    if (ofLong[index] === 1) return 0.8
  }
  return 1
}
