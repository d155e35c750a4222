import type { ImportBlock, ImportFound, ImportWarning } from '../contract/import-shapes.ts'
import type { ChapterEntry, CueList } from '../formats/format.ts'
import type { FoundDetails, FoundPerson, FoundSoundbite, LineRange } from './facts.ts'
import type { Page } from './page.ts'

/** A text someone brought, already decoded. */
export interface SourceText {
  readonly text: string
  /** The file's name, or what to call a paste. Its extension only breaks ties. */
  readonly name: string
  /** Breaks ties in place of the name's, where the text was taken out of something else. */
  readonly extension?: string
  /** What the person says it is; without it Galley decides. */
  readonly readAs?: 'page' | 'transcript' | 'chapters' | 'feed'
}

/** What assembling an episode needs and the preview does not show. */
export interface Material {
  readonly people: readonly FoundPerson[]
  readonly details: FoundDetails
  /** The chapters with everything their file said. */
  readonly chapters: readonly ChapterEntry[]
  readonly soundbites: readonly FoundSoundbite[]
  readonly transcript?: CueList
  /** Field path of the episode, such as `title` or `chapters`, to the lines of the original. */
  readonly provenance: Readonly<Record<string, LineRange>>
}

/** One item of a feed, as a list shows it. */
export interface FeedItemRow {
  readonly title: string
  readonly number?: number
  readonly guid?: string
  readonly publishedAt?: string
}

/** What was read out of a source. A value: nothing is written until it is assembled. */
export interface Reading {
  /** `page`, `feed`, or the id of a chapter or transcript format. */
  readonly readAs: string
  /** Whether it makes an episode of its own, or joins one. */
  readonly makes: 'episode' | 'transcript' | 'chapters'
  readonly name: string
  /** The lines to show: those of the text, or of the readable text of a page in HTML. */
  readonly lines: readonly string[]
  readonly blocks: readonly ImportBlock[]
  readonly found: ImportFound
  readonly warnings: readonly ImportWarning[]
  readonly material: Material
  /** The page behind the lines, so that corrected blocks can be read again; absent for format files. */
  readonly page?: Page
  /** Only for a feed: its items in the order of the feed; this reading is of the first. */
  readonly feedItems?: readonly FeedItemRow[]
}
