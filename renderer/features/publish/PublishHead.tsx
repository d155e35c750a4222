import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { publishText } from '../../text/publish.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ofLevel } from './ChecksList.tsx'
import { changedParts } from './changed-parts.ts'
import { usePublishChoices } from './publish-store.ts'
import type { PlanState } from './use-plan.ts'

interface PublishHeadProps {
  readonly title: string
  readonly state: PlanState
  /** Stands in the place of the title, where the pane has more than one content. */
  readonly lead?: ReactNode
  readonly children?: ReactNode
}

/** The heading over the files with one chip: what is to fix, or when it was exported. */
export function PublishHead({ title, state, lead, children }: PublishHeadProps) {
  return (
    <div className="toolbar">
      <h2 className={lead ? 'vh' : ''}>{title}</h2>
      {lead}
      <span className="end row">
        <StatusChip state={state} />
        {children}
      </span>
    </div>
  )
}

function StatusChip({ state }: { readonly state: PlanState }) {
  const episode = useEpisode()
  const { result, isAgain } = usePublishChoices(episode.id)
  if (result && !isAgain) {
    const isChanged = changedParts(result.episode, episode).length > 0
    const time = result.at.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' })
    return (
      <Chip tone={isChanged ? 'warn' : 'ok'}>
        <Icon of={isChanged ? TriangleAlert : Check} size="small" />
        {isChanged ? publishText.changedSince : publishText.exportedAt(time)}
      </Chip>
    )
  }
  if (state.phase !== 'ready') return null
  const errors = ofLevel(state.plan.findings, 'error').length
  if (errors === 0 && !state.plan.ready) return null
  return (
    <Chip tone={errors > 0 ? 'err' : 'ok'}>
      <Icon of={errors > 0 ? CircleAlert : Check} size="small" />
      {errors > 0 ? publishText.toFix(errors) : publishText.readyToExport}
    </Chip>
  )
}
