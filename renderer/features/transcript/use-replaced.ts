import { useCallback, useEffect, useState } from 'react'
import type { FindQuery } from '../../../core/episode/find-text.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** What the last replacement did, for as long as it is the last thing that happened. */
export interface Replaced {
  /** How many places were replaced; undefined once the text or the query is another. */
  readonly count: number | undefined
  readonly say: (count: number) => void
}

/** Keeps how many places were just replaced: that nothing is left to find is then no failure. */
export function useReplaced(transcript: OpenTranscript | undefined, query: FindQuery): Replaced {
  const [said, setSaid] = useState<{ readonly count: number; readonly query: FindQuery }>()
  const isCurrent = said?.query === query
  useEffect(() => {
    if (!transcript || !isCurrent) return
    return transcript.listen((update) => {
      if (update.docChanged) setSaid(undefined)
    })
  }, [transcript, isCurrent])
  return {
    count: isCurrent ? said?.count : undefined,
    say: useCallback((count) => setSaid({ count, query }), [query]),
  }
}
