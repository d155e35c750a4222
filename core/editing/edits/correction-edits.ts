import { castDraft, current, isDraft } from 'immer'
import { retimeWords } from '../../episode/retime-words.ts'
import type { Correction, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { AppError } from '../../errors.ts'
import { CorrectionId, type SegmentId } from '../../ids.ts'
import type { CorrectionPlace, EditContext, EditOf } from '../edit.ts'
import { type EditFunctions, missing } from './edit-function.ts'
import { dropUnusedCorrections } from './transcript-edits.ts'
import { assertStands, keepEdges, plainWords, positionsIn, transcriptOf } from './word-span.ts'

/** Accepting a correction at many places at once, and taking corrections back wherever their words are now. */
export const correctionEdits: EditFunctions<'correction.accept' | 'correction.revert'> = {
  'correction.accept': (draft, edit, context) => {
    const transcript = transcriptOf(draft)
    const positions = positionsIn(transcript)
    for (const [segmentId, places] of bySegment(edit.places)) {
      const segment = transcript.segments[positions.get(segmentId) ?? -1]
      if (!segment) throw missing('turn')
      const words = plainWords(segment.words)
      const accepted = acceptIn(words, places, edit, context)
      segment.words = castDraft([...keepEdges(words, accepted.words)])
      draft.corrections.push(...castDraft(accepted.corrections))
    }
    dropUnusedCorrections(draft)
  },
  'correction.revert': (draft, { correctionIds }) => {
    const transcript = transcriptOf(draft)
    const going = new Map<string, Correction>()
    for (const id of correctionIds) {
      const correction = draft.corrections.find((present) => present.id === id)
      if (!correction) throw missing('correction')
      going.set(id, isDraft(correction) ? (current(correction) as Correction) : (correction as Correction))
    }
    const restored = new Set<string>()
    for (const segment of transcript.segments) {
      const words = plainWords(segment.words)
      if (!words.some((word) => word.correctionId !== undefined && going.has(word.correctionId))) continue
      segment.words = castDraft([...keepEdges(words, reverted(words, going, restored))])
    }
    draft.corrections = draft.corrections.filter((correction) => !going.has(correction.id))
    for (const correction of draft.corrections) {
      const before = plainWords(correction.before)
      if (before.some((word) => word.correctionId !== undefined && going.has(word.correctionId))) {
        correction.before = castDraft([...reverted(before, going, restored)])
      }
    }
    dropUnusedCorrections(draft)
  },
}

function bySegment(places: readonly CorrectionPlace[]): ReadonlyMap<SegmentId, readonly CorrectionPlace[]> {
  const groups = new Map<SegmentId, CorrectionPlace[]>()
  for (const place of places) {
    const group = groups.get(place.segmentId)
    if (group) group.push(place)
    else groups.set(place.segmentId, [place])
  }
  for (const group of groups.values()) group.sort((a, b) => a.from - b.from)
  return groups
}

interface Accepted {
  readonly words: readonly Word[]
  readonly corrections: readonly Correction[]
}

/** Replaces every place of one segment. Places are in order; all refer to the words as they were. */
function acceptIn(
  words: readonly Word[],
  places: readonly CorrectionPlace[],
  edit: EditOf<'correction.accept'>,
  { now, newId }: EditContext,
): Accepted {
  const after: Word[] = []
  const corrections: Correction[] = []
  let done = 0
  for (const place of places) {
    assertStands(words, place)
    if (place.from < done || place.to === place.from) throw overlapping()
    const before = words.slice(place.from, place.to)
    const id = CorrectionId.parse(newId('co'))
    after.push(...words.slice(done, place.from))
    const written = retimeWords(before, place.after ?? edit.after)
    for (const word of written) after.push({ ...word, correctionId: id })
    if (written.length > 0) {
      const { ruleId, reason, origin } = edit
      corrections.push({ id, ruleId, before, after: joinWords(written), reason, origin, decidedAt: now })
    }
    done = place.to
  }
  after.push(...words.slice(done))
  return { words: after, corrections }
}

/** Puts the words a correction replaced back where its first words stand, once per correction however its words were parted. */
function reverted(
  words: readonly Word[],
  going: ReadonlyMap<string, Correction>,
  restored: Set<string>,
): readonly Word[] {
  const back: Word[] = []
  for (const word of words) {
    const correction = word.correctionId === undefined ? undefined : going.get(word.correctionId)
    if (!correction) back.push(word)
    else if (!restored.has(correction.id)) {
      restored.add(correction.id)
      back.push(...correction.before)
    }
  }
  return back
}

function overlapping(): AppError {
  return new AppError('invalid-edit', 'Two places of this correction overlap. Nothing was changed.')
}
