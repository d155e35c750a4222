import { useCallback, useEffect, useState } from 'react'
import type { FindQuery } from '../../../core/episode/find-text.ts'
import { useCommand } from '../../state/commands.ts'
import { showToast } from '../../state/toasts.ts'
import { findText } from '../../text/transcript.ts'
import { setFound } from './editor/find-marks.ts'
import { goToPlace } from './go-to.ts'
import { useReplacing } from './use-replacing.ts'
import { type FoundPlace, useSearch } from './use-search.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** Find and replace in the open transcript. */
export interface Find {
  readonly isOpen: boolean
  readonly isReplacing: boolean
  readonly query: FindQuery
  readonly replacement: string
  readonly places: readonly FoundPlace[]
  /** Which place is the current one; -1 before any. */
  readonly current: number
  readonly problem: string | undefined
  readonly isSearching: boolean
  /** Counts the wishes to type into the find field, so that each gets the focus. */
  readonly asked: number
  readonly open: (withReplace?: boolean) => void
  readonly close: () => void
  readonly change: (some: Partial<FindQuery>) => void
  readonly setReplacement: (text: string) => void
  readonly go: (index: number) => void
  readonly step: (by: 1 | -1) => void
  readonly replaceOne: () => Promise<void>
  readonly replaceAll: () => Promise<void>
}

const nothing: FindQuery = { text: '', matchCase: false, wholeWord: false, regularExpression: false }

/** Looks through the transcript while the find bar is open, and replaces as one step of undo. */
export function useFind(transcript: OpenTranscript | undefined): Find {
  const [bar, setBar] = useState({ isOpen: false, isReplacing: false, asked: 0 })
  const [query, setQuery] = useState(nothing)
  const [replacement, setReplacement] = useState('')
  const [current, setCurrent] = useState(-1)
  const { places, problem, isSearching, search } = useSearch(transcript, bar.isOpen ? query : nothing)
  const replace = useReplacing(transcript, query, replacement)

  useEffect(() => {
    if (!transcript) return
    const { main } = transcript.view.state.selection
    const next = places.findIndex(({ from }) => from >= main.from)
    setCurrent(places.length === 0 ? -1 : Math.max(0, next))
  }, [transcript, places])
  useEffect(() => {
    transcript?.view.dispatch({ effects: setFound.of({ places: bar.isOpen ? places : [], current }) })
  }, [transcript, places, current, bar.isOpen])

  const go = useCallback(
    (index: number) => {
      const place = places[index]
      if (!transcript || !place) return
      setCurrent(index)
      goToPlace(transcript.view, place.from, place.to)
    },
    [transcript, places],
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
      if (chosen !== '' && !chosen.includes('\n')) setQuery((now) => ({ ...now, text: chosen }))
    },
    [transcript],
  )
  const close = useCallback(() => {
    setBar((now) => ({ ...now, isOpen: false }))
    transcript?.view.focus()
  }, [transcript])
  const replaceOne = useCallback(async () => {
    const place = places[current]
    if (!place) return
    await replace(({ line, nth }) => line === place.line && nth === place.nth)
    search()
  }, [places, current, replace, search])
  const replaceAll = useCallback(async () => {
    const count = await replace(() => true)
    if (count !== undefined) showToastFor(count)
    search()
  }, [replace, search])

  useFindKeys(bar.isOpen, open, step)
  const change = useCallback((some: Partial<FindQuery>) => setQuery((now) => ({ ...now, ...some })), [])
  return {
    ...bar,
    query,
    replacement,
    places,
    current,
    problem,
    isSearching,
    open,
    close,
    change,
    setReplacement,
    go,
    step,
    replaceOne,
    replaceAll,
  }
}

function showToastFor(count: number): void {
  if (count === 0) showToast({ title: findText.nothingReplaced })
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
