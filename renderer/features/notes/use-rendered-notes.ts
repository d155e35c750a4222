import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../core/contract/contract.ts'
import { useClient } from '../../state/client.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'

/** The notes as the host last rendered them. */
export type RenderedNotes = CallOutput<'notes.render'>

/** Where rendering stands; the last good notes stay while it runs or fails. */
export interface NotesPreview {
  readonly notes: RenderedNotes | undefined
  readonly failed: boolean
  readonly retry: () => void
}

/** Milliseconds the episode must rest before its notes are rendered again. */
const rest = 120

/** Renders the notes whenever the episode changes. */
export function useRenderedNotes(): NotesPreview {
  const client = useClient()
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const revision = useEpisodeSelector((episode) => episode.revision)
  const [notes, setNotes] = useState<RenderedNotes>()
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const isFirst = notes === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision or attempt asks again
  useEffect(() => {
    let isLatest = true
    const render = () =>
      client.call('notes.render', { episodeId }).then(
        (rendered) => {
          if (!isLatest) return
          setNotes(rendered)
          setFailed(false)
        },
        () => isLatest && setFailed(true),
      )
    const timer = setTimeout(() => void render(), isFirst ? 0 : rest)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, episodeId, revision, attempt])
  return { notes, failed, retry: () => setAttempt((now) => now + 1) }
}
