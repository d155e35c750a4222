import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { formatTime, type Millis } from '../../../core/time.ts'
import { announce } from '../../state/announcer.ts'
import { setCaret } from '../../state/caret.ts'
import { useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useFindings } from '../../state/findings.ts'
import { chaptersText } from '../../text/chapters.ts'
import { chapterFindings } from './chapter-findings.ts'
import type { TableContext } from './table-context.ts'
import { useTableFocus } from './table-focus.ts'
import { useChapterEdits } from './use-chapter-edits.ts'
import { useChapterSelection } from './use-chapter-selection.ts'

interface TableOptions {
  readonly table: RefObject<HTMLElement | null>
  /** The person's place in the transcript. */
  readonly place: Millis | undefined
  readonly openPaste: (text: string) => void
  readonly openShift: (chapters: readonly Chapter[]) => void
}

/** Everything the table, the lane and the panel share: chapters, selection, findings and what can be done. */
export function useChapterTable({ table, place, openPaste, openShift }: TableOptions): TableContext {
  const chapters = useEpisodeSelector((episode) => episode.chapters)
  const duration = useEpisodeSelector((episode) => episode.enclosure?.duration)
  const isReadOnly = useIsReadOnly()
  const order = useMemo(() => chapters.map((chapter) => chapter.id), [chapters])
  const selection = useChapterSelection(order)
  const actions = useChapterEdits()
  const found = useFindings()
  const findings = useMemo(() => chapterFindings(found, new Set(order)), [found, order])
  const focus = useTableFocus(table, order)
  usePlaceOfChosen(chapters, selection.current)

  /** After deleting, the next row has the focus, or the last one. */
  const removeChosen = useCallback(() => {
    const gone = chapters.filter((chapter) => selection.ids.has(chapter.id))
    const last = chapters.findLastIndex((chapter) => selection.ids.has(chapter.id))
    const next =
      chapters.slice(last + 1).find((chapter) => !selection.ids.has(chapter.id)) ??
      chapters.findLast((chapter) => !selection.ids.has(chapter.id))
    if (gone.length === 0) return
    void actions.remove(gone).then(() => {
      if (!next) return
      selection.select(next.id)
      focus(next.id)
    })
  }, [chapters, selection, actions, focus])

  return useMemo(
    () => ({
      chapters,
      duration,
      selection,
      actions,
      findings,
      isReadOnly,
      focus,
      removeChosen,
      setToPlace:
        place === undefined || isReadOnly
          ? undefined
          : (chapter: Chapter) => void actions.move(chapter.id, place),
      openPaste,
      openShift,
      editImage: (chapter: Chapter) => {
        selection.select(chapter.id)
        requestAnimationFrame(() =>
          document.querySelector<HTMLInputElement>('.chapter-details [data-field="image"] input')?.focus(),
        )
      },
    }),
    [
      chapters,
      duration,
      selection,
      actions,
      findings,
      isReadOnly,
      focus,
      removeChosen,
      place,
      openPaste,
      openShift,
    ],
  )
}

/** The frame's position follows the chosen chapter; a chapter that slid to another place is told. */
function usePlaceOfChosen(chapters: readonly Chapter[], current: Chapter['id'] | undefined): void {
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const index = chapters.findIndex((chapter) => chapter.id === current)
  const chapter = chapters[index]
  const last = useRef<{ readonly id: Chapter['id']; readonly index: number }>(undefined)
  useEffect(() => {
    if (!chapter) return
    setCaret(episodeId, { time: chapter.startTime })
    if (last.current?.id === chapter.id && last.current.index !== index) {
      announce(chaptersText.moved(index + 1, formatTime(chapter.startTime)))
    }
    last.current = { id: chapter.id, index }
  }, [episodeId, chapter, index])
}
