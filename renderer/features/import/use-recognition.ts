import { useCallback, useEffect, useState } from 'react'
import type { RecognitionPreview } from '../../../core/contract/recognition.ts'
import type { EpisodeId, PersonId } from '../../../core/ids.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'
import type { ReadSource } from './main-source.ts'

/** What a person decides about a new transcript; label of a voice → person, empty for one that stays. */
export interface RecognitionDecisions {
  readonly voices: Readonly<Record<string, PersonId | ''>>
  readonly force: ReadonlySet<string>
}

/** A new transcript beside the one it is to replace. */
export interface Recognition {
  readonly previewId: string
  readonly preview: RecognitionPreview
}

/** A file that is a transcript and nothing else, and not a page with one on it. */
export function isPlainTranscript({ preview }: ReadSource): boolean {
  const kinds = new Set(preview.blocks.map(({ kind }) => kind))
  kinds.delete('ignored')
  return preview.readAs !== 'page' && preview.readAs !== 'feed' && kinds.size === 1 && kinds.has('transcript')
}

/** Asks the host what a transcript would replace; `undefined` where it replaces none. */
export function useRecognition(): (
  sources: readonly ReadSource[],
  into: EpisodeId,
) => Promise<Recognition | undefined> {
  const client = useClient()
  return useCallback(
    async (sources, into) => {
      const source = sources.find(({ preview }) => preview.found.transcript)
      if (!source) return undefined
      const { previewId } = source.preview
      const { recognition } = await client.call('import.recognition', { previewId, episodeId: into })
      return recognition && { previewId, preview: recognition }
    },
    [client],
  )
}

/**
 * The comparison for a plain transcript that is to join an episode, asked for at once. `none` where there is nothing
 * to compare, or the file is more than a transcript.
 */
export function useRecognitionAtOnce(
  main: ReadSource | undefined,
  into: EpisodeId | undefined,
): Recognition | 'asking' | 'none' {
  const ask = useRecognition()
  const [answer, setAnswer] = useState<{
    readonly of: string
    readonly recognition: Recognition | undefined
  }>()
  const previewId = main?.preview.previewId
  const isPlain = main !== undefined && isPlainTranscript(main)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one preview is asked about once
  useEffect(() => {
    if (!main || !previewId || into === undefined || !isPlain) return
    let isLatest = true
    ask([main], into).then(
      (recognition) => isLatest && setAnswer({ of: previewId, recognition }),
      (error: unknown) => {
        // Called off because nobody wants the answer any more.
        if (!isLatest) return
        tellError(error)
        setAnswer({ of: previewId, recognition: undefined })
      },
    )
    return () => {
      isLatest = false
      setAnswer(undefined)
    }
  }, [previewId, into, isPlain, ask])
  if (into === undefined || !isPlain) return 'none'
  if (answer?.of !== previewId) return 'asking'
  return answer?.recognition ?? 'none'
}
