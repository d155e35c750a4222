import { useEffect, useRef, useState } from 'react'
import type { FindQuery } from '../../../core/episode/find-text.ts'
import { setFound } from './editor/find-marks.ts'
import { showPlace } from './go-to.ts'
import type { FoundPlace } from './use-search.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

interface Found {
  readonly transcript: OpenTranscript | undefined
  readonly places: readonly FoundPlace[]
  /** What was looked for; false while find is closed. */
  readonly asked: FindQuery | false
  /** A search that was there before this text was on screen: it moves nothing again. */
  readonly shownBefore: FindQuery | undefined
}

/**
 * Which place is the current one: after a search the first after the caret, which is shown as soon as it is found;
 * the same search again, after the text has changed, moves nothing. Marks all places in the text.
 */
export function useCurrentPlace(found: Found): readonly [number, (current: number) => void] {
  const { transcript, places, asked, shownBefore } = found
  const isOpen = asked !== false
  const [current, setCurrent] = useState(-1)
  const latest = useRef(asked)
  latest.current = asked
  const shown = useRef<FindQuery | undefined>(shownBefore)
  useEffect(() => {
    if (!transcript) return
    const { view } = transcript
    const { main } = view.state.selection
    const next = Math.max(
      0,
      places.findIndex(({ from }) => from >= main.from),
    )
    const place = places[next]
    setCurrent(place ? next : -1)
    if (!latest.current || latest.current.text === '') shown.current = undefined
    else if (place && shown.current !== latest.current) {
      shown.current = latest.current
      showPlace(view, place.from, place.to)
    }
  }, [transcript, places])
  useEffect(() => {
    transcript?.view.dispatch({ effects: setFound.of({ places: isOpen ? places : [], current }) })
  }, [transcript, places, current, isOpen])
  return [current, setCurrent]
}
