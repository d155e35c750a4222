import { Heading as HeadingShape } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { headingsBefore } from '../../../core/episode/chapters.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { SegmentId } from '../../../core/ids.ts'
import { useRoute } from '../../app/routes.ts'
import { useEpisodeNow } from '../../state/EpisodeProvider.tsx'
import { showToast } from '../../state/toasts.ts'
import { transcriptText } from '../../text/transcript.ts'
import { goToTurn } from './go-to.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** Goes to the turn, or to where the chapter starts, that the address names; once for each address. */
export function useAddressedTurn(open: OpenTranscript | undefined): void {
  const route = useRoute()
  const at = route.screen === 'episode' ? route.at : undefined
  const episodeNow = useEpisodeNow()
  const done = useRef<string>(undefined)
  useEffect(() => {
    if (!open || at === undefined || done.current === at) return
    done.current = at
    const episode = episodeNow()
    const isChapter = episode.chapters.some(({ id }) => id === at)
    const turn = isChapter ? turnOfChapter(episode, at) : SegmentId.safeParse(at).data
    if (turn !== undefined) goToTurn(open.view, turn, { takeFocus: true })
    else if (isChapter) showToast({ title: transcriptText.noPlace, icon: HeadingShape, tone: 'warn' })
  }, [open, at, episodeNow])
}

/** The turn a chapter starts with, hidden chapters too; undefined where the text has no times to tell. */
function turnOfChapter(episode: Episode, chapterId: string): SegmentId | undefined {
  const chapter = episode.chapters.find(({ id }) => id === chapterId)
  if (!chapter) return undefined
  const [turn] = headingsBefore({ ...episode, chapters: [{ ...chapter, inTableOfContents: true }] }).keys()
  return turn
}
