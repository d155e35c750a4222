import { retimeWords } from './retime-words.ts'
import type { Word } from './schema.ts'
import { joinWords } from './transcript.ts'
import { diffWords } from './word-diff.ts'

/** A run of words to replace, and the text that takes its place. */
export interface WordReplacement {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** How many letters at either end are known to be untouched; white space is not counted. */
export interface Untouched {
  readonly head: number
  readonly tail: number
}

const unknown: Untouched = { head: Infinity, tail: Infinity }

/** A text with every run of white space made one space and none at its ends: as words are joined. */
export function foldSpaces(text: string): string {
  return text.trim().replace(/\s+/gu, ' ')
}

/**
 * The smallest replacements that make words say a text, in order. Words that stand whole in both keep
 * out of it; `untouched` tells twins apart, where one of two equal words went. Comparing letters
 * first, then words, finds one typed letter and a thousand replaced names alike.
 */
export function replacementsFor(
  words: readonly Word[],
  text: string,
  untouched: Untouched = unknown,
): readonly WordReplacement[] {
  const was = joinWords(words)
  const is = foldSpaces(text)
  if (was === is) return []
  const { from, to, head, tail } = keptAtEdges(words, was, is, untouched)
  const middle = is.slice(head, is.length - tail).trim()
  const units = unitsOf(words, from, to)
  const written = middle === '' ? [] : middle.split(' ')
  if (units.length < 2 || written.length < 2) return [{ from, to, text: middle }]
  return diffWords(
    units.map((unit) => unit.text),
    written,
  ).map((hunk) => ({
    from: units[hunk.fromA]?.from ?? to,
    to: hunk.toA === hunk.fromA ? (units[hunk.fromA]?.from ?? to) : (units[hunk.toA - 1]?.to ?? to),
    text: written.slice(hunk.fromB, hunk.toB).join(' '),
  }))
}

/**
 * The words that say a text, each with the times it can keep: words that stand in both are the same
 * values, words typed over others take their times, and new ones have none. Joined they are exactly
 * the text, its white space folded.
 */
export function wordsForText(
  words: readonly Word[],
  text: string,
  untouched: Untouched = unknown,
): readonly Word[] {
  const result: Word[] = []
  let done = 0
  for (const replacement of replacementsFor(words, text, untouched)) {
    result.push(...words.slice(done, replacement.from))
    result.push(...retimeWords(words.slice(replacement.from, replacement.to), replacement.text))
    done = replacement.to
  }
  return joinedAsIn(foldSpaces(text), [...result, ...words.slice(done)])
}

interface KeptEdges {
  /** Words before `from` and from `to` on are kept. */
  readonly from: number
  readonly to: number
  /** So many letters of the text belong to the words kept at either end. */
  readonly head: number
  readonly tail: number
}

const isBreak = (text: string, at: number): boolean => at < 0 || at >= text.length || text[at] === ' '

function keptAtEdges(words: readonly Word[], was: string, is: string, untouched: Untouched): KeptEdges {
  const shorter = Math.min(was.length, is.length)
  let same = 0
  while (same < shorter && was[same] === is[same]) same += 1
  const first = keptAtStart(words, is, same, untouched.head)
  let sameAtEnd = 0
  while (
    sameAtEnd < shorter - first.letters &&
    was[was.length - 1 - sameAtEnd] === is[is.length - 1 - sameAtEnd]
  ) {
    sameAtEnd += 1
  }
  const last = keptAtEnd(words, is, sameAtEnd, untouched.tail, first.count)
  return {
    from: first.count,
    to: words.length - last.count,
    head: first.letters,
    tail: Math.min(last.letters, is.length - first.letters),
  }
}

interface Kept {
  readonly count: number
  readonly letters: number
}

/** Words that lie in the letters that are the same at the start and are whole words still. */
function keptAtStart(words: readonly Word[], is: string, same: number, untouched: number): Kept {
  let count = 0
  let letters = 0
  let spoken = 0
  for (const word of words) {
    const end = letters + (letters > 0 && !word.joined ? 1 : 0) + word.text.length
    spoken += word.text.length
    if (spoken > untouched || end > same || (end === same && !isBreak(is, end))) break
    count += 1
    letters = end
  }
  return { count, letters }
}

/** The same from the end, leaving alone the words already kept at the start. */
function keptAtEnd(words: readonly Word[], is: string, same: number, untouched: number, taken: number): Kept {
  let count = 0
  let letters = 0
  let spoken = 0
  for (let at = words.length - 1; at >= taken; at -= 1) {
    const word = words[at]
    const end = letters + (word?.text.length ?? 0)
    const stands = word?.joined === true || isBreak(is, is.length - end - 1)
    spoken += word?.text.length ?? 0
    if (!word || spoken > untouched || end > same || (end === same && !stands)) break
    count += 1
    letters = end + (at > taken && !word.joined ? 1 : 0)
  }
  return { count, letters }
}

/** Words that stand together without a space, as one unit of comparison. */
function unitsOf(
  words: readonly Word[],
  from: number,
  to: number,
): { text: string; from: number; to: number }[] {
  const units: { text: string; from: number; to: number }[] = []
  for (let at = from; at < to; at += 1) {
    const word = words[at]
    const last = units.at(-1)
    if (!word) break
    if (word.joined && last) {
      last.text += word.text
      last.to = at + 1
    } else units.push({ text: word.text, from: at, to: at + 1 })
  }
  return units
}

/** Sets `joined` on exactly the words before which the text has no space. */
function joinedAsIn(text: string, words: readonly Word[]): readonly Word[] {
  let at = 0
  const result: Word[] = []
  for (const word of words) {
    const joined = at > 0 && text[at] !== ' '
    if (at > 0 && !joined) at += 1
    at += word.text.length
    const { joined: was, ...rest } = word
    if ((was ?? false) === joined) result.push(word)
    else result.push(joined ? { ...rest, joined: true } : rest)
  }
  return result
}

/** Parts words at line ends: as many words for each line as the line's text holds. */
export function partWords(words: readonly Word[], texts: readonly string[]): readonly (readonly Word[])[] {
  const parts: (readonly Word[])[] = []
  let at = 0
  for (const text of texts) {
    const length = foldSpaces(text).replaceAll(' ', '').length
    const from = at
    let letters = 0
    while (letters < length && at < words.length) {
      letters += words[at]?.text.length ?? 0
      at += 1
    }
    parts.push(words.slice(from, at))
  }
  return parts
}
