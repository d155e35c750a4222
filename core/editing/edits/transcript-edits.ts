import { castDraft } from 'immer'
import { retimeWords } from '../../episode/retime-words.ts'
import type { Segment, Word } from '../../episode/schema.ts'
import { AppError } from '../../errors.ts'
import { SegmentId } from '../../ids.ts'
import { type EditFunctions, type EpisodeDraft, itemOf, missing, positionOf } from './edit-function.ts'
import { assertStands, keepEdges, plainWords, positionsIn, transcriptOf } from './word-span.ts'

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
  'transcript.replaceWords': (draft, { place, text }) => {
    const segment = itemOf(transcriptOf(draft).segments, place.segmentId, 'turn')
    const words = plainWords(segment.words)
    assertStands(words, place)
    const written = retimeWords(words.slice(place.from, place.to), text)
    segment.words = castDraft(
      keepEdges(words, [
        ...words.slice(0, place.from),
        ...written,
        ...words.slice(place.to),
      ]) as Segment['words'],
    )
    dropUnusedCorrections(draft)
  },
  'transcript.splitSegment': (draft, { segmentId, at, speaker }, { newId }) => {
    const { segments } = transcriptOf(draft)
    const position = positionOf(segments, segmentId, 'turn')
    const segment = segments[position]
    if (!segment || at > segment.words.length) throw missing('place in the turn')
    const words = plainWords(segment.words)
    segment.words = castDraft(words.slice(0, at))
    const voice = speaker ?? segment.speaker
    segments.splice(position + 1, 0, {
      id: SegmentId.parse(newId('sg')),
      ...(voice !== undefined && { speaker: voice }),
      words: castDraft(words.slice(at)),
    })
  },
  'transcript.joinSegment': (draft, { segmentId }) => {
    const { segments } = transcriptOf(draft)
    const position = positionOf(segments, segmentId, 'turn')
    const [before, segment] = [segments[position - 1], segments[position]]
    if (!before || !segment)
      throw new AppError(
        'invalid-edit',
        'There is no turn before this one to join it to. Nothing was changed.',
      )
    before.words = castDraft([...plainWords(before.words), ...plainWords(segment.words)])
    if (before.speaker === undefined && segment.speaker !== undefined) before.speaker = segment.speaker
    segments.splice(position, 1)
    retieHeadings(draft, new Set([segmentId]), before.id)
  },
  'transcript.setSpeaker': (draft, { segmentIds, personId }) => {
    const transcript = transcriptOf(draft)
    if (personId !== undefined) itemOf(draft.people, personId, 'person')
    const positions = positionsIn(transcript)
    for (const id of segmentIds) {
      const segment = transcript.segments[positions.get(id) ?? -1]
      if (!segment) throw missing('turn')
      if (personId === undefined) delete segment.speaker
      else segment.speaker = personId
    }
  },
  'transcript.removeSegments': (draft, { segmentIds }) => {
    const transcript = transcriptOf(draft)
    const positions = positionsIn(transcript)
    const gone = new Set(segmentIds)
    for (const id of gone) if (!positions.has(id)) throw missing('turn')
    const after = transcript.segments.find(
      (segment, i) =>
        !gone.has(segment.id) && i > Math.min(...segmentIds.map((id) => positions.get(id) ?? 0)),
    )
    transcript.segments = transcript.segments.filter((segment) => !gone.has(segment.id))
    retieHeadings(draft, gone, after?.id)
    dropUnusedCorrections(draft)
  },
  'transcript.replaceSegments': (draft, { first, last, segments }) => {
    const transcript = transcriptOf(draft)
    const from = positionOf(transcript.segments, first, 'turn')
    const to = positionOf(transcript.segments, last, 'turn')
    if (to < from) throw missing('run of turns')
    const kept = new Set(segments.map((segment) => segment.id))
    const gone = new Set(
      transcript.segments
        .slice(from, to + 1)
        .map((segment) => segment.id)
        .filter((id) => !kept.has(id)),
    )
    transcript.segments.splice(from, to - from + 1, ...castDraft([...segments]))
    retieHeadings(draft, gone, segments.at(-1)?.id ?? transcript.segments[from]?.id)
    dropUnusedCorrections(draft)
  },
  'transcript.set': (draft, { transcript, corrections }) => {
    const ids = new Set(transcript.segments.map((segment) => segment.id))
    draft.transcript = castDraft(transcript)
    if (corrections) draft.corrections = castDraft([...corrections])
    for (const chapter of draft.chapters) {
      if (chapter.segmentId !== undefined && !ids.has(chapter.segmentId)) delete chapter.segmentId
    }
    dropUnusedCorrections(draft)
  },
  'transcript.remove': (draft) => {
    transcriptOf(draft)
    delete draft.transcript
    for (const chapter of draft.chapters) delete chapter.segmentId
    draft.corrections = []
  },
}

/** Chapters tied to turns that are gone stand before the one that took their place, or by time again. */
function retieHeadings(draft: EpisodeDraft, gone: ReadonlySet<SegmentId>, heir: SegmentId | undefined): void {
  for (const chapter of draft.chapters) {
    if (chapter.segmentId === undefined || !gone.has(chapter.segmentId)) continue
    if (heir === undefined) delete chapter.segmentId
    else chapter.segmentId = heir
  }
}

/**
 * A correction lives as long as one of its words does, in the text or among the words a living
 * correction would bring back; once all are changed by hand it has no effect left.
 */
export function dropUnusedCorrections(draft: EpisodeDraft): void {
  if (draft.corrections.length === 0) return
  const used = new Set<string>()
  const use = (words: readonly Word[]): void => {
    for (const { correctionId } of words) if (correctionId !== undefined) used.add(correctionId)
  }
  for (const segment of draft.transcript ? transcriptOf(draft).segments : []) use(plainWords(segment.words))
  // What a correction replaced was there before it, so going backwards meets every holder first.
  for (const correction of [...draft.corrections].reverse()) {
    if (used.has(correction.id)) use(plainWords(correction.before))
  }
  const kept = draft.corrections.filter((correction) => used.has(correction.id))
  if (kept.length < draft.corrections.length) draft.corrections = kept
}
