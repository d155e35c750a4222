import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FoundInEpisode, PlaceInEpisode } from '../../../core/contract/find-shapes.ts'
import type { FindQuery } from '../../../core/episode/find-text.ts'
import { useCommand } from '../../state/commands.ts'
import { useEpisodeSelector, useEpisodeView } from '../../state/EpisodeProvider.tsx'
import type { EpisodeView } from '../../state/episode-view.ts'
import { showToast } from '../../state/toasts.ts'
import { findText } from '../../text/transcript.ts'
import { type FindLeft, findLeftIn, leaveFind } from './find-left.ts'
import { goToPlace } from './go-to.ts'
import { type KeptFind, keptFindFor } from './show-find/kept-find.ts'
import { useOpenPlace } from './show-find/use-open-place.ts'
import { type ShowFind, useShowFind } from './show-find/use-show-find.ts'
import { useCurrentPlace } from './use-current-place.ts'
import { type LeftOut, useLeftOut } from './use-left-out.ts'
import { useReplaced } from './use-replaced.ts'
import { type ReplaceWish, useReplacing } from './use-replacing.ts'
import { type FoundPlace, useSearch } from './use-search.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** Where find looks. */
export type FindScope = 'episode' | 'show'

/** Find and replace in the open transcript, and in every other of its show. */
export interface Find {
  readonly isOpen: boolean
  readonly isReplacing: boolean
  readonly query: FindQuery
  readonly replacement: string
  readonly preserveCase: boolean
  /** Where it looks; the places of this episode are known in either case. */
  readonly scope: FindScope
  /** Whether the episode belongs to a show whose other episodes can be looked through. */
  readonly hasShow: boolean
  readonly inShow: ShowFind
  readonly places: readonly FoundPlace[]
  /** The places of this episode that are unticked. */
  readonly leftOut: LeftOut
  /** How many places were replaced just now; undefined once anything else has happened. */
  readonly replaced: number | undefined
  /** Which place is the current one; -1 before any. */
  readonly current: number
  readonly problem: string | undefined
  readonly isSearching: boolean
  /** Looks again, where the search itself broke off; absent where it did not. */
  readonly tryAgain: (() => void) | undefined
  /** Counts the replacements carried out in this episode. */
  readonly timesReplaced: number
  /** Counts the wishes to type into the find field, so that each gets the focus. */
  readonly asked: number
  readonly open: (withReplace?: boolean) => void
  readonly close: () => void
  readonly change: (some: Partial<FindQuery>) => void
  readonly setReplacement: (text: string) => void
  readonly setPreserveCase: (is: boolean) => void
  readonly setScope: (scope: FindScope) => void
  /** Goes to a place of the show, in whichever episode it is. */
  readonly openPlace: (found: FoundInEpisode, place: PlaceInEpisode) => void
  readonly go: (index: number) => void
  readonly step: (by: 1 | -1) => void
  readonly replaceOne: () => Promise<void>
  readonly replaceAll: () => Promise<void>
}

const nothing: FindQuery = { text: '', matchCase: false, wholeWord: false, regularExpression: false }

/** Looks through the transcript while the find bar is open, and replaces as one step of undo. */
export function useFind(transcript: OpenTranscript | undefined): Find {
  const view = useEpisodeView()
  const hasShow = useEpisodeSelector((episode) => episode.show.id !== undefined)
  const [kept] = useState(() => keptFindFor(view?.episodeId))
  const { start, bar, setBar, wish, setWish, setters, scope, setScope } = useBar(view, kept)
  const { query } = wish
  const { places, problem, isSearching, search, isBroken } = useSearch(
    transcript,
    bar.isOpen ? query : nothing,
  )
  const [current, setCurrent] = useCurrentPlace({
    transcript,
    places,
    asked: bar.isOpen && query,
    shownBefore: start?.wish.query,
  })
  const leftOut = useLeftOut(transcript, query, places)
  const replacing = useReplaceActions({ transcript, wish, places, current, leftOut, search })
  const inShow = useShowFind({ transcript, isOn: bar.isOpen && scope === 'show' && hasShow, wish, kept })
  const openPlace = useOpenPlace({ transcript, wish, inShow, places, setCurrent, kept })

  const go = useCallback(
    (index: number) => {
      const place = places[index]
      if (!transcript || !place) return
      setCurrent(index)
      goToPlace(transcript.view, place.from, place.to)
    },
    [transcript, places, setCurrent],
  )
  const step = useCallback(
    (by: 1 | -1) => {
      if (places.length > 0) go((current + by + places.length) % places.length)
    },
    [current, places, go],
  )
  const open = useCallback(
    (withReplace?: boolean) => {
      setBar((now) => ({
        isOpen: true,
        isReplacing: now.isReplacing || withReplace === true,
        asked: now.asked + 1,
      }))
      const { state } = transcript?.view ?? {}
      const chosen = state ? state.sliceDoc(state.selection.main.from, state.selection.main.to) : ''
      if (chosen === '' || chosen.includes('\n')) return
      setWish((now) => ({ ...now, query: { ...now.query, text: chosen } }))
    },
    [transcript, setBar, setWish],
  )
  const close = useCallback(() => {
    setBar((now) => ({ ...now, isOpen: false }))
    transcript?.view.focus()
  }, [transcript, setBar])

  useFindKeys(bar.isOpen, open, step)
  return {
    ...bar,
    ...wish,
    ...setters,
    scope,
    setScope,
    hasShow,
    inShow,
    openPlace,
    leftOut,
    ...replacing,
    places,
    current,
    problem: problem ?? (scope === 'show' ? inShow.problem : undefined),
    isSearching,
    tryAgain: isBroken ? search : undefined,
    open,
    close,
    go,
    step,
  }
}

const noWish: ReplaceWish = { query: nothing, replacement: '', preserveCase: false }

/** A search of the show that led here from another episode. */
function broughtAlong({ wish }: KeptFind): FindLeft {
  return { isOpen: true, isReplacing: true, wish, scope: 'show' }
}

/** The find bar as it was when this episode was last on this screen, and from then on. */
function useBar(view: EpisodeView | undefined, kept: KeptFind | undefined) {
  const [start] = useState(() => (kept ? broughtAlong(kept) : findLeftIn(view)))
  const [bar, setBar] = useState({
    isOpen: start?.isOpen === true,
    isReplacing: start?.isReplacing === true,
    asked: kept ? 1 : 0,
  })
  const { wish, setWish, setters } = useWish(start?.wish ?? noWish)
  const [scope, setScope] = useState<FindScope>(start?.scope ?? 'episode')
  const { isOpen, isReplacing } = bar
  useEffect(() => {
    if (view) leaveFind(view, { isOpen, isReplacing, wish, scope })
  }, [view, isOpen, isReplacing, wish, scope])
  return { start, bar, setBar, wish, setWish, setters, scope, setScope }
}

interface Replaceable {
  readonly transcript: OpenTranscript | undefined
  readonly wish: ReplaceWish
  readonly places: readonly FoundPlace[]
  readonly current: number
  readonly leftOut: LeftOut
  readonly search: () => void
}

/** Replacing the current place, or all that are ticked, and what was done last. */
function useReplaceActions({ transcript, wish, places, current, leftOut, search }: Replaceable) {
  const replace = useReplacing(transcript, wish)
  const { count: replaced, say } = useReplaced(transcript, wish.query)
  const [timesReplaced, setTimesReplaced] = useState(0)
  const replaceOne = useCallback(async () => {
    const place = places[current]
    if (!place) return
    const count = await replace(({ line, nth }) => line === place.line && nth === place.nth)
    if (count) setTimesReplaced((now) => now + 1)
    // While there is more to replace, where one is says more than what was done.
    if (count && places.length === 1) say(count)
    search()
  }, [places, current, replace, say, search])
  const replaceAll = useCallback(async () => {
    const count = await replace(leftOut.isWanted)
    if (count) setTimesReplaced((now) => now + 1)
    if (count === 0) showToast({ title: findText.nothingReplaced })
    else if (count !== undefined) say(count)
    search()
  }, [replace, leftOut, say, search])
  return { replaced, timesReplaced, replaceOne, replaceAll }
}

/** What is typed and switched in the find bar. */
function useWish(start: ReplaceWish) {
  const [wish, setWish] = useState(start)
  const setters = useMemo(
    () => ({
      change: (some: Partial<FindQuery>) => setWish((now) => ({ ...now, query: { ...now.query, ...some } })),
      setReplacement: (replacement: string) => setWish((now) => ({ ...now, replacement })),
      setPreserveCase: (preserveCase: boolean) => setWish((now) => ({ ...now, preserveCase })),
    }),
    [],
  )
  return { wish, setWish, setters }
}

function useFindKeys(
  isOpen: boolean,
  open: (withReplace?: boolean) => void,
  step: (by: 1 | -1) => void,
): void {
  useCommand('transcript.find', () => open())
  useCommand('transcript.replace', () => open(true))
  useCommand('transcript.findNext', () => (isOpen ? step(1) : open()))
  useCommand('transcript.findPrevious', () => (isOpen ? step(-1) : open()))
}
