import { useState } from 'react'
import { type Millis, millis } from '../../../core/time.ts'
import { caretNow } from '../../state/caret.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'

/** Where in the episode the person was in the transcript. */
export interface TextPlace {
  readonly time: Millis
  readonly isEstimated: boolean
}

/**
 * The place in the transcript the person came from. It is taken once, on the way in: choosing a chapter
 * moves the caret the frame shows, and must not be mistaken for a place in the text.
 */
export function useTextPlace(): TextPlace | undefined {
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const [place] = useState(() => {
    const { time, isEstimated, segmentId } = caretNow(episodeId)
    return time === undefined || segmentId === undefined
      ? undefined
      : {
          time: isEstimated ? millis(Math.round(time / 1000) * 1000) : time,
          isEstimated: isEstimated ?? false,
        }
  })
  return place
}
