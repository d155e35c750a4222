import { castDraft } from 'immer'
import { retimeWords } from '../../episode/retime-words.ts'
import type { Correction, Segment, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { foldSpaces } from '../../episode/words-for-text.ts'
import { correctionsOfWords } from '../../episode/words-of-corrections.ts'
import { AppError } from '../../errors.ts'
import { SegmentId } from '../../ids.ts'
import { freezeDeeply } from '../freeze-deeply.ts'
import { type EditFunctions, type EpisodeDraft, itemOf, missing, positionOf } from './edit-function.ts'
import {
  correctionsOf,
  keepEdges,
  positionsIn,
  requireSaying,
  setTurns,
  standingWords,
  transcriptOf,
  turnsOf,
} from './word-span.ts'

/** Edits of the words and turns. Every one keeps the measured times of the words it does not touch. */
export const transcriptEdits: EditFunctions<
  | 'transcript.replaceWords'
  | 'transcript.splitSegment'
  | 'transcript.joinSegment'
  | 'transcript.setSpeaker'
  | 'transcript.removeSegments'
  | 'transcript.replaceSegments'
  | 'transcript.set'
  | 'transcript.remove'
> = {
  'transcript.replaceWords': (draft, { place, text }, { wordsBefore }) => {
    const turns = turnsOf(draft)
    const position = positionOf(turns, place.segmentId, 'turn')
    const segment = itemOf(turns, place.segmentId, 'turn')
    const { words } = segment
    const standing = standingWords(words, place)
    const former = words.length === 0 ? putBack(wordsBefore?.(segment.id), text) : undefined
    const written = former ?? retimeWords(standing, text)
    const changed = [...words.slice(0, place.from), ...written, ...words.slice(place.to)]
    putTurns(draft, turns.with(position, { ...segment, words: keepEdges(words, changed) }))
  },
  'transcript.splitSegment': (draft, { segmentId, at, speaker }, { newId }) => {
    const turns = turnsOf(draft)
    const position = positionOf(turns, segmentId, 'turn')
    const segment = turns[position]
    if (!segment || at > segment.words.length) throw missing('place in the turn')
    const { words } = segment
    const voice = speaker ?? segment.speaker
    const second = {
      id: SegmentId.parse(newId('sg')),
      ...(voice !== undefined && { speaker: voice }),
      words: words.slice(at),
    }
    setTurns(draft, turns.toSpliced(position, 1, { ...segment, words: words.slice(0, at) }, second))
  },
  'transcript.joinSegment': (draft, { segmentId }) => {
    const turns = turnsOf(draft)
    const position = positionOf(turns, segmentId, 'turn')
    const [before, segment] = [turns[position - 1], turns[position]]
    if (!before || !segment)
      throw new AppError(
        'invalid-edit',
        'There is no turn before this one to join it to. Nothing was changed.',
      )
    const speaker = before.speaker ?? segment.speaker
    const joined = {
      ...before,
      ...(speaker !== undefined && { speaker }),
      words: [...before.words, ...segment.words],
    }
    setTurns(draft, turns.toSpliced(position - 1, 2, joined))
    retieHeadings(draft, new Set([segmentId]), before.id)
  },
  'transcript.setSpeaker': (draft, { segmentIds, personId }) => {
    const turns = turnsOf(draft)
    if (personId !== undefined) itemOf(draft.people, personId, 'person')
    const positions = positionsIn(turns)
    const changed = [...turns]
    for (const id of segmentIds) {
      const position = positions.get(id) ?? -1
      const segment = turns[position]
      if (!segment) throw missing('turn')
      const { speaker: _before, ...rest } = segment
      changed[position] = personId === undefined ? rest : { ...segment, speaker: personId }
    }
    setTurns(draft, changed)
  },
  'transcript.removeSegments': (draft, { segmentIds, before }) => {
    const turns = turnsOf(draft)
    const positions = positionsIn(turns)
    const gone = new Set(segmentIds)
    let first = turns.length
    for (const id of gone) {
      const position = positions.get(id)
      if (position === undefined) throw missing('turn')
      first = Math.min(first, position)
    }
    const standing = segmentIds.flatMap((id) => turns[positions.get(id) ?? -1] ?? [])
    requireSaying(standing, before)
    const after = turns.find((segment, i) => !gone.has(segment.id) && i > first)
    retieHeadings(draft, gone, after?.id)
    putTurns(
      draft,
      turns.filter((segment) => !gone.has(segment.id)),
    )
  },
  'transcript.replaceSegments': (draft, { first, last, before, segments }) => {
    const turns = turnsOf(draft)
    const from = positionOf(turns, first, 'turn')
    const to = positionOf(turns, last, 'turn')
    if (to < from) throw missing('run of turns')
    requireSaying(turns.slice(from, to + 1), before)
    const kept = new Set(segments.map((segment) => segment.id))
    const gone = new Set(
      turns
        .slice(from, to + 1)
        .map((segment) => segment.id)
        .filter((id) => !kept.has(id)),
    )
    const changed = turns.toSpliced(from, to - from + 1, ...segments)
    retieHeadings(draft, gone, segments.at(-1)?.id ?? changed[from]?.id)
    putTurns(draft, changed)
  },
  'transcript.set': (draft, { transcript, corrections }) => {
    const ids = new Set(transcript.segments.map((segment) => segment.id))
    draft.transcript = castDraft(transcript)
    if (corrections) draft.corrections = castDraft([...corrections])
    for (const chapter of draft.chapters) {
      if (chapter.segmentId !== undefined && !ids.has(chapter.segmentId)) delete chapter.segmentId
    }
    keepUsedCorrections(draft, transcript.segments, correctionsOf(draft))
  },
  'transcript.remove': (draft) => {
    transcriptOf(draft)
    delete draft.transcript
    for (const chapter of draft.chapters) delete chapter.segmentId
    draft.corrections = []
  },
}

/**
 * Words that come back into the turn they were cut from keep their times; an empty turn has no word to hold them.
 * Anything else that is typed there is new. The corrections that made them are forgotten since.
 */
function putBack(former: readonly Word[] | undefined, text: string): readonly Word[] | undefined {
  if (!former || joinWords(former) !== foldSpaces(text)) return undefined
  return former.map(({ correctionId: _forgotten, ...word }) => word)
}

/** Chapters tied to turns that are gone stand before the one that took their place, or by time again. */
function retieHeadings(draft: EpisodeDraft, gone: ReadonlySet<SegmentId>, heir: SegmentId | undefined): void {
  for (const chapter of draft.chapters) {
    if (chapter.segmentId === undefined || !gone.has(chapter.segmentId)) continue
    if (heir === undefined) delete chapter.segmentId
    else chapter.segmentId = heir
  }
}

/** Puts a list of turns in place, and lets go of the corrections that none of its words belongs to. */
function putTurns(draft: EpisodeDraft, turns: readonly Segment[]): void {
  setTurns(draft, turns)
  keepUsedCorrections(draft, turns, correctionsOf(draft))
}

/**
 * A correction lives as long as one of its words does, in the text or among the words a living
 * correction would bring back; once all are changed by hand it has no effect left. Of `corrections`
 * those that live are put into the episode.
 */
export function keepUsedCorrections(
  draft: EpisodeDraft,
  turns: readonly Segment[],
  corrections: readonly Correction[],
): void {
  const used = new Set<string>()
  if (corrections.length > 0) {
    for (const { words } of turns) for (const id of correctionsOfWords(words)) used.add(id)
  }
  // What a correction replaced was there before it, so going backwards meets every holder first.
  for (const { id, before } of corrections.toReversed()) {
    if (!used.has(id)) continue
    for (const { correctionId } of before) if (correctionId !== undefined) used.add(correctionId)
  }
  const kept = corrections.every(({ id }) => used.has(id))
    ? corrections
    : corrections.filter(({ id }) => used.has(id))
  if (kept !== correctionsOf(draft))
    draft.corrections = castDraft(freezeDeeply(kept)) as typeof draft.corrections
}
