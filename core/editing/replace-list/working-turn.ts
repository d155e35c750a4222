import { retimeWords } from '../../episode/retime-words.ts'
import type { Segment, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { wordRuns } from '../../episode/word-borders.ts'
import type { RuleId, SegmentId } from '../../ids.ts'
import { type ReplacedRegion, startsOf } from '../replace-text.ts'
import { segmentText } from '../transcript-text.ts'

/** A word under a list of rules: which word of the turn it came from, and which rule wrote it. */
export interface MarkedWord extends Word {
  readonly origin: number
  readonly by?: RuleId
}

/** Runs of letters and digits in a text: what each is, as a number of a `TokenBook`, and where it starts. */
export interface Tokens {
  readonly ids: Int32Array
  readonly starts: Int32Array
}

/** A turn as the rules so far have left it. */
export interface WorkingTurn {
  readonly id: SegmentId
  readonly words: readonly MarkedWord[]
  readonly text: string
  /** Where each word starts in the text. */
  readonly starts: Int32Array
  readonly tokens: Tokens
}

/** Numbers for words that differ by more than capitals, so that looking for one compares no letters. */
export interface TokenBook {
  /** The number of a word; a new one where the word was never met. */
  readonly idOf: (word: string) => number
  /** The number of a word, or undefined where it was never met. */
  readonly known: (word: string) => number | undefined
}

/** An empty book. */
export function tokenBook(): TokenBook {
  const ids = new Map<string, number>()
  // Lower case first, since ẞ and ß meet in capitals only after it; ς and σ, ſ and s meet there too.
  const key = (word: string): string => word.normalize('NFD').toLowerCase().toUpperCase()
  return {
    idOf(word) {
      const wanted = key(word)
      const id = ids.get(wanted) ?? ids.size
      ids.set(wanted, id)
      return id
    },
    known: (word) => ids.get(key(word)),
  }
}

/** The runs of letters and digits of a text. */
export function tokensIn(text: string, book: TokenBook): Tokens {
  const ids: number[] = []
  const starts: number[] = []
  for (const match of text.matchAll(wordRuns)) {
    ids.push(book.idOf(match[0]))
    starts.push(match.index)
  }
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts) }
}

/** A turn before any rule. */
export function workingTurn(segment: Segment, book: TokenBook): WorkingTurn {
  const text = segmentText(segment)
  return {
    id: segment.id,
    words: segment.words.map((word, origin) => ({ ...word, origin })),
    text,
    starts: Int32Array.from(startsOf(segment.words)),
    tokens: tokensIn(text, book),
  }
}

/**
 * The turn after regions of it were replaced by a rule, word for word as accepting the correction will
 * leave it. Costs what changed, and a walk over the rest that looks at no letter.
 */
export function afterReplacing(
  turn: WorkingTurn,
  regions: readonly ReplacedRegion[],
  by: RuleId,
  book: TokenBook,
): WorkingTurn {
  const { words } = turn
  const pieces: Piece[] = []
  let done = 0
  let token = 0
  for (const window of windowsOf(words, regions)) {
    token = keep(pieces, turn, { from: done, to: window.from, token })
    const written = writtenIn(words, window, by)
    // Where the first word joins the one before it, no stretch of the text stands alone.
    if (written[0]?.joined && window.from > 0) return whole(turn, rewritten(words, regions, by), book)
    if (written.length > 0) pieces.push(pieceOf(written, book))
    done = window.to
    token = firstFrom(turn.tokens.starts, turn.starts[done] ?? Number.POSITIVE_INFINITY, token)
  }
  keep(pieces, turn, { from: done, to: words.length, token })
  return assembled(turn.id, pieces)
}

/** A stretch of a text between two spaces. Its numbers count from `base`. */
interface Piece {
  readonly words: readonly MarkedWord[]
  readonly text: string
  readonly starts: Int32Array
  readonly tokens: Tokens
  readonly base: number
}

/** Takes over words as they are; answers the first token after them. */
function keep(
  pieces: Piece[],
  turn: WorkingTurn,
  { from, to, token }: { readonly from: number; readonly to: number; readonly token: number },
): number {
  if (from >= to) return token
  const base = turn.starts[from] ?? 0
  const end = (turn.starts[to - 1] ?? 0) + (turn.words[to - 1]?.text.length ?? 0)
  const { ids, starts } = turn.tokens
  const next = firstFrom(starts, end, token)
  pieces.push({
    words: turn.words.slice(from, to),
    text: turn.text.slice(base, end),
    starts: turn.starts.subarray(from, to),
    tokens: { ids: ids.subarray(token, next), starts: starts.subarray(token, next) },
    base,
  })
  return next
}

function pieceOf(words: readonly MarkedWord[], book: TokenBook): Piece {
  const text = joinWords(words)
  return { words, text, starts: Int32Array.from(startsOf(words)), tokens: tokensIn(text, book), base: 0 }
}

function assembled(id: SegmentId, pieces: readonly Piece[]): WorkingTurn {
  const count = (lengthOf: (piece: Piece) => number): number =>
    pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)
  const starts = new Int32Array(count((piece) => piece.words.length))
  const tokenCount = count(({ tokens }) => tokens.ids.length)
  const tokens = { ids: new Int32Array(tokenCount), starts: new Int32Array(tokenCount) }
  const words: MarkedWord[] = []
  let token = 0
  let text = ''
  for (const piece of pieces) {
    if (text !== '') text += ' '
    const shift = text.length - piece.base
    copyShifted(piece.starts, starts, words.length, shift)
    copyShifted(piece.tokens.starts, tokens.starts, token, shift)
    tokens.ids.set(piece.tokens.ids, token)
    token += piece.tokens.ids.length
    for (const each of piece.words) words.push(each)
    text += piece.text
  }
  return { id, words, text, starts, tokens }
}

function copyShifted(from: Int32Array, to: Int32Array, at: number, shift: number): void {
  for (let i = 0; i < from.length; i += 1) to[at + i] = (from[i] ?? 0) + shift
}

/** The first place of a rising list, from `low` on, whose number is not below a limit. */
function firstFrom(numbers: Int32Array, limit: number, from: number): number {
  let low = from
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Words that spaces part from the others, with the regions in them. */
interface Window {
  from: number
  to: number
  readonly regions: ReplacedRegion[]
}

function windowsOf(words: readonly MarkedWord[], regions: readonly ReplacedRegion[]): readonly Window[] {
  const windows: Window[] = []
  for (const region of regions) {
    const last = windows.at(-1)
    let { from, to } = region
    if (last && from < last.to) last.regions.push(region)
    else {
      while (from > 0 && words[from]?.joined) from -= 1
      windows.push({ from, to, regions: [region] })
    }
    while (words[to]?.joined) to += 1
    const window = windows.at(-1)
    if (window) window.to = Math.max(window.to, to)
  }
  return windows
}

function writtenIn(words: readonly MarkedWord[], { from, to, regions }: Window, by: RuleId): MarkedWord[] {
  const written: MarkedWord[] = []
  let done = from
  for (const region of regions) {
    written.push(...words.slice(done, region.from), ...wordsOf(words, region, by))
    done = region.to
  }
  written.push(...words.slice(done, to))
  return written
}

function wordsOf(
  words: readonly MarkedWord[],
  { from, to, after }: ReplacedRegion,
  by: RuleId,
): MarkedWord[] {
  const origin = words[from]?.origin ?? 0
  return retimeWords(words.slice(from, to), after).map((word) => ({ ...word, origin, by }))
}

function rewritten(
  words: readonly MarkedWord[],
  regions: readonly ReplacedRegion[],
  by: RuleId,
): readonly MarkedWord[] {
  return writtenIn(words, { from: 0, to: words.length, regions: [...regions] }, by)
}

function whole(turn: WorkingTurn, words: readonly MarkedWord[], book: TokenBook): WorkingTurn {
  const text = joinWords(words)
  return { id: turn.id, words, text, starts: Int32Array.from(startsOf(words)), tokens: tokensIn(text, book) }
}
