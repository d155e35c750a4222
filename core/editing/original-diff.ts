import type { Episode, Segment, Transcript, Word } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { diffWords, slideToSentences } from '../episode/word-diff.ts'
import type { CorrectionId, PersonId, SegmentId } from '../ids.ts'
import type { Edit } from './edit.ts'
import { replaceTurns } from './replace-turns.ts'

/** A place between or before words: a turn and a word in it, both counting from 0. */
export interface WordPlace {
  readonly segment: number
  readonly word: number
}

/** One difference between the transcript as it was imported and as it is. */
export interface TranscriptChange {
  /** The same for the same difference as long as nothing before it changes its word count. */
  readonly id: string
  /** The words of the original, with their times. */
  readonly was: readonly Word[]
  readonly wasText: string
  readonly isText: string
  /** Where the words stand that are there now; equal places where words were only taken out. */
  readonly from: WordPlace
  readonly to: WordPlace
  /** Corrections that put these words here. */
  readonly correctionIds: readonly CorrectionId[]
}

/** Turns that were given to another speaker than the import had. */
export interface SpeakerChange {
  readonly was: PersonId | undefined
  readonly is: PersonId | undefined
  readonly segmentIds: readonly SegmentId[]
}

/** The differences in words, in the order of the text. How turns are split is not compared. */
export function changesSince(original: Transcript, current: Transcript): readonly TranscriptChange[] {
  const [was, is] = [flatten(original), flatten(current)]
  const [a, b] = [was.words.map((word) => word.text), is.words.map((word) => word.text)]
  const hunks = slideToSentences(diffWords(a, b), a, b)
  return hunks.map(({ fromA, toA, fromB, toB }): TranscriptChange => {
    const gone = was.words.slice(fromA, toA)
    const come = is.words.slice(fromB, toB)
    const ids = come.flatMap(({ correctionId }) => (correctionId === undefined ? [] : [correctionId]))
    const from = fromB === toB ? gap(was, is, fromA, fromB) : placeOf(is, fromB)
    const last = placeOf(is, toB - 1)
    return {
      id: `${fromA}-${toA}-${fromB}-${toB}`,
      was: gone,
      wasText: joinWords(gone),
      isText: joinWords(come),
      from,
      to: fromB === toB ? from : { segment: last.segment, word: last.word + 1 },
      correctionIds: [...new Set(ids)],
    }
  })
}

/** Which turns changed their speaker, one entry for each pair of speakers, in order of appearance. */
export function speakerChanges(original: Transcript, current: Transcript): readonly SpeakerChange[] {
  const before = new Map(original.segments.map((segment) => [segment.id, segment.speaker]))
  const changes = new Map<
    string,
    { was: PersonId | undefined; is: PersonId | undefined; segmentIds: SegmentId[] }
  >()
  for (const { id, speaker } of current.segments) {
    const was = before.get(id)
    if (!before.has(id) || was === speaker) continue
    const key = `${was ?? ''} ${speaker ?? ''}`
    const known = changes.get(key)
    if (known) known.segmentIds.push(id)
    else changes.set(key, { was, is: speaker, segmentIds: [id] })
  }
  return [...changes.values()]
}

/** The edits that bring back the original words of some changes, with their measured times. */
export function revertEdits(episode: Episode, changes: readonly TranscriptChange[]): readonly Edit[] {
  const segments = episode.transcript?.segments ?? []
  const edits: Edit[] = []
  const corrections: CorrectionId[] = []
  for (const run of runsOf(changes)) {
    const [only] = run
    const correctionId = run.length === 1 && only ? soleCorrection(episode, only) : undefined
    if (correctionId) corrections.push(correctionId)
    else edits.push(...restored(segments, run))
  }
  if (corrections.length > 0) edits.push({ type: 'correction.revert', correctionIds: corrections })
  return edits
}

interface FlatWords {
  readonly words: readonly Word[]
  /** Position in `words` of the first word of each turn. */
  readonly starts: readonly number[]
}

function flatten({ segments }: Transcript): FlatWords {
  const words: Word[] = []
  const starts: number[] = []
  for (const segment of segments) {
    starts.push(words.length)
    for (const word of segment.words) words.push(word)
  }
  return { words, starts }
}

/** The turn and word at a position; an empty turn holds no position. */
function placeOf({ starts }: FlatWords, at: number): WordPlace {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const segment = Math.max(0, low - 1)
  return { segment, word: Math.max(0, at - (starts[segment] ?? 0)) }
}

/** Where words that were only taken out would stand: at the end of the turn they ended, else before the next word. */
function gap(was: FlatWords, is: FlatWords, fromA: number, at: number): WordPlace {
  if (at === 0) return { segment: placeOf(is, 0).segment, word: 0 }
  const before = placeOf(is, at - 1)
  const sameTurn = fromA > 0 && placeOf(was, fromA - 1).segment === placeOf(was, fromA).segment
  const next = placeOf(is, at)
  if (sameTurn || at >= is.words.length || next.segment === before.segment) {
    return { segment: before.segment, word: before.word + 1 }
  }
  return next
}

/** Changes that share a turn are restored together, since each moves the words after it. */
function runsOf(changes: readonly TranscriptChange[]): readonly (readonly TranscriptChange[])[] {
  const runs: TranscriptChange[][] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (last && (last.at(-1)?.to.segment ?? -1) >= change.from.segment) last.push(change)
    else runs.push([change])
  }
  return runs
}

/** The one correction that made exactly this change, so that taking it back also forgets it. */
function soleCorrection(episode: Episode, change: TranscriptChange): CorrectionId | undefined {
  const [id, ...others] = change.correctionIds
  if (id === undefined || others.length > 0) return undefined
  const correction = episode.corrections.find((one) => one.id === id)
  if (!correction || joinWords(correction.before) !== change.wasText || correction.after !== change.isText)
    return undefined
  const carriers = episode.transcript?.segments[change.from.segment]?.words.filter(
    (word) => word.correctionId === id,
  )
  return carriers?.length === change.to.word - change.from.word ? id : undefined
}

function restored(segments: readonly Segment[], run: readonly TranscriptChange[]): readonly Edit[] {
  const first = run[0]?.from.segment ?? 0
  const last = run.at(-1)?.to.segment ?? first
  const words = segments.slice(first, last + 1).map((segment) => [...segment.words])
  for (const { from, to, was } of [...run].reverse()) {
    const [start, end] = [words[from.segment - first], words[to.segment - first]]
    if (!start || !end) continue
    if (start === end) {
      start.splice(from.word, to.word - from.word, ...was)
      continue
    }
    end.splice(0, to.word)
    start.splice(from.word, start.length - from.word, ...was)
    for (let between = from.segment + 1; between < to.segment; between += 1) words[between - first]?.splice(0)
  }
  const made = segments
    .slice(first, last + 1)
    .map((segment, i): Segment => ({ ...segment, words: words[i] ?? segment.words }))
  const kept = made.filter(
    (segment, i) => segment.words.length > 0 || segments[first + i]?.words.length === 0,
  )
  const [head, ...others] = segments.slice(first, last + 1)
  return head ? [replaceTurns([head, ...others], kept.length > 0 ? kept : made.slice(0, 1))] : []
}
