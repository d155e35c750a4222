import { castDraft, current, type Draft, isDraft } from 'immer'
import type { Correction, Segment, Transcript, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { AppError } from '../../errors.ts'
import type { SegmentId } from '../../ids.ts'
import type { WordSpan } from '../edit.ts'
import { freezeDeeply } from '../freeze-deeply.ts'
import type { EpisodeDraft } from './edit-function.ts'
import { missing } from './edit-function.ts'

/** The transcript under change, or an `invalid-edit`. */
export function transcriptOf(draft: EpisodeDraft): Draft<Transcript> {
  if (!draft.transcript) throw missing('transcript')
  return draft.transcript
}

/**
 * The turns as plain values. Reading them through a draft would make a draft of every turn that is looked
 * at; edits work out the new list from this one and put it in its place.
 */
export function turnsOf(draft: EpisodeDraft): readonly Segment[] {
  const { segments } = transcriptOf(draft)
  return isDraft(segments) ? current(segments) : segments
}

/** The corrections as plain values, for the same reason. */
export function correctionsOf({ corrections }: EpisodeDraft): readonly Correction[] {
  return isDraft(corrections) ? current(corrections) : corrections
}

/** Segment id → position, for edits that touch many places. */
export function positionsIn(segments: readonly Segment[]): ReadonlyMap<SegmentId, number> {
  return new Map(segments.map((segment, position) => [segment.id, position]))
}

/** Puts a list of turns in the place of the one there is; frozen, so that immer need not look through it. */
export function setTurns(draft: EpisodeDraft, segments: readonly Segment[]): void {
  transcriptOf(draft).segments = castDraft(freezeDeeply(segments)) as Draft<Segment>[]
}

/** The words of a place; refused where they are not the ones the edit was made for. */
export function standingWords(
  words: readonly Word[],
  { segmentId, from, to, before }: WordSpan,
): readonly Word[] {
  const standing = words.slice(from, to)
  const found = joinWords(standing)
  if (to < from || to > words.length || found !== before)
    throw new AppError('edit-stale', changedSince('sentence'), { segmentId, expected: before, found })
  return standing
}

/** What turns say, a line each. */
export function textOfTurns(turns: readonly Pick<Segment, 'words'>[]): string {
  return turns.map(({ words }) => joinWords(words)).join('\n')
}

/** Refuses an edit of whole turns where they do not say any more what it was made for. */
export function requireSaying(turns: readonly Segment[], before: string): void {
  if (textOfTurns(turns) === before) return
  throw new AppError('edit-stale', changedSince('part of the transcript'), {
    segmentIds: turns.slice(0, 8).map(({ id }) => id),
  })
}

function changedSince(what: string): string {
  return `This ${what} changed after the edit was made. Nothing was altered. Look at it again and repeat the change if it is still needed.`
}

/**
 * Hands the start of the first word and the end of the last on to the words that now stand there, so
 * that a turn keeps its times whatever happens to the words at its edges.
 */
export function keepEdges(before: readonly Word[], after: readonly Word[]): readonly Word[] {
  const start = before[0]?.start
  const end = before.at(-1)?.end
  const first = after[0]
  const last = after.at(-1)
  if (!first || !last) return after
  const losesStart = start !== undefined && first.start === undefined
  const losesEnd = end !== undefined && last.end === undefined
  if (!losesStart && !losesEnd) return after
  const kept = [...after]
  if (losesStart) kept[0] = { ...first, start }
  const newLast = kept.at(-1)
  if (newLast && losesEnd) kept[kept.length - 1] = { ...newLast, end }
  return kept
}
