import { useCallback, useMemo, useState } from 'react'
import type { FindQuery } from '../../../core/episode/find-text.ts'
import { turnOfLine } from './editor/turns.ts'
import type { NumberedMatch } from './use-replacing.ts'
import type { FoundPlace } from './use-search.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** The places of this episode that are not to be replaced. */
export interface LeftOut {
  readonly has: (place: FoundPlace) => boolean
  readonly toggle: (place: FoundPlace) => void
  /** How many of the places found are to be replaced. */
  readonly wanted: number
  readonly isWanted: (match: NumberedMatch) => boolean
}

/** Places are left out until something else is looked for; a place is named by its turn, wherever that moves to. */
export function useLeftOut(
  transcript: OpenTranscript | undefined,
  query: FindQuery,
  places: readonly FoundPlace[],
): LeftOut {
  const [leftOut, setLeftOut] = useState({ query, keys: none })
  const keys = leftOut.query === query ? leftOut.keys : none
  const keyOf = useCallback(
    ({ line, nth }: FoundPlace): string => {
      const turn = transcript && turnOfLine(transcript.view.state, line + 1)
      return turn ? `${turn.id} ${nth}` : ''
    },
    [transcript],
  )
  return useMemo(
    () => ({
      has: (place) => keys.size > 0 && keys.has(keyOf(place)),
      toggle: (place) =>
        setLeftOut((now) => {
          const next = new Set(now.query === query ? now.keys : none)
          if (!next.delete(keyOf(place))) next.add(keyOf(place))
          return { query, keys: next }
        }),
      wanted:
        keys.size === 0
          ? places.length
          : places.reduce((sum, place) => sum + (keys.has(keyOf(place)) ? 0 : 1), 0),
      isWanted: ({ segmentId, nth }) => !keys.has(`${segmentId} ${nth}`),
    }),
    [keys, keyOf, places, query],
  )
}

const none: ReadonlySet<string> = new Set()
