import type { WordHunk } from '../episode/word-diff.ts'
import type { WordRun } from '../episode/word-run.ts'
import type { PersonId, SegmentId } from '../ids.ts'
import { type ComparedWords, placeOf, type WordPlace } from './original-diff-compare.ts'

/** Words of one turn of the original, where they stand now with another speaker. */
export interface MovedWords {
  /** Where they stand now. */
  readonly place: WordPlace
  /** The turn they stand in now, and the word of it after them. */
  readonly segmentId: SegmentId
  readonly to: number
  /** The turn of the original they come from. */
  readonly turnId: SegmentId
  /** All that turn says was said by the same other speaker, so that the turn as a whole can be given back. */
  readonly isWholeTurn: boolean
}

/** Words that are said by another speaker than the import had: given to them, or joined to a turn of theirs. */
export interface SpeakerChange {
  readonly was: PersonId | undefined
  readonly is: PersonId | undefined
  /** The turns they stand in now. */
  readonly segmentIds: readonly SegmentId[]
  readonly moved: readonly MovedWords[]
}

/** The words of a turn that come from one turn of the original, which counts from 0. */
interface Stretch {
  readonly before: number
  readonly from: number
  readonly to: number
}

/** Which words changed their speaker, one entry for each pair of speakers, in order of appearance. */
export function speakerChanges(compared: ComparedWords): readonly SpeakerChange[] {
  const { was, is } = compared
  const changes = new Map<string, Pick<SpeakerChange, 'was' | 'is'> & { readonly moved: MovedWords[] }>()
  const stretches = stretchesOf(compared)
  const turnsBefore = new Map(was.segments.map((segment) => [segment.id, segment]))
  for (const [now, segment] of is.segments.entries()) {
    const from = (stretches[now] ?? []).map((one) => ({ ...one, turn: was.segments[one.before] }))
    // Where no word is left of what was said, a turn is known by its id.
    const turns =
      from.length > 0 ? from : [{ from: 0, to: segment.words.length, turn: turnsBefore.get(segment.id) }]
    const isWholeTurn = new Set(turns.map(({ turn }) => turn?.speaker)).size === 1
    for (const { from, to, turn } of turns) {
      if (!turn || turn.speaker === segment.speaker) continue
      const key = `${turn.speaker ?? ''} ${segment.speaker ?? ''}`
      const change = changes.get(key) ?? { was: turn.speaker, is: segment.speaker, moved: [] }
      changes.set(key, change)
      const place = { segment: now, word: from }
      change.moved.push({ place, segmentId: segment.id, to, turnId: turn.id, isWholeTurn })
    }
  }
  return [...changes.values()].map((change) => ({
    ...change,
    segmentIds: [...new Set(change.moved.map(({ segmentId }) => segmentId))],
  }))
}

/** For every turn there is now the stretches of the original that stand in it. */
function stretchesOf({ was, is, hunks }: ComparedWords): readonly (readonly Stretch[])[] {
  const byTurn: Stretch[][] = is.segments.map(() => [])
  const add = (before: number, now: number, from: number, to: number): void => {
    const turn = byTurn[now]
    const last = turn?.at(-1)
    if (last?.before === before) turn?.splice(-1, 1, { ...last, to })
    else turn?.push({ before, from, to })
  }
  let [a, b] = [0, 0]
  for (const { fromA, toA, fromB, toB } of [...hunks, endOf(was, is)]) {
    while (a < fromA) {
      const [before, now] = [placeOf(was, a), placeOf(is, b)]
      const count = Math.min(fromA - a, left(was, before), left(is, now))
      add(before.segment, now.segment, now.word, now.word + count)
      a += count
      b += count
    }
    const replaced = placeOf(is, fromB)
    const next = placeOf(was, toA)
    // Words that were written anew belong to what follows them in the same turn of both.
    if (
      fromA < toA &&
      fromB < toB &&
      toA < was.words.length &&
      placeOf(was, fromA).segment === next.segment &&
      replaced.segment === placeOf(is, toB).segment
    )
      add(next.segment, replaced.segment, replaced.word, replaced.word + toB - fromB)
    ;[a, b] = [toA, toB]
  }
  return byTurn
}

function endOf(was: WordRun, is: WordRun): WordHunk {
  const [a, b] = [was.words.length, is.words.length]
  return { fromA: a, toA: a, fromB: b, toB: b }
}

/** How many words of a turn are left from a place on. */
function left({ segments }: WordRun, { segment, word }: WordPlace): number {
  return (segments[segment]?.words.length ?? 0) - word
}
