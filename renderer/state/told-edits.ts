import { useCallback } from 'react'
import type { EditOutcome } from '../../core/contract/episode-shapes.ts'
import type { Edit } from '../../core/editing/edit.ts'
import type { IconShape } from '../ui/Icon.tsx'
import { useApplyEdits, useEpisodeView } from './EpisodeProvider.tsx'
import type { ApplyOptions } from './episode-view.ts'
import { showToast } from './toasts.ts'

/** How a gesture is told once it is done. */
export interface Telling {
  readonly title: string
  readonly detail?: string
  readonly icon?: IconShape
}

/** Applies edits as one step; with a telling, a toast says what was done and offers Undo. */
export type TellEdits = (
  edits: readonly Edit[],
  telling?: Telling,
  options?: ApplyOptions,
) => Promise<EditOutcome | undefined>

/** Changes the open episode at once and offers Undo instead of asking first. No edits, no step. */
export function useToldEdits(): TellEdits {
  const apply = useApplyEdits()
  const episodeId = useEpisodeView()?.episodeId
  return useCallback(
    async (edits, telling, options) => {
      if (edits.length === 0) return undefined
      const outcome = await apply(edits, options)
      if (telling) {
        showToast({
          ...telling,
          ...(episodeId && { undoOf: { episodeId, revision: outcome.revision } }),
        })
      }
      return outcome
    },
    [apply, episodeId],
  )
}
