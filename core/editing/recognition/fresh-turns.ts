import type { Chapter, Segment, Transcript } from '../../episode/schema.ts'
import { endOfTurn, turnAt, type WordRun } from '../../episode/word-run.ts'
import { type ChapterId, type IdSource, SegmentId } from '../../ids.ts'
import type { Neighbours } from './aligned-words.ts'

/** The present transcript and a new one, with what matches what. */
export interface Aligned {
  readonly present: WordRun
  readonly fresh: WordRun
  /** For every word of the present transcript its match in the new one, or -1. */
  readonly matched: Int32Array
  readonly around: Neighbours
}

/** The turns of a new transcript, made fit for the episode, and where its chapters stand in it. */
export interface FreshTurns {
  readonly segments: readonly Segment[]
  readonly ties: ReadonlyMap<ChapterId, SegmentId>
}

/**
 * Parts the turns of a new transcript where headings stand in the present one. Where the new one names no
 * voices but the present one does, its turns are those of the present one, speakers included.
 */
export function freshTurns(
  aligned: Aligned,
  chapters: readonly Chapter[],
  transcript: Transcript,
  newId: IdSource,
): FreshTurns {
  const { present, fresh } = aligned
  const takesTurns =
    fresh.segments.every(({ speaker }) => speaker === undefined) &&
    present.segments.some(({ speaker }) => speaker !== undefined)
  const tied = tiedPlaces(aligned, chapters)
  const cuts = takesTurns ? turnPlaces(aligned) : ownCuts(fresh)
  for (const at of tied.values()) if (!cuts.has(at)) cuts.set(at, undefined)
  const segments = takesTurns
    ? cutLike(aligned, cuts, newId)
    : tied.size === 0
      ? transcript.segments
      : cutOwn(fresh, cuts, newId)
  return { segments, ties: tiesOf(tied, segments) }
}

/** Where a place of the present transcript is in the new one; undefined where nothing near it matches. */
function placeIn({ matched, around }: Aligned, at: number, end: number): number | undefined {
  for (let word = at; word < end; word += 1) {
    const match = matched[word] ?? -1
    if (match >= 0) return Math.max(around.after[at] ?? 0, match - (word - at))
  }
  return undefined
}

/** Chapter → word of the new transcript before which its heading stands. */
function tiedPlaces(aligned: Aligned, chapters: readonly Chapter[]): Map<ChapterId, number> {
  const { present, fresh } = aligned
  const positions = new Map(present.segments.map(({ id }, position) => [id, position]))
  const places = new Map<ChapterId, number>()
  for (const { id, segmentId } of chapters) {
    const turn = segmentId === undefined ? undefined : positions.get(segmentId)
    if (turn === undefined || fresh.words.length === 0) continue
    const at = present.starts[turn] ?? 0
    const place = turn === 0 ? 0 : placeIn(aligned, at, endOfTurn(present, turn))
    if (place !== undefined) places.set(id, place)
  }
  return places
}

/** Word of the new transcript → turn of the present one that begins there. */
function turnPlaces(aligned: Aligned): Map<number, number | undefined> {
  const cuts = new Map<number, number | undefined>()
  aligned.present.segments.forEach((_, turn) => {
    const at = aligned.present.starts[turn] ?? 0
    const place = turn === 0 ? 0 : placeIn(aligned, at, endOfTurn(aligned.present, turn))
    if (place !== undefined) cuts.set(place, turn)
  })
  return cuts
}

function ownCuts({ starts, segments }: WordRun): Map<number, number | undefined> {
  return new Map(segments.map((_, turn) => [starts[turn] ?? 0, undefined]))
}

/** Cuts the words anew; each run has the speaker of the turn of the present transcript it follows. */
function cutLike(
  { present, fresh }: Aligned,
  cuts: ReadonlyMap<number, number | undefined>,
  newId: IdSource,
): readonly Segment[] {
  let turn = 0
  return piecesAt(fresh, cuts).map(({ from, to }) => {
    turn = cuts.get(from) ?? turn
    const speaker = present.segments[turn]?.speaker
    const words = fresh.words.slice(from, to)
    return { id: SegmentId.parse(newId('sg')), ...(speaker !== undefined && { speaker }), words }
  })
}

/** Cuts turns in two where a heading stands inside; the first part stays the turn it was. */
function cutOwn(
  fresh: WordRun,
  cuts: ReadonlyMap<number, number | undefined>,
  newId: IdSource,
): readonly Segment[] {
  return piecesAt(fresh, cuts).flatMap(({ from, to }): readonly Segment[] => {
    const turn = fresh.segments[turnAt(fresh, from)]
    if (!turn) return []
    const isStart = fresh.starts[turnAt(fresh, from)] === from
    return [
      { ...turn, ...(!isStart && { id: SegmentId.parse(newId('sg')) }), words: fresh.words.slice(from, to) },
    ]
  })
}

function piecesAt(
  { words }: WordRun,
  cuts: ReadonlyMap<number, unknown>,
): readonly { readonly from: number; readonly to: number }[] {
  const places = [...new Set([0, ...cuts.keys()])].filter((at) => at < words.length).sort((a, b) => a - b)
  return places.map((from, i) => ({ from, to: places[i + 1] ?? words.length }))
}

function tiesOf(
  places: ReadonlyMap<ChapterId, number>,
  segments: readonly Segment[],
): ReadonlyMap<ChapterId, SegmentId> {
  const starts = new Map<number, SegmentId>()
  let at = 0
  for (const { id, words } of segments) {
    if (words.length > 0) starts.set(at, id)
    at += words.length
  }
  const ties = new Map<ChapterId, SegmentId>()
  for (const [chapterId, place] of places) {
    const segmentId = starts.get(place)
    if (segmentId !== undefined) ties.set(chapterId, segmentId)
  }
  return ties
}
