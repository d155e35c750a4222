import { useCallback, useState } from 'react'
import { longestPayload } from '../../../core/contract/payload.ts'
import type { AudioReport } from '../../../core/contract/publish-shapes.ts'
import { base64Of } from '../../state/base64-of.ts'
import { useClient } from '../../state/client.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { messageOf } from '../../state/errors.ts'
import { publishText } from '../../text/publish.ts'
import { flushDrafts } from '../../ui/pending-drafts.ts'
import { useDestinations } from './use-destinations.ts'

/** The most bytes of audio that fit into one call as base64. */
const mostBytes = Math.floor((longestPayload * 3) / 4) - 4_096

/** How writing chapters into an audio file stands. */
export type AudioState =
  | { readonly phase: 'idle' | 'writing' }
  | { readonly phase: 'done'; readonly report: AudioReport }
  | { readonly phase: 'failed'; readonly message: string }

/** Writes the chapters into a copy of an audio file, in the folder the other files go to. */
export function useAudioChapters(): {
  readonly state: AudioState
  /** False until the folder for the copy is known. */
  readonly canWrite: boolean
  readonly write: (file: File) => void
} {
  const client = useClient()
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const grant = useDestinations(episodeId).chosen?.grant
  const [state, setState] = useState<AudioState>({ phase: 'idle' })
  const write = useCallback(
    async (file: File) => {
      if (grant === undefined) return
      if (file.size > mostBytes) {
        const megabytes = Math.floor(mostBytes / 1_000_000)
        setState({ phase: 'failed', message: publishText.audioTooLarge(file.name, megabytes) })
        return
      }
      setState({ phase: 'writing' })
      try {
        await flushDrafts()
        const base64 = await base64Of(file, publishText.audioUnreadable(file.name))
        const asked = { episodeId, file: { name: file.name, base64 }, destination: grant }
        const report = await client.call('audio.writeChapters', asked)
        setState({ phase: 'done', report })
      } catch (error) {
        setState({ phase: 'failed', message: messageOf(error) })
      }
    },
    [client, episodeId, grant],
  )
  return { state, canWrite: grant !== undefined, write: (file) => void write(file) }
}
