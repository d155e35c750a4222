import type { InSteps } from '../../../../core/corrections/in-steps.ts'
import type { CorrectionGroup } from '../../../../core/corrections/suggestion.ts'
import type { Episode, Segment, Word } from '../../../../core/episode/schema.ts'
import type { PersonId, SegmentId } from '../../../../core/ids.ts'
import type { CorrectionMemory, Show, Term } from '../../../../core/show/schema.ts'
import { type Millis, millis } from '../../../../core/time.ts'

/** The words of one turn in one string, which crosses to a worker far quicker than the words would. */
export interface PackedTurn {
  readonly id: SegmentId
  /**
   * What stands before a word says how it follows: a space, a line break where it is joined to the one
   * before, a tab or a form feed for the same where its start was measured.
   */
  readonly words: string
  readonly speaker?: PersonId
}

/** What the page asks of the engine that runs beside it. */
export interface SuggestionRequest {
  readonly turns: readonly PackedTurn[]
  /** The episode without its transcript, and its show: where the vocabulary comes from. */
  readonly episode: Episode
  readonly show?: Show
  /** Terms that other shows lend to all. */
  readonly shared: readonly Term[]
  readonly memory: CorrectionMemory
  /** Where the lexicon of the episode's language is; absent where Galley has none. */
  readonly lexiconAddress?: string
}

/** What the engine found, or why it could not look. */
export type SuggestionAnswer =
  | { readonly kind: 'found'; readonly groups: readonly CorrectionGroup[] }
  | { readonly kind: 'failed'; readonly reason: string }

/** What the worker says to a question: an answer, or that it has put the question down because it was told to. */
export type WorkerAnswer = SuggestionAnswer | { readonly kind: 'overtaken' }

/**
 * What the page says to the worker: a question; `typed`, a letter was typed just now; or `overtaken`, another
 * question waits behind the one it is at, whose answer nobody wants.
 */
export type ToWorker = SuggestionRequest | 'typed' | 'overtaken'

const packed = new WeakMap<Segment, PackedTurn>()

/** Packs turns; one that was packed before costs nothing, so an edit packs one turn. */
export function packTurns(segments: readonly Segment[]): readonly PackedTurn[] {
  return segments.map((segment) => {
    const known = packed.get(segment)
    if (known) return known
    const words = segment.words
      .map(({ text, joined, start }, index) => (index === 0 ? text : mark(joined, start) + text))
      .join('')
    const made = { id: segment.id, words, ...(segment.speaker && { speaker: segment.speaker }) }
    packed.set(segment, made)
    return made
  })
}

function mark(joined: true | undefined, start: Millis | undefined): string {
  if (start === undefined) return joined ? '\n' : ' '
  return joined ? '\f' : '\t'
}

const measured = millis(0)

/** The turns again, as far as the engine needs them: of its times a word only keeps whether its start was measured. */
export function unpackTurns(turns: readonly PackedTurn[]): readonly Segment[] {
  return turns.map(unpackTurn)
}

/** Turns that are unpacked in one step, which takes a millisecond at most. */
const turnsOfStep = 32

/** Unpacks turns in steps, but none that was the same the last time: that one is the same object again. */
export function createUnpacker(): (turns: readonly PackedTurn[]) => InSteps<readonly Segment[]> {
  let before = new Map<SegmentId, { readonly turn: PackedTurn; readonly segment: Segment }>()
  return function* (turns) {
    const now: typeof before = new Map()
    const segments: Segment[] = []
    for (const turn of turns) {
      const known = before.get(turn.id)
      const isSame = known?.turn.words === turn.words && known.turn.speaker === turn.speaker
      const segment = isSame ? known.segment : unpackTurn(turn)
      now.set(turn.id, { turn, segment })
      segments.push(segment)
      if (segments.length % turnsOfStep === 0) yield
    }
    before = now
    return segments
  }
}

function unpackTurn({ id, words: packedWords, speaker }: PackedTurn): Segment {
  const words: Word[] = []
  let begin = 0
  for (let at = 1; at <= packedWords.length; at += 1) {
    if (at < packedWords.length && !isMark(packedWords.charCodeAt(at))) continue
    words.push(unpackWord(packedWords, begin, at))
    begin = at
  }
  return { id, ...(speaker && { speaker }), words }
}

/** One word with the mark before it; the first of a turn has none. */
function unpackWord(packedWords: string, from: number, to: number): Word {
  const mark = packedWords.charCodeAt(from)
  if (!isMark(mark)) return { text: packedWords.slice(from, to) }
  const text = packedWords.slice(from + 1, to)
  const isJoined = mark === lineBreak || mark === formFeed
  const isMeasured = mark === tab || mark === formFeed
  if (!isJoined && !isMeasured) return { text }
  return { text, ...(isJoined && { joined: true as const }), ...(isMeasured && { start: measured }) }
}

const [tab, lineBreak, formFeed, space] = [9, 10, 12, 32]

function isMark(code: number): boolean {
  return code === space || code === tab || code === lineBreak || code === formFeed
}
