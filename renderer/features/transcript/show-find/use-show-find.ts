import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FoundInEpisode } from '../../../../core/contract/find-shapes.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import type { EpisodeId } from '../../../../core/ids.ts'
import { useClient } from '../../../state/client.ts'
import { useEpisodeNow, useEpisodeSelector } from '../../../state/EpisodeProvider.tsx'
import type { ReplaceWish } from '../use-replacing.ts'
import { findProblem } from '../use-search.ts'
import type { OpenTranscript } from '../use-transcript-editor.ts'
import type { KeptFind } from './kept-find.ts'
import { placeId } from './replace-in-show.ts'
import { emptyListing, type ShowListing, searchShow } from './search-show.ts'
import { type ShowReplace, useShowReplace } from './use-show-replace.ts'

/** How far a search of a show is. */
export type ShowFindPhase = 'idle' | 'looking' | 'done' | 'most' | 'stopped' | 'failed'

/** Finding and replacing in every episode of the show. */
export interface ShowFind {
  readonly listing: ShowListing
  readonly phase: ShowFindPhase
  readonly problem: string | undefined
  /** Whether an episode of the list was changed after it was listed. */
  readonly isOlder: boolean
  readonly leftOut: ReadonlySet<string>
  /** How many listed places and episodes are to be replaced. */
  readonly wanted: { readonly places: number; readonly episodes: number }
  readonly again: () => void
  readonly stop: () => void
  /** Ticks or unticks a place, or every listed place of an episode. */
  readonly choose: (ids: readonly string[], isWanted: boolean) => void
  readonly replace: ShowReplace
}

interface ShowFindOptions {
  readonly transcript: OpenTranscript | undefined
  /** Whether the find bar looks in the whole show now. */
  readonly isOn: boolean
  readonly wish: ReplaceWish
  readonly kept: KeptFind | undefined
}

/** Typing in the find field rests this long before a whole show is searched. */
const rest = 250

/** Searches the show while the find bar asks for it; a listing that was kept is not searched for again. */
export function useShowFind({ transcript, isOn, wish, kept }: ShowFindOptions): ShowFind {
  const client = useClient()
  const showId = useEpisodeSelector((episode) => episode.show.id)
  const { query } = wish
  const [state, setState] = useState<{ listing: ShowListing; phase: ShowFindPhase; problem?: string }>(
    kept ? { listing: kept.listing, phase: 'done' } : { listing: emptyListing, phase: 'idle' },
  )
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(kept?.leftOut ?? noneLeftOut)
  const [attempt, setAttempt] = useState(0)
  const listedFor = useRef<unknown>(kept && keyOf(kept.wish.query, 0))
  const episodeNow = useEpisodeNow()
  const [isOlder, listAnew] = useOlder(state.listing)
  const calledOff = useRef(false)

  useEffect(() => {
    const key = keyOf(query, attempt)
    if (!isOn || !showId || !transcript || listedFor.current === key) return
    listedFor.current = undefined
    if (query.text === '') {
      setState({ listing: emptyListing, phase: 'idle' })
      return
    }
    let isWanted = true
    calledOff.current = false
    const search = async () => {
      setLeftOut(noneLeftOut)
      setState({ listing: emptyListing, phase: 'looking' })
      await transcript.sync.flush()
      listAnew(episodeNow())
      const end = await searchShow(
        client,
        { showId, query },
        {
          isWanted: () => isWanted && !calledOff.current,
          onFound: (listing) => isWanted && setState({ listing, phase: 'looking' }),
        },
      )
      if (!isWanted) return
      listedFor.current = key
      const problem = findProblem(end)
      setState(({ listing }) =>
        problem === undefined
          ? { listing, phase: end.kind as ShowFindPhase }
          : { listing, phase: 'failed', problem },
      )
    }
    const fail = () => isWanted && setState(({ listing }) => ({ listing, phase: 'failed' }))
    const timer = setTimeout(() => void search().catch(fail), rest)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [client, showId, isOn, query, attempt, transcript, listAnew, episodeNow])

  const choose = useCallback<ShowFind['choose']>((ids, isWanted) => {
    setLeftOut((now) => {
      const next = new Set(now)
      for (const id of ids) isWanted ? next.delete(id) : next.add(id)
      return next
    })
  }, [])
  const again = useCallback(() => setAttempt((now) => now + 1), [])
  const wantedEpisodes = useMemo(
    () => state.listing.episodes.filter((found) => countWanted(found, leftOut) > 0),
    [state.listing, leftOut],
  )
  const replace = useShowReplace({ transcript, wish, episodes: wantedEpisodes, leftOut, onDone: again })
  return {
    listing: state.listing,
    phase: state.phase,
    problem: state.problem,
    isOlder: isOlder && replace.phase === 'idle',
    leftOut,
    wanted: {
      places: wantedEpisodes.reduce((sum, found) => sum + countWanted(found, leftOut), 0),
      episodes: wantedEpisodes.length,
    },
    again,
    stop: () => {
      calledOff.current = true
    },
    choose,
    replace,
  }
}

const noneLeftOut: ReadonlySet<string> = new Set()

function keyOf(query: ReplaceWish['query'], attempt: number): string {
  return JSON.stringify([query, attempt])
}

/** The listed places of an episode that are ticked. */
export function countWanted({ episodeId, places }: FoundInEpisode, leftOut: ReadonlySet<string>): number {
  return places.reduce((sum, place) => sum + (leftOut.has(placeId(episodeId, place)) ? 0 : 1), 0)
}

/**
 * Hears of changes, by this window or another, of the open episode and of every one that was ever listed: one
 * that has nothing to find now may have it again by undo. `listAnew` begins a listing, with the episode as it is.
 */
function useOlder(listing: ShowListing) {
  const client = useClient()
  const [isOlder, setOlder] = useState(false)
  const known = useRef(new Map<EpisodeId, number>())
  useEffect(() => {
    for (const { episodeId, revision } of listing.episodes) known.current.set(episodeId, revision)
    return client.on('episode.changed', ({ episodeId, revision }) => {
      if ((known.current.get(episodeId) ?? revision) < revision) setOlder(true)
    })
  }, [client, listing])
  const listAnew = useCallback(({ id, revision }: Pick<Episode, 'id' | 'revision'>) => {
    known.current.set(id, revision)
    setOlder(false)
  }, [])
  return [isOlder, listAnew] as const
}
