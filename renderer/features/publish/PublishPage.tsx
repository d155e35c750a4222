import { Suspense } from 'react'
import { navigate, useRoute } from '../../app/routes.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { usePanelSlots } from '../../state/panel-slots.ts'
import { publishText } from '../../text/publish.ts'
import { PaneSplit } from '../../ui/PaneSplit.tsx'
import { usePanes } from '../../ui/panes.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChecksPane } from './ChecksPane.tsx'
import { PublishBody } from './PublishBody.tsx'
import { PublishHead } from './PublishHead.tsx'
import { detailOf } from './place-route.ts'
import { usePlan } from './use-plan.ts'
import '../../styles/publish.css'

/** Publish: every check by destination or the episode's details at the left, the files at the right. */
export function PublishPage() {
  const state = usePlan()
  const { Details } = usePanelSlots()
  const route = useRoute()
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const { isSideShown } = usePanes()
  const field = route.screen === 'episode' ? detailOf(route.at) : undefined
  const part = field === undefined ? 'checks' : 'details'
  const show = (next: 'checks' | 'details') => {
    const at = next === 'details' ? { at: 'details' } : {}
    navigate({ screen: 'episode', episodeId, section: 'publish', ...at })
  }
  return (
    <PaneSplit
      view="publish"
      sideLabel={publishText.files}
      edgeLabel={publishText.edge}
      defaultWidth={412}
      min={360}
      max={520}
      side={
        <div className="publish-panel">
          <PublishHead title={publishText.exportTitle} state={state}>
            <SidePanelToggle label={publishText.hidePanel} />
          </PublishHead>
          <PublishBody state={state} withChecks={false} />
        </div>
      }
    >
      <div className="toolbar" data-region="toolbar">
        <h1>{publishText.title}</h1>
        <div className="end row">
          <Segmented
            label={publishText.parts}
            value={part}
            onChange={show}
            options={[
              { id: 'checks', label: publishText.checks },
              { id: 'details', label: publishText.details },
            ]}
          />
          {!isSideShown && <SidePanelToggle label={publishText.showFiles} />}
        </div>
      </div>
      {part === 'checks' && <ChecksPane state={state} />}
      {part === 'details' && (
        <Suspense fallback={<Skeleton label={publishText.details} />}>
          <Details field={field ?? ''} />
        </Suspense>
      )}
    </PaneSplit>
  )
}
