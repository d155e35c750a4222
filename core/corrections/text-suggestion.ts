import type { Token } from './tokens.ts'
import type { VocabularyTerm } from './vocabulary.ts'

/** A place in a text as UTF-16 offsets. */
export interface TextPlace {
  readonly start: number
  readonly end: number
}

/** A place of a finding, which may read differently from the others of its group. */
export interface FindingPlace extends TextPlace {
  /** What is to stand here, where that is not the right spelling of the whole group. */
  readonly right?: string
}

/** What is known of a likeness that its reasons can tell. */
export interface Evidence {
  /** How alike both are by sound, and by letters, 0 to 1. */
  readonly sound: number
  readonly spelling: number
  /** True where a dictionary was asked and has none of the words that were heard; initials are in none. */
  readonly isNoWord: boolean
  /** True where the text has the term elsewhere, letter by letter. */
  readonly isElsewhere: boolean
}

/** One suspected mishearing and everywhere it stands. */
export interface TextSuggestion {
  readonly heard: string
  readonly right: string
  readonly kind: VocabularyTerm['kind'] | 'capitals' | 'joined'
  /** 0 to 1; for order and tiers only, never shown as a number. */
  readonly confidence: number
  readonly term: VocabularyTerm
  readonly places: readonly FindingPlace[]
  /** Absent where both have the same letters. */
  readonly evidence?: Evidence
}

/** Takes a run of words for one suggestion, unless one of them is taken already. */
export function take(taken: Uint8Array, first: number, length: number): boolean {
  for (let i = first; i < first + length; i += 1) if (taken[i]) return false
  taken.fill(1, first, first + length)
  return true
}

/** Where a run of words stands. */
export function placeOf(tokens: readonly Token[], first: number, length: number): TextPlace {
  return { start: tokens[first]?.start ?? 0, end: tokens[first + length - 1]?.end ?? 0 }
}
