import { PackageX } from 'lucide-react'
import { useState } from 'react'
import type { Destination, Finding } from '../../../core/contract/publish-shapes.ts'
import { destinationNames, publishText } from '../../text/publish.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterChip } from '../../ui/FilterChip.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChecksList } from './ChecksList.tsx'
import type { PlanState } from './use-plan.ts'

/** Every check, of everywhere or of one destination. */
export function ChecksPane({ state }: { readonly state: PlanState }) {
  const [only, setOnly] = useState<Destination>()
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
  const { findings } = state.plan
  const open = findings.filter(({ level }) => level !== 'passed')
  const shown = only === undefined ? findings : findings.filter((finding) => concerns(finding, only))
  return (
    <>
      <div className="fchips" role="toolbar" aria-label={publishText.checksFor}>
        <FilterChip
          label={publishText.all}
          count={open.length}
          isOn={only === undefined}
          onPress={() => setOnly(undefined)}
        />
        {destinations.map((destination) => (
          <FilterChip
            key={destination}
            label={destinationNames[destination]}
            count={open.filter((finding) => concerns(finding, destination)).length}
            isOn={only === destination}
            onPress={() => setOnly(only === destination ? undefined : destination)}
          />
        ))}
      </div>
      <div className="scroll toasty checks-pane" aria-busy={state.isStale}>
        <ChecksList findings={shown} isRoomy />
      </div>
    </>
  )
}

const destinations: readonly Destination[] = ['apple', 'spotify', 'youtube', 'podcasting20', 'id3', 'web']

function concerns(finding: Finding, destination: Destination): boolean {
  return finding.destination === destination || finding.destination === 'all'
}
