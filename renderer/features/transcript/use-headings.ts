import { BookmarkPlus, Heading as HeadingShape, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import type { ChapterId } from '../../../core/ids.ts'
import { caretNow } from '../../state/caret.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { randomIds } from '../../state/random-ids.ts'
import { showToast } from '../../state/toasts.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { transcriptText } from '../../text/transcript.ts'
import { type HeadingPlace, headingPlace, newChapterThere, placeChapter } from './chapter-here.ts'
import { infoField } from './editor/info.ts'
import { turnOfLine } from './editor/turns.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** What can be done about the headings in the text. */
export interface Headings {
  /** The chapter whose menu is open, and the button it stands beside. */
  readonly menu: { readonly chapter: Chapter; readonly button: HTMLElement } | undefined
  readonly openMenu: (chapterId: ChapterId, button: HTMLElement) => void
  readonly closeMenu: () => void
  readonly placeHere: (chapter: Chapter) => Promise<void>
  readonly addHere: () => Promise<ChapterId | undefined>
  readonly rename: (chapter: Chapter, title: string) => Promise<unknown>
  readonly hide: (chapter: Chapter) => Promise<unknown>
  readonly loosen: (chapter: Chapter) => Promise<unknown>
  readonly remove: (chapter: Chapter) => Promise<unknown>
  /** Listed chapters that have no place in the text, as in a transcript without times. */
  readonly unplaced: () => readonly Chapter[]
}

/** Chapters in the text: placed where the caret is, renamed, hidden, taken away. */
export function useHeadings(transcript: OpenTranscript | undefined): Headings {
  const tell = useToldEdits()
  const [menu, setMenu] = useState<Headings['menu']>()
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const chapters = useEpisodeSelector((episode) => episode.chapters)

  const caretPlace = useCallback(async (): Promise<HeadingPlace | undefined> => {
    if (!transcript) return undefined
    await transcript.sync.flush()
    const { state } = transcript.view
    const line = state.doc.lineAt(state.selection.main.head)
    const segment = turnOfLine(state, line.number)
    return segment && headingPlace(segment, line.text, state.selection.main.head - line.from)
  }, [transcript])

  return useMemo(
    (): Headings => ({
      menu,
      openMenu(chapterId, button) {
        const chapter = chapters.find(({ id }) => id === chapterId)
        if (chapter) setMenu({ chapter, button })
      },
      closeMenu: () => setMenu(undefined),
      async placeHere(chapter) {
        const place = await caretPlace()
        if (!place) return
        const label = transcriptText.placed(chapter.title)
        await tell(placeChapter(chapter, place, randomIds), { title: label, icon: HeadingShape }, { label })
        transcript?.view.focus()
      },
      async addHere() {
        const place = await caretPlace()
        const startTime = place?.start ?? caretNow(episodeId).time
        if (!place || startTime === undefined) {
          showToast({ title: transcriptText.noTimeHere })
          return undefined
        }
        const { edits, id } = newChapterThere(startTime, place, randomIds)
        await tell(edits, { title: transcriptText.addedChapter, icon: BookmarkPlus })
        return id
      },
      rename: (chapter, title) =>
        tell([{ type: 'chapter.change', chapterId: chapter.id, set: { title: title.trim() } }]),
      hide: (chapter) =>
        tell([{ type: 'chapter.change', chapterId: chapter.id, set: { inTableOfContents: false } }], {
          title: transcriptText.hiddenChapter(chapter.title),
        }),
      loosen: (chapter) =>
        tell([{ type: 'chapter.change', chapterId: chapter.id, set: {}, clear: ['segmentId'] }]),
      remove: (chapter) =>
        tell([{ type: 'chapter.remove', chapterIds: [chapter.id] }], {
          title: transcriptText.removedChapter(chapter.title),
          icon: Trash2,
        }),
      unplaced() {
        const headings = transcript?.view.state.field(infoField).headings ?? new Map()
        const placed = new Set([...headings.values()].flat().map(({ id }) => id))
        return chapters.filter((chapter) => chapter.inTableOfContents && !placed.has(chapter.id))
      },
    }),
    [menu, episodeId, chapters, caretPlace, tell, transcript],
  )
}
