import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import { isAppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { navigate } from '../../app/routes.ts'
import { useClient } from '../../state/client.ts'
import { showRefusal, tellError } from '../../state/errors.ts'
import { dismissToast, showToast } from '../../state/toasts.ts'
import { importText } from '../../text/import.ts'
import { recognitionText } from '../../text/recognition.ts'
import { asFound, type Corrected, choicesFrom } from './choices.ts'
import type { ReadSource } from './main-source.ts'
import type { Recognition, RecognitionDecisions } from './use-recognition.ts'

/** Everything that goes into one episode. */
interface Acceptance {
  readonly main: ImportPreview
  /** Joined to the episode after the main source has made it. */
  readonly others: readonly ReadSource[]
  readonly corrected: Corrected
  readonly into: EpisodeId | undefined
  /** What that episode is called. */
  readonly intoName: string | undefined
  /** The transcript among them that takes the place of another, and what was decided about it. */
  readonly recognition?: { readonly of: Recognition; readonly decided: RecognitionDecisions }
}

/**
 * Creates the episode, or adds to one, and goes there. Until this nothing is written. Where a new transcript is refused
 * because the episode is another by now, the refusal offers to look again.
 */
export function useAccept(onLookAgain: () => void) {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const refusal = useRef<number>(undefined)
  // What was refused is settled by the next try, and of no use once this screen is left.
  const settle = useCallback(() => {
    if (refusal.current !== undefined) dismissToast(refusal.current)
    refusal.current = undefined
  }, [])
  useEffect(() => settle, [settle])
  const accept = async ({ main, others, corrected, into, intoName, recognition }: Acceptance) => {
    settle()
    setBusy(true)
    try {
      const replacing = recognition && recognised(recognition)
      const isMain = replacing?.previewId === main.previewId
      // What was looked at is the episode as it is now, so the transcript goes in before all else.
      if (replacing && !isMain) {
        const choices = { ...choicesFrom(asFound, into), recognition: replacing.choices }
        await client.call('import.accept', { previewId: replacing.previewId, choices })
      }
      const choices = {
        ...choicesFrom(corrected, into),
        ...(replacing && isMain && { recognition: replacing.choices }),
      }
      const { episodeId } = await client.call('import.accept', { previewId: main.previewId, choices })
      for (const { preview } of others) {
        if (preview.previewId === replacing?.previewId) continue
        // One file that will not join keeps neither the episode nor the other files from being made.
        const joined = { previewId: preview.previewId, choices: choicesFrom(asFound, episodeId) }
        await client.call('import.accept', joined).catch(tellError)
      }
      showToast(recognition ? replacedToast(recognition) : addedToast(intoName))
      navigate({ screen: 'episode', episodeId, section: 'transcript' })
    } catch (error) {
      const canLookAgain = recognition && isAppError(error, 'revision-conflict')
      refusal.current = showRefusal(error, {
        ...(into && { about: into }),
        ...(canLookAgain && { action: { label: recognitionText.lookAgain, onPress: onLookAgain } }),
      })
      setBusy(false)
    }
  }
  return { accept, isBusy }
}

function addedToast(intoName: string | undefined): { readonly title: string; readonly detail: string } {
  const title = intoName === undefined ? importText.created : importText.added(intoName)
  return { title, detail: importText.createdDetail }
}

type Replacing = NonNullable<Acceptance['recognition']>

function recognised({ of, decided }: Replacing) {
  const { previewId, preview } = of
  const { voices, force } = decided
  return { previewId, choices: { revision: preview.revision, voices, force: [...force] } }
}

function replacedToast({ of, decided }: Replacing): { readonly title: string; readonly detail: string } {
  const { reapplied, already, lost } = of.preview
  const kept = reapplied.length + already.length + decided.force.size
  return {
    title: recognitionText.replaced,
    detail: recognitionText.replacedDetail(kept, lost.length - decided.force.size),
  }
}
