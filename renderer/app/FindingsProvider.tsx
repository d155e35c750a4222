import { type ReactNode, startTransition, useCallback, useRef, useState } from 'react'
import type { Finding } from '../../core/contract/publish-shapes.ts'
import type { Episode } from '../../core/episode/schema.ts'
import type { EpisodeId } from '../../core/ids.ts'
import { useClient } from '../state/client.ts'
import { tellError } from '../state/errors.ts'
import { FindingsContext } from '../state/findings.ts'
import { useOpenCorrections } from '../state/open-corrections.ts'
import { whenTypingRests } from '../state/typing-rest.ts'
import { useEpisodeEffect } from '../state/use-episode-effect.ts'

/** How long the episode must rest before it is checked again. */
const rest = 1_000
/** The first check lets even a long text be on screen before it. */
const firstRest = 400
/** Nobody waits for the checks while typing; they are not put off for longer than this. */
const longest = 15_000

interface FindingsProviderProps {
  readonly episodeId: EpisodeId
  readonly children: ReactNode
}

/** Runs the publish checks when an episode opens and whenever it has rested after a change. */
export function FindingsProvider({ episodeId, children }: FindingsProviderProps) {
  const client = useClient()
  const open = useOpenCorrections(episodeId)
  const [findings, setFindings] = useState<readonly Finding[]>()
  const latest = useRef<number>(undefined)
  const begun = useRef<{ readonly open: number | undefined }>(undefined)
  const follow = useCallback(() => {
    let isLatest = true
    let callOff: (() => void) | undefined
    const check = () => {
      latest.current = undefined
      begun.current = { open }
      client
        .call('publish.check', { episodeId, ...(open !== undefined && { openCorrections: open }) })
        .then((found) => isLatest && startTransition(() => setFindings(found)), tellError)
    }
    // Nothing rests before the first check, nor before the first that counts the suggestions.
    if (!begun.current || (begun.current.open === undefined && open !== undefined)) {
      const soon = setTimeout(check, firstRest)
      return () => {
        isLatest = false
        clearTimeout(soon)
      }
    }
    const by = performance.now() + longest
    latest.current ??= by
    const timer = setTimeout(() => {
      callOff = whenTypingRests(check, { rest, latest: latest.current ?? by })
    }, rest)
    return () => {
      isLatest = false
      clearTimeout(timer)
      callOff?.()
    }
  }, [client, episodeId, open])
  useEpisodeEffect(follow, revisionOf)
  return <FindingsContext value={findings}>{children}</FindingsContext>
}

const revisionOf = ({ revision }: Episode) => [revision]
