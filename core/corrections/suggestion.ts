import type { SegmentId } from '../ids.ts'
import type { SoundPair } from './sound-changes.ts'
import type { TermKind } from './vocabulary.ts'

/** A place of a suggestion in a transcript; the shape of a correction's place, with its surroundings. */
export interface SuggestedPlace {
  readonly segmentId: SegmentId
  /** Words `from` up to, not including, `to` of the segment. */
  readonly from: number
  readonly to: number
  /** What those words say now. */
  readonly before: string
  /** What they would say: the right spelling with the punctuation that stood around it. */
  readonly after: string
  /** A few words on either side, for the list of places. */
  readonly leftContext: string
  readonly rightContext: string
}

/** What kind of change a suggestion is, for the filters of the review. */
export type SuggestionKind = TermKind | 'capitals' | 'joined' | 'repeated' | 'address' | 'spelling'

/** One "heard → right" with every place where it stands: the unit of review. */
export interface CorrectionGroup {
  /** The same for the same heard and right spelling, so that a decision is remembered. */
  readonly id: string
  readonly heard: string
  readonly right: string
  readonly kind: SuggestionKind
  /** 0 to 1; for order and tiers only, never shown as a number. */
  readonly confidence: number
  /** 1 is shown first: nearly always right. 3 is worth a look. */
  readonly tier: 1 | 2 | 3
  /** Plain fragments, the most convincing first: "Sounds alike", "named in the show notes". */
  readonly reasons: readonly string[]
  /** In the order of the text; places of different groups never overlap. */
  readonly places: readonly SuggestedPlace[]
  /** How it was heard and how it is said, for what an answer teaches; only for what was found by sound. */
  readonly sounds?: SoundPair
}
