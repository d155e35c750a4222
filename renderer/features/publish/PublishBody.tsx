import { Folder, PackageX } from 'lucide-react'
import type { BundlePlan } from '../../../core/contract/publish-shapes.ts'
import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { publishText } from '../../text/publish.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { AudioChapters } from './AudioChapters.tsx'
import { ChecksList } from './ChecksList.tsx'
import { changedParts } from './changed-parts.ts'
import { ExportFooter } from './ExportFooter.tsx'
import { ExportResult } from './ExportResult.tsx'
import { FilesList } from './FilesList.tsx'
import { changeChoices, type ExportResult as Result, usePublishChoices } from './publish-store.ts'
import type { PlanState } from './use-plan.ts'

interface PublishBodyProps {
  readonly state: PlanState
  /** The checks stand above the files, where they have no pane of their own. */
  readonly withChecks: boolean
}

/** Files and destination, or the result of the last export. */
export function PublishBody({ state, withChecks }: PublishBodyProps) {
  const episode = useEpisode()
  const { result, isAgain } = usePublishChoices(episode.id)
  const plan = state.phase === 'ready' ? state.plan : undefined
  if (result && !isAgain) return <Done result={result} plan={plan} withChecks={withChecks} />
  if (state.phase === 'planning') return <Skeleton label={publishText.checking} />
  if (state.phase === 'failed') {
    return (
      <EmptyState
        failed
        icon={PackageX}
        title={publishText.failed}
        action={<Button onPress={state.retry}>{publishText.tryAgain}</Button>}
      >
        {state.message} {publishText.failedSafe}
      </EmptyState>
    )
  }
  return (
    <>
      <div className="scroll" aria-busy={state.isStale}>
        {withChecks && <ChecksList findings={state.plan.findings} />}
        <FilesList plan={state.plan} />
        <AudioChapters />
      </div>
      <ExportFooter plan={state.plan} />
    </>
  )
}

interface DoneProps {
  readonly result: Result
  readonly plan: BundlePlan | undefined
  readonly withChecks: boolean
}

function Done({ result, plan, withChecks }: DoneProps) {
  const episode = useEpisode()
  const isChanged = changedParts(result.episode, episode).length > 0
  return (
    <>
      <div className="scroll">
        <ExportResult result={result} open={withChecks ? (plan?.findings ?? []) : []} />
      </div>
      <div className="dest">
        <div className="row s2 t2 dest-folder">
          <Icon of={Folder} size="small" />
          <span className="ell" title={result.report.folder}>
            {result.report.folder}
          </span>
        </div>
        <div className="row dest-go">
          <Button
            grow
            variant={isChanged ? 'filled' : 'outline'}
            onPress={() => changeChoices(episode.id, { isAgain: true })}
          >
            {publishText.exportAgain}
          </Button>
        </div>
      </div>
    </>
  )
}
