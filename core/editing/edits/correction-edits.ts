import { retimeWords } from '../../episode/retime-words.ts'
import type { Correction, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { correctionsOfWords } from '../../episode/words-of-corrections.ts'
import { AppError } from '../../errors.ts'
import { CorrectionId, type SegmentId } from '../../ids.ts'
import type { CorrectionPlace, EditContext, EditOf } from '../edit.ts'
import { type EditFunctions, missing } from './edit-function.ts'
import { keepUsedCorrections } from './transcript-edits.ts'
import { assertStands, correctionsOf, keepEdges, positionsIn, setTurns, turnsOf } from './word-span.ts'

/** Accepting a correction at many places at once, and taking corrections back wherever their words are now. */
export const correctionEdits: EditFunctions<'correction.accept' | 'correction.revert'> = {
  'correction.accept': (draft, edit, context) => {
    const turns = turnsOf(draft)
    const positions = positionsIn(turns)
    const changed = [...turns]
    const corrections = [...correctionsOf(draft)]
    for (const [segmentId, places] of bySegment(edit.places)) {
      const position = positions.get(segmentId) ?? -1
      const segment = turns[position]
      if (!segment) throw missing('turn')
      const accepted = acceptIn(segment.words, places, edit, context)
      changed[position] = { ...segment, words: keepEdges(segment.words, accepted.words) }
      for (const correction of accepted.corrections) corrections.push(correction)
    }
    setTurns(draft, changed)
    keepUsedCorrections(draft, changed, corrections)
  },
  'correction.revert': (draft, { correctionIds }) => {
    const turns = turnsOf(draft)
    const corrections = correctionsOf(draft)
    const known = new Map(corrections.map((correction) => [correction.id, correction]))
    const going = new Map<string, Correction>()
    for (const id of correctionIds) {
      const correction = known.get(id)
      if (!correction) throw missing('correction')
      going.set(id, correction)
    }
    const restored = new Set<string>()
    const isTouched = (words: readonly Word[]): boolean =>
      correctionsOfWords(words).some((id) => going.has(id))
    const changed = turns.map((segment) =>
      isTouched(segment.words)
        ? { ...segment, words: keepEdges(segment.words, reverted(segment.words, going, restored)) }
        : segment,
    )
    const left = corrections
      .filter((correction) => !going.has(correction.id))
      .map((correction) =>
        isTouched(correction.before)
          ? { ...correction, before: reverted(correction.before, going, restored) }
          : correction,
      )
    setTurns(draft, changed)
    keepUsedCorrections(draft, changed, left)
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
