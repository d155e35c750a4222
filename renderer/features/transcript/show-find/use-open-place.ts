import { useCallback, useEffect, useState } from 'react'
import type { FoundInEpisode, PlaceInEpisode } from '../../../../core/contract/find-shapes.ts'
import { navigate } from '../../../app/routes.ts'
import { useEpisodeSelector, useEpisodeView } from '../../../state/EpisodeProvider.tsx'
import { lineOfTurn } from '../editor/turns.ts'
import { goToPlace, goToTurn } from '../go-to.ts'
import type { ReplaceWish } from '../use-replacing.ts'
import type { FoundPlace } from '../use-search.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import { forgetKeptFind, type KeptFind, keepFind } from './kept-find.ts'
import type { ShowFind } from './use-show-find.ts'

interface OpenPlaceOptions {
  readonly transcript: OpenTranscript | undefined
  readonly wish: ReplaceWish
  readonly inShow: ShowFind
  readonly places: readonly FoundPlace[]
  readonly setCurrent: (index: number) => void
  readonly kept: KeptFind | undefined
}

/** Opens places of the show: at once in this episode, else by way of the episode they are in. */
export function useOpenPlace({ transcript, wish, inShow, places, setCurrent, kept }: OpenPlaceOptions) {
  const episodeId = useEpisodeView()?.episodeId
  const showId = useEpisodeSelector((episode) => episode.show.id)
  const [wanted, setWanted] = useState(kept?.place)
  useEffect(forgetKeptFind, [])
  useEffect(() => {
    if (!transcript || !wanted || places.length === 0) return
    setWanted(undefined)
    const line = lineOfTurn(transcript.view.state, wanted.segmentId)
    const index = places.findIndex((place) => line === place.line + 1 && place.nth === wanted.nth)
    const place = places[index]
    if (place) {
      setCurrent(index)
      goToPlace(transcript.view, place.from, place.to)
    } else goToTurn(transcript.view, wanted.segmentId, { takeFocus: false })
  }, [transcript, places, wanted, setCurrent])
  return useCallback(
    (found: FoundInEpisode, place: PlaceInEpisode) => {
      if (found.episodeId === episodeId) {
        setWanted(place)
        return
      }
      if (!showId) return
      const { listing, leftOut } = inShow
      keepFind({ showId, episodeId: found.episodeId, wish, listing, leftOut, place })
      navigate({
        screen: 'episode',
        episodeId: found.episodeId,
        section: 'transcript',
        at: place.segmentId,
      })
    },
    [episodeId, showId, inShow, wish],
  )
}
