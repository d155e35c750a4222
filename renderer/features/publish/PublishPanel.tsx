import type { ReactNode } from 'react'
import { publishText } from '../../text/publish.ts'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { PublishBody } from './PublishBody.tsx'
import { PublishHead } from './PublishHead.tsx'
import { usePlan } from './use-plan.ts'
import '../../styles/publish.css'

/** Publish beside Show notes: checks, files, destination; after an export, what was written. */
export function PublishPanel({ lead }: { readonly lead?: ReactNode }) {
  const state = usePlan()
  return (
    <div className="publish-panel">
      <PublishHead title={publishText.title} state={state} {...(lead && { lead })}>
        {!lead && <SidePanelToggle label={publishText.hidePanel} />}
      </PublishHead>
      <PublishBody state={state} withChecks />
    </div>
  )
}
