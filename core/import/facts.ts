import type { Enclosure, EpisodeType } from '../episode/schema.ts'
import type { ChapterEntry } from '../formats/format.ts'
import type { Millis } from '../time.ts'

/** The lines a found value came from, counting from 1, both inclusive. */
export interface LineRange {
  readonly fromLine: number
  readonly toLine: number
}

/** A person as the source named them, with what it said about them. */
export interface FoundPerson {
  readonly name: string
  /** A role of the podcast taxonomy, in lower case. */
  readonly role: string
  readonly group: string
  readonly headline?: string
  readonly image?: string
  /** Where the name was read: "the title", "front matter". */
  readonly from: string
}

/** Facts about the episode that the preview does not show. */
export interface FoundDetails {
  readonly subtitle?: string
  readonly type?: EpisodeType
  readonly guid?: string
  readonly link?: string
  readonly image?: string
  readonly explicit?: boolean
  readonly enclosure?: Enclosure
}

/** A passage worth excerpting, as a feed names it. */
export interface FoundSoundbite {
  readonly startTime: Millis
  readonly duration: Millis
  readonly title?: string
}

/** A value a source states outright: front matter, a feed, the head of a web page. */
export type Fact =
  | { readonly field: FactField; readonly value: string }
  | { readonly field: 'person'; readonly person: FoundPerson; readonly links: readonly LabelledAddress[] }
  | { readonly field: 'chapter'; readonly chapter: ChapterEntry }
  | { readonly field: 'link'; readonly link: LabelledAddress }
  | { readonly field: 'details'; readonly details: FoundDetails }
  | { readonly field: 'soundbite'; readonly soundbite: FoundSoundbite }

/** The facts that are one text. A `weak` one counts only where the page itself says nothing. */
export type FactField =
  | 'show'
  | 'showSummary'
  | 'showLink'
  | 'feedUrl'
  | 'title'
  | 'weakTitle'
  | 'number'
  | 'season'
  | 'language'
  | 'publishedAt'
  | 'duration'
  | 'description'
  | 'weakDescription'

/** An address and what to call it. */
export interface LabelledAddress {
  readonly label: string
  readonly address: string
}
