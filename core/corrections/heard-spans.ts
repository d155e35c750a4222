import type { HeardText, HeardWord } from './heard-words.ts'
import { type Sound, soundOf } from './sound-distance.ts'

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
  /** Position of the first word of each place among the tokens, in the order of the text. */
  readonly places: readonly number[]
  readonly sounds: readonly Sound[]
  /** How common its rarest word is; 0 for a word no list has. */
  readonly frequency: number
  /** Words of it that no list has. */
  readonly unknownWords: number
}

/** The run of `length` words that stands at all of the places. */
export function spanAt({ words }: HeardText, places: readonly number[], length: number): HeardSpan {
  const first = places[0] ?? 0
  const heard = words.slice(first, first + length)
  const lowers = heard.map(({ lower }) => lower)
  return {
    text: heard.map(({ text }) => text).join(' '),
    key: lowers.join(' '),
    words: lowers,
    bare: heard.map(({ bare }) => bare).join(''),
    places,
    sounds: waysToSay(heard),
    frequency: Math.min(...heard.map(({ frequency }) => frequency)),
    unknownWords: heard.filter(({ frequency }) => frequency === 0).length,
  }
}

/** A word alone may be said in several ways; of several words each is taken as it is usually said. */
function waysToSay(heard: readonly HeardWord[]): readonly Sound[] {
  const [only] = heard
  if (heard.length === 1 && only) return only.sounds
  return [soundOf(heard.map(({ sounds }) => sounds[0]?.phonemes ?? '').join(''))]
}

/**
 * The spans of a text that are spelled with some letters, whatever their capitals and spaces, in the order of
 * the text. Linear: which runs to look at more closely is told by a number that grows with each word.
 */
export function spansSpelled(heard: HeardText, letters: ReadonlySet<string>): HeardSpan[] {
  const wanted = new Uint8Array(wantedSize)
  for (const word of letters) wanted[slotOf(hashOf(word))] = 1
  const hashes = Int32Array.from(heard.differentWords, ({ bare }) => hashOf(bare))
  const powers = Int32Array.from(heard.differentWords, ({ bare }) => powerOf(bare.length))
  const places = new Map<string, { readonly length: number; readonly at: number[] }>()
  const { words, tokens } = heard
  for (let first = 0; first < words.length; first += 1) {
    let hash = 0
    for (let n = 1; n <= longestSpan; n += 1) {
      const word = words[first + n - 1]
      if (!word || (n > 1 && tokens[first + n - 1]?.breakBefore)) break
      hash = (Math.imul(hash, powers[word.index] as number) + (hashes[word.index] as number)) | 0
      if (wanted[slotOf(hash)] === 0) continue
      const run = words.slice(first, first + n)
      if (!letters.has(run.map(({ bare }) => bare).join(''))) continue
      const key = run.map(({ lower }) => lower).join(' ')
      const known = places.get(key)
      if (known) known.at.push(first)
      else places.set(key, { length: n, at: [first] })
    }
  }
  return [...places.values()].map(({ length, at }) => spanAt(heard, at, length))
}

const wantedSize = 1 << 17
const base = 0x01000193

const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (wantedSize - 1)

/** The number of a run of letters: that of two runs one after the other follows from the numbers of both. */
function hashOf(letters: string): number {
  let hash = 0
  for (let at = 0; at < letters.length; at += 1) hash = (Math.imul(hash, base) + letters.charCodeAt(at)) | 0
  return hash
}

function powerOf(length: number): number {
  let power = 1
  for (let i = 0; i < length; i += 1) power = Math.imul(power, base)
  return power
}
