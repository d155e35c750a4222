import { useState } from 'react'
import { useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import { type ShowState, useShow } from '../../../state/show.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { type Review, useReview } from './use-review.ts'
import { type ChangeShow, useShowChanges } from './use-show-changes.ts'
import { type Suspects, useSuspects } from './use-suspects.ts'

/** The review with the show that it learns for and the words it marks. */
export interface ReviewRoom {
  readonly showState: ShowState
  readonly changeShow: ChangeShow
  readonly review: Review
  readonly suspects: Suspects
  /** Words of the text that are to become a term: the glossary is asked to begin one. */
  readonly termAsked: string | undefined
  readonly askForTerm: (spelling: string | undefined) => void
}

/** Opens the review of the transcript on screen; words are marked only while it is shown for editing. */
export function useReviewRoom(transcript: OpenTranscript | undefined, isShown: boolean): ReviewRoom {
  const showId = useEpisodeSelector((episode) => episode.show.id)
  const showState = useShow(showId)
  const changeShow = useShowChanges(showState)
  const review = useReview(transcript, showState, changeShow)
  const suspects = useSuspects(transcript, review, isShown)
  const [termAsked, askForTerm] = useState<string>()
  return { showState, changeShow, review, suspects, termAsked, askForTerm }
}
