import { StateEffect, StateField } from '@codemirror/state'
import type { SegmentId } from '../../../../core/ids.ts'

/** Who said a turn when it was imported, for turns that have another speaker now. */
export type ChangedSpeakers = ReadonlyMap<SegmentId, string>

const none: ChangedSpeakers = new Map()

/** Shows who spoke before, or nothing. */
export const setChangedSpeakers = StateEffect.define<ChangedSpeakers>()

/** Who spoke before, struck in the margin beside who speaks now. */
export const changedSpeakers = StateField.define<ChangedSpeakers>({
  create: () => none,
  update(speakers, transaction) {
    let next = speakers
    for (const effect of transaction.effects) if (effect.is(setChangedSpeakers)) next = effect.value
    return next
  },
})
