import { type FormIndex, leastCosts, shortFloor } from './form-index.ts'
import type { HeardRuns } from './heard-runs.ts'
import { longestSpan } from './heard-spans.ts'
import type { HeardWord } from './heard-words.ts'
import {
  costsMoreInOrder,
  countCheap,
  type Heard,
  isTooLong,
  readyHeard,
  roomForHeard,
} from './order-bound.ts'
import { gapCost, phonemeCount } from './phonemes.ts'
import { alignmentCost, costScale, type Sound } from './sound-distance.ts'
import { type WordSums, wordSums } from './word-sums.ts'

/** A run that sounds like a form when it is said one way. */
export interface Hit {
  readonly run: number
  readonly way: number
  readonly form: number
  readonly sound: number
}

/** The sounds of words, one after the other. */
export interface SaidWords {
  readonly sounds: readonly Sound[]
  /** Where the sounds of each different word begin; -1 for a word of none of the runs. */
  readonly starts: Int32Array
  /** How many phonemes the longest has. */
  readonly longest: number
}

/** Puts the sounds of the words that some of the runs are made of in one row. */
export function saidWords({ heard, firsts, lengths }: HeardRuns, some: readonly number[]): SaidWords {
  const { words, differentWords } = heard
  const starts = new Int32Array(differentWords.length).fill(-1)
  const sounds: Sound[] = []
  let longest = 0
  const add = (word: HeardWord): void => {
    starts[word.index] = sounds.length
    for (const sound of word.sounds) {
      sounds.push(sound)
      if (sound.rows.length > longest) longest = sound.rows.length
    }
  }
  for (const run of some) {
    const first = firsts[run] as number
    const end = first + (lengths[run] as number)
    for (let at = first; at < end; at += 1) {
      const word = words[at] as HeardWord
      if (starts[word.index] === -1) add(word)
    }
  }
  return { sounds, starts, longest }
}

/** Everything that comparing runs with some of the forms needs, made once. */
export interface Listening {
  readonly said: SaidWords
  readonly index: FormIndex
  /** Which forms: `from` up to `to`. */
  readonly from: number
  readonly to: number
  readonly sums: WordSums
  readonly cheapOfForms: Uint8Array
  /** Room for one run: its phonemes, what they are near, what they cost at least, the forms it may be like. */
  readonly rows: Uint8Array
  readonly heard: Heard
  readonly ownCosts: Uint8Array
  readonly forms: Int32Array
}

/** Makes ready to compare the runs of a text with the forms from `from` up to `to`. */
export function startListening(said: SaidWords, index: FormIndex, from: number, to: number): Listening {
  return {
    said,
    index,
    from,
    to,
    sums: wordSums(said.sounds, index, from, to),
    cheapOfForms: Uint8Array.from(index.sounds, ({ rows }) => countCheap(rows, rows.length)),
    rows: new Uint8Array(said.longest * longestSpan),
    heard: roomForHeard(),
    ownCosts: new Uint8Array(phonemeCount),
    forms: new Int32Array(to - from),
  }
}

/**
 * Adds what a run sounds like to the hits, way by way in the order of the forms. Three looks, each dearer and
 * narrower than the one before: what the phonemes cost at least against anything the form has, against what
 * it has in the same order, and how they are aligned best.
 */
export function listen(
  listening: Listening,
  { heard, firsts, lengths, floors }: HeardRuns,
  run: number,
  floor: number,
  hits: Hit[],
): void {
  const first = firsts[run] as number
  const length = lengths[run] as number
  const least = Math.max(floor, floors[run] as number)
  const word = heard.words[first] as HeardWord
  if (length === 1) {
    for (let way = 0; way < word.sounds.length; way += 1)
      compare(listening, heard.words, first, 1, way, least, run, hits)
  } else compare(listening, heard.words, first, length, 0, least, run, hits)
}

function compare(
  listening: Listening,
  words: readonly HeardWord[],
  first: number,
  length: number,
  way: number,
  floor: number,
  run: number,
  hits: Hit[],
): void {
  const { index, rows, forms, heard, ownCosts, cheapOfForms } = listening
  let count = 0
  let own = 0
  for (let at = first; at < first + length; at += 1) {
    const sound = (words[at] as HeardWord).sounds[way]
    if (!sound) continue
    const { rows: said } = sound
    for (let i = 0; i < said.length; i += 1) {
      const phoneme = said[i] as number
      rows[count] = phoneme
      count += 1
      own += gapCost[phoneme] as number
    }
  }
  if (count === 0) return
  const least = Math.max(floor, shortFloor(count))
  const possible = possibleForms(listening, words, first, length, way, count, own, least)
  if (possible === 0) return
  readyHeard(heard, rows, count)
  let sound: Sound | undefined
  for (let nth = 0; nth < possible; nth += 1) {
    const i = forms[nth] as number
    const whole = Math.max(index.weights[i] as number, own)
    const limit = (1 - Math.max(index.floors[i] as number, least)) * whole
    const most = limit * costScale
    const from = index.starts[i] as number
    const to = index.starts[i + 1] as number
    if (costsMoreInOrder(heard, index.rows, from, to, cheapOfForms[i] as number, most + rounding)) continue
    const form = index.sounds[i] as Sound
    sound ??= { phonemes: '', rows: rows.slice(0, count), weight: own }
    if (isTooLong(heard) && exceeds(form.rows, leastCosts(rows, count, ownCosts, 0), most)) continue
    const cost = alignmentCost(sound, form, limit, index.costs, i * phonemeCount)
    if (cost <= limit) hits.push({ run, way, form: i, sound: 1 - cost / whole })
  }
}

/** Sums in another order may differ in their last digits. */
const rounding = 1e-6

/** Writes down the forms of about the weight of the run that the sums of its words do not rule out; gives how many. */
function possibleForms(
  { said, index, from, to, sums, forms }: Listening,
  words: readonly HeardWord[],
  first: number,
  length: number,
  way: number,
  count: number,
  own: number,
  least: number,
): number {
  const { weights, costsOfMore } = index
  const { sums: table } = sums
  const rowAt = (nth: number): number => {
    const word = nth < length ? words[first + nth] : undefined
    const sound = word?.sounds[way] ? (said.starts[word.index] as number) + way : -1
    return sums.rowOf(sound) - from
  }
  const a = rowAt(0)
  const b = rowAt(1)
  const c = rowAt(2)
  const d = rowAt(3)
  const more = (count < index.longest ? count : index.longest) * weights.length
  const begin = Math.max(from, firstAtLeast(weights, own * least))
  const heavier = own / least
  const most = (1 - least) * costScale + rounding
  let found = 0
  for (let i = begin; i < to; i += 1) {
    const weight = weights[i] as number
    if (weight > heavier) break
    const sum =
      (table[a + i] as number) +
      (table[b + i] as number) +
      (table[c + i] as number) +
      (table[d + i] as number) +
      (costsOfMore[more + i] as number)
    if (sum > most * (weight > own ? weight : own)) continue
    forms[found] = i
    found += 1
  }
  return found
}

/** Whether the least costs of these phonemes add up to more than is allowed. */
function exceeds(rows: Uint8Array, costs: Uint8Array, most: number): boolean {
  let sum = 0
  for (let i = 0; i < rows.length; i += 1) {
    sum += costs[rows[i] as number] as number
    if (sum > most) return true
  }
  return false
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
