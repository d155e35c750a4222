import { type ReactNode, useEffect, useState } from 'react'
import type { Finding } from '../../core/contract/publish-shapes.ts'
import type { EpisodeId } from '../../core/ids.ts'
import { useClient } from '../state/client.ts'
import { useRevision } from '../state/EpisodeProvider.tsx'
import { tellError } from '../state/errors.ts'
import { FindingsContext } from '../state/findings.ts'
import { useOpenCorrections } from '../state/open-corrections.ts'

/** How long the episode must rest before it is checked again. */
const rest = 1_000

interface FindingsProviderProps {
  readonly episodeId: EpisodeId
  readonly children: ReactNode
}

/** Runs the publish checks when an episode opens and whenever it has rested after a change. */
export function FindingsProvider({ episodeId, children }: FindingsProviderProps) {
  const client = useClient()
  const revision = useRevision()
  const open = useOpenCorrections(episodeId)
  const [findings, setFindings] = useState<readonly Finding[]>()
  useEffect(() => {
    if (revision === undefined) return
    let isLatest = true
    const check = () =>
      client
        .call('publish.check', { episodeId, ...(open !== undefined && { openCorrections: open }) })
        .then((found) => isLatest && setFindings(found), tellError)
    const timer = setTimeout(() => void check(), rest)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, episodeId, revision, open])
  return <FindingsContext value={findings}>{children}</FindingsContext>
}
