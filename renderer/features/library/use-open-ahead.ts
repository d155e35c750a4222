import { useEffect, useRef } from 'react'
import { EpisodeId } from '../../../core/ids.ts'
import { useClient } from '../../state/client.ts'
import { openAhead } from '../../state/opened-ahead.ts'

/** Who goes through the rows quicker than this, in milliseconds, is on the way to another one. */
const passing = 250

/** Opens the chosen episode ahead: at once after a press, at its end after a run through the rows. */
export function useOpenAhead(chosen: string | undefined): void {
  const client = useClient()
  const last = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (chosen === undefined) return
    const now = performance.now()
    const pause = now - last.current < passing ? passing : 0
    last.current = now
    const timer = setTimeout(() => openAhead(client, EpisodeId.parse(chosen)), pause)
    return () => clearTimeout(timer)
  }, [client, chosen])
}
