import { useState } from 'react'
import type { ImportPreview } from '../../../core/contract/contract.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { navigate } from '../../app/routes.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'
import { showToast } from '../../state/toasts.ts'
import { importText } from '../../text/import.ts'
import { asFound, type Corrected, choicesFrom } from './choices.ts'
import type { ReadSource } from './main-source.ts'

/** Everything that goes into one episode. */
interface Acceptance {
  readonly main: ImportPreview
  /** Joined to the episode after the main source has made it. */
  readonly others: readonly ReadSource[]
  readonly corrected: Corrected
  readonly into: EpisodeId | undefined
  /** What that episode is called. */
  readonly intoName: string | undefined
}

/** Creates the episode, or adds to one, and goes there. Until this nothing is written. */
export function useAccept() {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const accept = async ({ main, others, corrected, into, intoName }: Acceptance) => {
    setBusy(true)
    try {
      const choices = choicesFrom(corrected, into)
      const { episodeId } = await client.call('import.accept', { previewId: main.previewId, choices })
      for (const { preview } of others) {
        // One file that will not join keeps neither the episode nor the other files from being made.
        const joined = { previewId: preview.previewId, choices: choicesFrom(asFound, episodeId) }
        await client.call('import.accept', joined).catch(tellError)
      }
      const title = intoName === undefined ? importText.created : importText.added(intoName)
      showToast({ title, detail: importText.createdDetail })
      navigate({ screen: 'episode', episodeId, section: 'transcript' })
    } catch (error) {
      tellError(error)
      setBusy(false)
    }
  }
  return { accept, isBusy }
}
