import { useCallback, useRef, useState } from 'react'
import { mayHideTurns } from '../../../../core/editing/proposals/propose-turns.ts'
import { headingsBefore } from '../../../../core/episode/chapters.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { usePanes } from '../../../ui/panes.ts'
import { type Kept, useKept } from './use-kept.ts'

/** What is previewed. */
export type PreviewKind = 'turns' | 'headings'

/** Which preview is open, and what is worth offering. */
export interface ProposalRoom {
  readonly preview: PreviewKind | undefined
  readonly open: (kind: PreviewKind) => void
  readonly close: () => void
  /** Whether turns may hide others. */
  readonly canSplit: boolean
  /** Whether the text as a whole came without turns. */
  readonly isWall: boolean
  /** Listed chapters without a place in the text. */
  readonly unplaced: number
  /** Whether the offer over the text is shown: there is something to offer, and nobody said no. */
  readonly isOffered: boolean
  readonly dismiss: () => void
}

/** Episodes whose offer was dismissed; it stays away until Galley is opened again. */
const dismissed = new Set<string>()

interface OpenPreview {
  readonly kind: PreviewKind
  readonly wasSideHidden: boolean
}

/** A preview that was open when the screen was left is open when it is come back to. */
const openPreviews: Kept<OpenPreview> = new WeakMap()

/** Keeps at most one preview open, and knows when the text could use one. */
export function useProposalRoom(isReadOnly: boolean): ProposalRoom {
  const id = useEpisodeSelector((episode) => episode.id)
  const [opened, setOpened] = useKept(openPreviews)
  const [, setDismissals] = useState(0)
  const { isSideShown, toggleSide } = usePanes()
  const canSplit = useEpisodeSelector(({ transcript }) => !isReadOnly && hidesTurns(transcript))
  const wall = useEpisodeSelector(({ transcript, chapters }) => canSplit && isWall(transcript, chapters))
  const unplaced = useEpisodeSelector((episode) => (isReadOnly ? 0 : countUnplaced(episode)))
  const side = useRef({ isShown: isSideShown, wasHidden: false })
  side.current = { isShown: isSideShown, wasHidden: opened?.wasSideHidden ?? false }
  const close = useCallback(() => {
    setOpened(undefined)
    // A panel that was shown for the preview alone goes with it.
    if (side.current.wasHidden && side.current.isShown) toggleSide()
    side.current.wasHidden = false
  }, [setOpened, toggleSide])
  const preview = opened?.kind
  return {
    preview,
    open(kind) {
      setOpened({ kind, wasSideHidden: !isSideShown })
      if (!isSideShown) toggleSide()
    },
    close,
    canSplit,
    unplaced,
    isWall: wall,
    isOffered: preview === undefined && (wall || unplaced > 0) && !dismissed.has(id),
    dismiss() {
      dismissed.add(id)
      setDismissals((count) => count + 1)
    },
  }
}

/** Too long for one breath, or nobody named: worth the offer. A short note without a speaker is not. */
const worthSplitting = 60

function hidesTurns(transcript: Episode['transcript']): boolean {
  const segments = transcript?.segments ?? []
  if (segments.some(({ words }) => words.length > 400)) return true
  return (
    segments.every(({ speaker }) => speaker === undefined) &&
    segments.some((segment) => mayHideTurns(segment) && segment.words.length > worthSplitting)
  )
}

/** Turns this long on the average are no turns. */
const breathless = 250

/** Too long for turns on the whole, or parted by nothing but headings. */
function isWall(transcript: Episode['transcript'], chapters: Episode['chapters']): boolean {
  const segments = transcript?.segments ?? []
  const words = segments.reduce((sum, segment) => sum + segment.words.length, 0)
  if (words > breathless * segments.length) return true
  return (
    segments.length <= Math.max(1, chapters.length) && segments.every(({ speaker }) => speaker === undefined)
  )
}

function countUnplaced({ transcript, chapters }: Pick<Episode, 'transcript' | 'chapters'>): number {
  // Where anything is timed, headings find their place by time.
  if (
    !transcript ||
    transcript.segments.length === 0 ||
    transcript.segments.some(({ words }) => words[0]?.start !== undefined)
  )
    return 0
  const listed = chapters.filter(({ inTableOfContents }) => inTableOfContents).length
  const placed = [...headingsBefore({ chapters, transcript }).values()].flat().length
  return listed - placed
}
