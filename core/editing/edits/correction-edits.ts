import { retimeWords } from '../../episode/retime-words.ts'
import type { Correction, Segment, Word } from '../../episode/schema.ts'
import { joinWords } from '../../episode/transcript.ts'
import { correctionsOfWords } from '../../episode/words-of-corrections.ts'
import { AppError } from '../../errors.ts'
import type { CorrectionId, SegmentId } from '../../ids.ts'
import type { CorrectionPlace, EditContext, EditOf } from '../edit.ts'
import { type EditFunctions, missing } from './edit-function.ts'
import { keepUsedCorrections } from './transcript-edits.ts'
import { correctionsOf, keepEdges, positionsIn, setTurns, standingWords, turnsOf } from './word-span.ts'

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
    const firstAfter = firstTimesAfter(turns)
    let from = 0
    const changed = turns.map((segment, at): Segment => {
      const to = firstAfter[at] ?? anyTime.to
      const next = isTouched(segment.words)
        ? {
            ...segment,
            words: keepEdges(segment.words, reverted(segment.words, going, restored, { from, to })),
          }
        : segment
      for (const { start, end } of next.words) from = Math.max(from, start ?? 0, end ?? 0)
      return next
    })
    const left = corrections
      .filter((correction) => !going.has(correction.id))
      .map((correction) =>
        isTouched(correction.before)
          ? { ...correction, before: reverted(correction.before, going, restored, anyTime) }
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

/**
 * Replaces every place of one segment. Places are in order; all refer to the words as they were. What is
 * made is frozen here, so that nobody need look through the thousands of words that stay for the few that
 * are new.
 */
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
    const before = Object.freeze(standingWords(words, place))
    if (place.from < done || place.to === place.from) throw overlapping()
    // A source of ids gives nothing else, and there are thousands at once.
    const id = newId('co') as CorrectionId
    after.push(...words.slice(done, place.from))
    const written = retimeWords(before, place.after ?? edit.after)
    for (const word of written) after.push(Object.freeze({ ...word, correctionId: id }))
    if (written.length > 0) {
      const { ruleId, reason, origin } = edit
      const said = joinWords(written)
      corrections.push(Object.freeze({ id, ruleId, before, after: said, reason, origin, decidedAt: now }))
    }
    done = place.to
  }
  after.push(...words.slice(done))
  return { words: Object.isFrozen(words) ? Object.freeze(after) : after, corrections }
}

/** The last time known before some words and the first one after them, in milliseconds. */
interface TimesAround {
  readonly from: number
  readonly to: number
}

const anyTime: TimesAround = { from: 0, to: Number.POSITIVE_INFINITY }

/** For every turn the first time known after it. */
function firstTimesAfter(turns: readonly Segment[]): readonly number[] {
  const after: number[] = []
  let next = anyTime.to
  for (let at = turns.length - 1; at >= 0; at -= 1) {
    after[at] = next
    const first = turns[at]?.words.find(({ start, end }) => start !== undefined || end !== undefined)
    next = first?.start ?? first?.end ?? next
  }
  return after
}

/** Puts the words a correction replaced back where its first words stand, once per correction however its words were parted. */
function reverted(
  words: readonly Word[],
  going: ReadonlyMap<string, Correction>,
  restored: Set<string>,
  around: TimesAround,
): readonly Word[] {
  const back: Word[] = []
  const cameBack = new Set<Word>()
  for (const word of words) {
    const correction = word.correctionId === undefined ? undefined : going.get(word.correctionId)
    if (!correction) back.push(word)
    else if (!restored.has(correction.id)) {
      restored.add(correction.id)
      for (const before of correction.before) {
        back.push(before)
        cameBack.add(before)
      }
    }
  }
  return timedBetween(back, cameBack, around)
}

/**
 * Words that came back keep the times that lie between those of the words around them. Others were measured for a place
 * that something else was written over since.
 */
function timedBetween(
  words: readonly Word[],
  cameBack: ReadonlySet<Word>,
  around: TimesAround,
): readonly Word[] {
  const latest: number[] = []
  let next = around.to
  for (const [at, word] of [...words.entries()].reverse()) {
    latest[at] = next
    if (!cameBack.has(word)) next = word.start ?? word.end ?? next
  }
  let last = around.from
  return words.map((word, at) => {
    const fits = (time: number | undefined, least: number): boolean =>
      time === undefined || (time >= least && time <= (latest[at] ?? time))
    const { start, end, ...rest } = word
    const [startFits, endFits] = [fits(start, last), fits(end, Math.max(last, start ?? 0))]
    const kept =
      !cameBack.has(word) || (startFits && endFits)
        ? word
        : {
            ...rest,
            ...(startFits && start !== undefined && { start }),
            ...(endFits && end !== undefined && { end }),
          }
    last = Math.max(last, kept.start ?? 0, kept.end ?? 0)
    return kept
  })
}

function overlapping(): AppError {
  return new AppError('invalid-edit', 'Two places of this correction overlap. Nothing was changed.')
}
