import type { Chapter } from '../../../core/episode/schema.ts'
import type { ChapterId } from '../../../core/ids.ts'
import type { Millis } from '../../../core/time.ts'
import type { ChapterFindings } from './chapter-findings.ts'
import type { ChapterActions } from './use-chapter-edits.ts'
import type { ChapterSelection } from './use-chapter-selection.ts'

/** The columns that are edited as text. */
export type TextColumn = 'title' | 'url'

/** What rows share. */
export interface TableContext {
  readonly chapters: readonly Chapter[]
  readonly duration: Millis | undefined
  readonly selection: ChapterSelection
  readonly actions: ChapterActions
  readonly findings: ChapterFindings
  readonly isReadOnly: boolean
  /** Puts the focus on a row or on its start. */
  readonly focus: (id: ChapterId, part?: 'row' | 'start') => void
  readonly removeChosen: () => void
  readonly setToPlace: ((chapter: Chapter) => void) | undefined
  readonly openPaste: (text: string) => void
  /** Leads to the image field of the panel. */
  readonly editImage: (chapter: Chapter) => void
  /** Asks how far to move some chapters. */
  readonly openShift: (chapters: readonly Chapter[]) => void
}
