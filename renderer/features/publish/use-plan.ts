import { useEffect, useState } from 'react'
import type { BundlePlan, PlannedFile } from '../../../core/contract/publish-shapes.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { timingOf } from '../../../core/episode/transcript.ts'
import { useClient } from '../../state/client.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { messageOf } from '../../state/errors.ts'
import { openCorrections } from '../../state/open-corrections.ts'
import { type PublishChoices, usePublishChoices } from './publish-store.ts'

/** What would be exported now; the plan before stays on screen while a new one is made. */
export type PlanState =
  | { readonly phase: 'planning' }
  | { readonly phase: 'failed'; readonly message: string; readonly retry: () => void }
  | {
      readonly phase: 'ready'
      readonly plan: BundlePlan
      /** The episode has changed and the plan is being made again. */
      readonly isStale: boolean
    }

/** Milliseconds the episode must rest before it is planned again. */
const rest = 350

/** Plans the export of the open episode, and again whenever episode or choices change. */
export function usePlan(): PlanState {
  const client = useClient()
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const revision = useEpisodeSelector((episode) => episode.revision)
  const { profile, allowEstimatedTimes } = usePublishChoices(episodeId)
  const [plan, setPlan] = useState<BundlePlan>()
  const [failure, setFailure] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const isFirst = plan === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision or attempt asks again
  useEffect(() => {
    let isLatest = true
    const ask = () =>
      client.call('bundle.plan', planRequest(episodeId, { profile, allowEstimatedTimes })).then(
        (made) => {
          if (!isLatest) return
          setPlan(made)
          setFailure(undefined)
        },
        (error: unknown) => isLatest && setFailure(messageOf(error)),
      )
    const timer = setTimeout(() => void ask(), isFirst ? 0 : rest)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, episodeId, revision, profile, allowEstimatedTimes, attempt])
  if (failure !== undefined) {
    return { phase: 'failed', message: failure, retry: () => setAttempt((now) => now + 1) }
  }
  if (!plan) return { phase: 'planning' }
  return { phase: 'ready', plan, isStale: plan.revision !== revision }
}

/** What `bundle.plan` is asked for some choices. */
export function planRequest(
  episodeId: Episode['id'],
  { profile, allowEstimatedTimes }: { profile?: string | undefined; allowEstimatedTimes: boolean },
) {
  const open = openCorrections(episodeId)
  return {
    episodeId,
    ...(profile !== undefined && { profile }),
    ...(allowEstimatedTimes && { allowEstimatedTimes }),
    ...(open !== undefined && { openCorrections: open }),
  }
}

/** The files of a plan that would be written: the profile's choice, changed by hand, without the blocked. */
export function selectedFiles(
  plan: BundlePlan,
  { ticks }: Pick<PublishChoices, 'ticks'>,
): readonly PlannedFile[] {
  return plan.files.filter((file) => isSelected(file, ticks))
}

/** Whether a file would be written. */
export function isSelected(file: PlannedFile, ticks: PublishChoices['ticks']): boolean {
  return file.blocked === undefined && (ticks[file.id] ?? file.selected)
}

/** Formats that need a time for every cue. */
const captionFormats = new Set(['webvtt', 'subrip'])

/** Whether estimated times would free this file: it is blocked and the transcript has no times of its own. */
export function needsEstimates(file: PlannedFile, episode: Pick<Episode, 'transcript'>): boolean {
  if (file.blocked === undefined || !captionFormats.has(file.format)) return false
  return episode.transcript !== undefined && timingOf(episode.transcript) === 'none'
}
