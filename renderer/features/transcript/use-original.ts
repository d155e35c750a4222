import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Transcript } from '../../../core/episode/schema.ts'
import { useClient } from '../../state/client.ts'
import { useEpisodeSelector, useEpisodeView } from '../../state/EpisodeProvider.tsx'
import { messageOf } from '../../state/errors.ts'

/** The untouched transcript of the import, as far as it is known. */
export type Original =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'ready'; readonly transcript: Transcript | undefined }
  | { readonly phase: 'failed'; readonly message: string; readonly again: () => void }

/** The count of changes may wait until the text is on screen and the page has time. */
const patience = 1_500

/** Fetches the original once: at once when it is needed, else when the page has rested. */
export function useOriginal(isNeeded: boolean): Original {
  const client = useClient()
  const episodeId = useEpisodeView()?.episodeId
  const [original, setOriginal] = useState<Original>({ phase: 'waiting' })
  const isWaiting = original.phase === 'waiting'
  const again = useCallback(() => setOriginal({ phase: 'waiting' }), [])
  useOtherImport(original, again)
  useEffect(() => {
    if (!isWaiting || !episodeId) return
    let isLatest = true
    const timer = setTimeout(
      () => {
        client.call('episode.originalTranscript', { episodeId }).then(
          ({ transcript }) => isLatest && setOriginal({ phase: 'ready', transcript }),
          (error: unknown) => isLatest && setOriginal({ phase: 'failed', message: messageOf(error), again }),
        )
      },
      isNeeded ? 0 : patience,
    )
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, episodeId, isWaiting, isNeeded, again])
  return original
}

/**
 * Fetches again when the transcript has become another import's: a new recognition, or the older one by undo. Turns
 * of one import share their ids with it, so a text without any of them came from elsewhere.
 */
function useOtherImport(original: Original, again: () => void): void {
  const transcript = original.phase === 'ready' ? original.transcript : undefined
  const ids = useMemo(() => new Set(transcript?.segments.map(({ id }) => id)), [transcript])
  const isOther = useEpisodeSelector(
    (episode) => episode.transcript?.segments.some(({ id }) => ids.has(id)) === false,
  )
  const first = useEpisodeSelector((episode) => episode.transcript?.segments[0]?.id)
  const wasTried = useRef<unknown>(undefined)
  useEffect(() => {
    if (!transcript || !isOther) return
    // Text that shares no turn with any import is asked about once, not for ever.
    if (wasTried.current === first) return
    wasTried.current = first
    again()
  }, [transcript, isOther, first, again])
}
