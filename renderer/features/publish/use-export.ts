import { useCallback } from 'react'
import type { FolderGrant } from '../../../core/contract/library-shapes.ts'
import { isAppError } from '../../../core/errors.ts'
import { announce } from '../../state/announcer.ts'
import { useClient } from '../../state/client.ts'
import { useEpisodeView } from '../../state/EpisodeProvider.tsx'
import { messageOf } from '../../state/errors.ts'
import { publishText } from '../../text/publish.ts'
import { flushDrafts } from '../../ui/pending-drafts.ts'
import { changeChoices, publishChoices } from './publish-store.ts'
import { planRequest, selectedFiles } from './use-plan.ts'

/**
 * Writes the chosen files. Texts still in their fields are committed first and the plan is made anew,
 * so what is exported is what is on screen. `anyway` exports although errors stand.
 */
export function useExport(): (destination: FolderGrant, anyway: boolean) => Promise<void> {
  const client = useClient()
  const view = useEpisodeView()
  return useCallback(
    async (destination, anyway) => {
      const episodeId = view?.episodeId
      if (!view || episodeId === undefined || publishChoices(episodeId).exporting !== undefined) return
      // Said before anything is waited for, so that a second press finds the first one at work.
      changeChoices(episodeId, { exporting: 0, problem: undefined })
      try {
        await flushDrafts()
        const choices = publishChoices(episodeId)
        const plan = await client.call('bundle.plan', planRequest(episodeId, choices))
        const state = view.store.getState()
        if (state.phase !== 'open') return
        const files = selectedFiles(plan, choices)
        changeChoices(episodeId, { exporting: files.length })
        const report = await client.call('bundle.export', {
          planId: plan.planId,
          files: files.map(({ id }) => id),
          destination,
          ifExists: choices.ifExists,
          anyway,
        })
        const result = {
          report,
          planId: plan.planId,
          fileIds: new Map(plan.files.map((file) => [file.path, file.id])),
          chips: new Map(plan.files.map((file) => [file.path, file.chip])),
          at: new Date(),
          episode: state.episode,
        }
        changeChoices(episodeId, { result, isFresh: isWaiting(), isAgain: false })
        announce(`${publishText.done(report.files.length)}. ${publishText.doneProof}`)
      } catch (error) {
        changeChoices(episodeId, { problem: messageOf(error) })
        if (!isAppError(error)) throw error
      } finally {
        changeChoices(episodeId, { exporting: undefined })
      }
    },
    [client, view],
  )
}

/** Whether the person still waits at the export; somebody who works on elsewhere keeps the focus. */
function isWaiting(): boolean {
  const focused = document.activeElement
  return focused === null || focused === document.body || focused.closest('.publish-panel') !== null
}
