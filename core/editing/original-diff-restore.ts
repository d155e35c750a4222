import { retimeWords } from '../episode/retime-words.ts'
import type { Segment, Word } from '../episode/schema.ts'
import { type IdSource, SegmentId } from '../ids.ts'
import type { Edit } from './edit.ts'
import { keepEdges } from './edits/word-span.ts'
import type { OriginalWords, TranscriptChange } from './original-diff.ts'
import { replaceTurns } from './replace-turns.ts'

/** The id a turn had, where no other has it by now; else a new one. What is given is taken from then on. */
export function freeId(wanted: SegmentId | undefined, standing: Set<SegmentId>, newId: IdSource): SegmentId {
  const id = wanted === undefined || standing.has(wanted) ? SegmentId.parse(newId('sg')) : wanted
  standing.add(id)
  return id
}

/** The edits that bring back the original words of changes that share turns, in the order of the text. */
export function restored(
  segments: readonly Segment[],
  run: readonly TranscriptChange[],
  newId: IdSource,
): readonly Edit[] {
  const first = run[0]?.room.from.segment ?? 0
  const last = run.at(-1)?.room.to.segment ?? first
  const [head, ...others] = segments.slice(first, last + 1)
  if (!head) return []
  // From the last to the first, so that the places of those before stay.
  const made = run.reduceRight((turns, change) => withOriginal(turns, change, newId), segments)
  const segmentsNow = made.slice(first, last + 1 + made.length - segments.length)
  const [only] = run
  const inPlace = run.length === 1 && only && asReplacedWords(segments, segmentsNow, only)
  return [inPlace || replaceTurns([head, ...others], segmentsNow)]
}

/** The edit that names the words that stand there, where that gives the very words and times of the original. */
function asReplacedWords(
  segments: readonly Segment[],
  made: readonly Segment[],
  { from, to, isText, wasText }: TranscriptChange,
): Edit | undefined {
  const [segment, wanted] = [segments[from.segment], made[0]]
  if (!segment || from.segment !== to.segment || made.length !== 1 || wanted?.id !== segment.id)
    return undefined
  const { words } = segment
  const written = retimeWords(words.slice(from.word, to.word), wasText)
  const result = keepEdges(words, words.toSpliced(from.word, to.word - from.word, ...written))
  if (result.length !== wanted.words.length || !result.every((word, i) => isSame(word, wanted.words[i])))
    return undefined
  const place = { segmentId: segment.id, from: from.word, to: to.word, before: isText }
  return { type: 'transcript.replaceWords', place, text: wasText }
}

const wordFields = ['text', 'start', 'end', 'confidence', 'joined', 'correctionId'] as const

function isSame(one: Word, other: Word | undefined): boolean {
  return one === other || wordFields.every((field) => one[field] === other?.[field])
}

/** How the words of the original are dealt out at the place of a change. */
interface Dealt {
  /** What goes to the turn before the place, what to turns of their own, what to the turn after it. */
  readonly head: Word[]
  readonly own: OriginalWords[]
  readonly tail: Word[]
}

/** The turns with the original words of one change; a turn that is gone comes back as its own. */
function withOriginal(
  segments: readonly Segment[],
  change: TranscriptChange,
  newId: IdSource,
): readonly Segment[] {
  const { beside } = change
  const { from, to } = change.room
  const [start, end] = [segments[from.segment], segments[to.segment]]
  if (!start || !end) return segments
  const head = start.words.slice(0, from.word)
  const tail = end.words.slice(to.word)
  const dealt = deal(change, start, end, head.length + tail.length === 0)
  // A word at the edge of a turn took over the time of the one that went.
  const before = [
    ...head.slice(0, -1),
    ...head.slice(-1).map((word) => timedAs(word, beside.before)),
    ...dealt.head,
  ]
  const after = [
    ...dealt.tail,
    ...tail.slice(0, 1).map((word) => timedAs(word, beside.after)),
    ...tail.slice(1),
  ]
  const made =
    start === end && dealt.own.length === 0
      ? [{ ...start, words: [...before, ...after] }]
      : turnsWith(segments, change, { before, own: dealt.own, after }, newId)
  return segments.toSpliced(from.segment, to.segment - from.segment + 1, ...made)
}

/** The turns at a place: what stands before it, turns that come back, turns without words, what stands after. */
function turnsWith(
  segments: readonly Segment[],
  { room: { from, to }, turnAfter }: TranscriptChange,
  {
    before,
    own,
    after,
  }: {
    readonly before: readonly Word[]
    readonly own: readonly OriginalWords[]
    readonly after: readonly Word[]
  },
  newId: IdSource,
): readonly Segment[] {
  const here = segments.slice(from.segment, to.segment + 1)
  const [start, end] = [here[0], here.at(-1)]
  const coming = new Set(own.map(({ turn }) => turn.id))
  const empty = here.filter(
    (segment) =>
      segment.words.length === 0 &&
      !coming.has(segment.id) &&
      !(segment === start && before.length > 0) &&
      !(segment === end && after.length > 0),
  )
  const outside = [...segments.slice(0, from.segment), ...segments.slice(to.segment + 1)]
  const standing = new Set([...outside, ...empty].map(({ id }) => id))
  const made: Segment[] = []
  if (start && before.length > 0)
    made.push({ ...start, id: freeId(start.id, standing, newId), words: before })
  const isParted = start === end && before.length > 0
  const endId = isParted ? turnAfter?.id : end?.id
  const last =
    end && after.length > 0 ? { ...end, id: freeId(endId, standing, newId), words: after } : undefined
  for (const { turn, words } of own) made.push({ ...turn, id: freeId(turn.id, standing, newId), words })
  made.push(...empty)
  if (last) made.push(last)
  return made
}

function deal(change: TranscriptChange, start: Segment, end: Segment, isAlone: boolean): Dealt {
  const dealt: Dealt = { head: [], own: [], tail: [] }
  for (const [at, piece] of change.was.entries()) {
    const { turn, words } = piece
    const isLast = at === change.was.length - 1
    const goesOn = isLast && piece.at + words.length < turn.words.length
    // What stands in its place is either all of the turn, or said by the same speaker.
    const isInPlace =
      change.was.length === 1 && change.isText !== '' && (isAlone || turn.speaker === start.speaker)
    const isHeads = piece.at > 0 || turn.id === start.id || (start === end && isInPlace)
    if (dealt.own.length === 0 && isHeads) dealt.head.push(...words)
    else if (goesOn || (isLast && turn.id === end.id)) dealt.tail.push(...words)
    else dealt.own.push(piece)
  }
  return dealt
}

function timedAs(word: Word, original: Word | undefined): Word {
  if (original?.text !== word.text) return word
  const { start: _start, end: _end, ...rest } = word
  return {
    ...rest,
    ...(original.start !== undefined && { start: original.start }),
    ...(original.end !== undefined && { end: original.end }),
  }
}
