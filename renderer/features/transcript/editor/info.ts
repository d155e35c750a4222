import { StateEffect, StateField } from '@codemirror/state'
import type { Segment } from '../../../../core/episode/schema.ts'
import type { ChapterId, PersonId, SegmentId } from '../../../../core/ids.ts'
import type { Millis } from '../../../../core/time.ts'
import type { PlaceInTime } from './caret-time.ts'

/** A voice as the margin shows it. */
export interface Voice {
  /** The first name where nobody else has it, else the whole name. */
  readonly short: string
  readonly name: string
  /** A colour as CSS. */
  readonly colour: string
  readonly isUnnamed: boolean
}

/** A chapter's heading in the text. */
export interface Heading {
  readonly id: ChapterId
  readonly number: number
  readonly title: string
  readonly time: string
  /** It was put before this turn, and does not stand there only by its time. */
  readonly isTied: boolean
}

/** What stands around the words: who speaks, when, and under which headings. */
export interface TranscriptInfo {
  readonly voices: ReadonlyMap<PersonId, Voice>
  readonly headings: ReadonlyMap<SegmentId, readonly Heading[]>
  /** When a turn starts, measured or reckoned; undefined where nothing is known. */
  readonly startOf: (segment: Segment) => PlaceInTime | undefined
  /** Where the last turn was reckoned to end; undefined while every turn's own start was measured. */
  readonly end: Millis | undefined
  /** Length of the episode, where it is known. */
  readonly duration: Millis | undefined
  /** A turn's start as it is shown; undefined where nothing is known. */
  readonly timeOf: (segment: Segment) => string | undefined
}

/** Nothing is known yet. */
const noInfo: TranscriptInfo = {
  voices: new Map(),
  headings: new Map(),
  startOf: () => undefined,
  end: undefined,
  duration: undefined,
  timeOf: () => undefined,
}

/** Says what stands around the words from now on. */
export const setInfo = StateEffect.define<TranscriptInfo>()

/** What stands around the words. */
export const infoField = StateField.define<TranscriptInfo>({
  create: () => noInfo,
  update(info, transaction) {
    let next = info
    for (const effect of transaction.effects) if (effect.is(setInfo)) next = effect.value
    return next
  },
})
