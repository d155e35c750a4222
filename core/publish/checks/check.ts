import type { CheckPlace, Destination, Finding } from '../../contract/publish-shapes.ts'
import { sortedByTime } from '../../episode/chapters.ts'
import type { Chapter, Episode } from '../../episode/schema.ts'
import type { AppError } from '../../errors.ts'
import { excerpt } from '../../formats/syntax/lines.ts'
import type { Show } from '../../show/schema.ts'
import { formatTime } from '../../time.ts'
import type { RenderedNotes } from '../notes/render-notes.ts'
import type { TimedCues } from '../transcript-cues.ts'

/** What is wrong, before it is known as the finding of a check. */
export interface Problem {
  /** `error` only where a destination really rejects or ignores something. */
  readonly level: 'error' | 'warning'
  /** What is so, as one sentence. */
  readonly message: string
  /** What it costs, as one sentence. */
  readonly cost: string
  readonly where: readonly CheckPlace[]
  readonly fix?: NonNullable<Finding['fix']>
}

/** What checks share, so that notes and captions are made once at most. */
export interface CheckContext {
  readonly show?: Show
  readonly openCorrections?: number
  /** Every chapter in order of start. */
  readonly chapters: readonly Chapter[]
  /** The chapters a list shows. */
  readonly listed: readonly Chapter[]
  notes(): RenderedNotes | AppError
  captions(): TimedCues
}

/** One rule of one or more destinations. */
export interface Check {
  /** Stable; settings and scripts name it. */
  readonly id: string
  /** Who the rule is of. `all`: whoever takes the episode. */
  readonly destinations: readonly Destination[] | 'all'
  /** What is so when nothing is wrong. */
  readonly passed: string
  /** Undefined: there is nothing in the episode this rule is about. */
  check(episode: Episode, context: CheckContext): readonly Problem[] | undefined
}

/** Problems name at most this many places: beyond, a list helps nobody. */
export const mostPlaces = 50

/** Where a chapter is, as a person says it: "chapter 3, 5:58". */
export function chapterPlace(chapters: readonly Chapter[], chapter: Chapter): CheckPlace {
  const number = chapters.indexOf(chapter) + 1
  return { section: 'chapters', id: chapter.id, label: `chapter ${number}, ${formatTime(chapter.startTime)}` }
}

/** The places of some chapters, as many as help. */
export function chapterPlaces(context: CheckContext, found: readonly Chapter[]): CheckPlace[] {
  return found.slice(0, mostPlaces).map((chapter) => chapterPlace(context.chapters, chapter))
}

/** A field of the episode's details. */
export function detail(label: string): CheckPlace {
  return { section: 'details', label }
}

/** A text inside quotation marks, cut to what fits a sentence. */
export function quoted(text: string): string {
  return `“${excerpt(text, 60)}”`
}

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

/** Chapters in order of start, all and listed. */
export function chapterViews(episode: Episode): Pick<CheckContext, 'chapters' | 'listed'> {
  const chapters = sortedByTime(episode.chapters)
  return { chapters, listed: chapters.filter((chapter) => chapter.inTableOfContents) }
}
