import { CircleCheck, PartyPopper } from 'lucide-react'
import { useState } from 'react'
import type { Finding } from '../../../core/contract/publish-shapes.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { publishText } from '../../text/publish.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { CheckRow } from './CheckRow.tsx'
import { findingKey } from './place-route.ts'

interface ChecksListProps {
  readonly findings: readonly Finding[]
  /** Wide enough to name destinations and to celebrate that nothing is left. */
  readonly isRoomy?: boolean
}

/** Findings of one level, in the order the host gave them. */
export function ofLevel(findings: readonly Finding[], level: Finding['level']): readonly Finding[] {
  return findings.filter((finding) => finding.level === level)
}

/** Errors, then warnings, then how many checks passed, folded; and one button for all that is safe to fix. */
export function ChecksList({ findings, isRoomy = false }: ChecksListProps) {
  const [isUnfolded, setUnfolded] = useState(false)
  const errors = ofLevel(findings, 'error')
  const open = [...errors, ...ofLevel(findings, 'warning')]
  const passed = ofLevel(findings, 'passed')
  const loud = errors.find(({ fix }) => fix !== undefined)
  return (
    <section aria-label={publishText.checks}>
      <div className="navh checks-head">
        <h2>{publishText.checks}</h2>
        <FixSafe findings={open} />
      </div>
      {open.length === 0 && isRoomy && (
        <EmptyState icon={PartyPopper} title={publishText.everythingPassed}>
          {publishText.everythingPassedText(passed.length)}
        </EmptyState>
      )}
      <ul className="cks">
        {open.map((finding) => (
          <CheckRow key={findingKey(finding)} finding={finding} isLoud={finding === loud} isRoomy={isRoomy} />
        ))}
        {passed.length > 0 && (
          <li className="ck more">
            <Icon of={CircleCheck} tone="ok" />
            <span className="t2">{publishText.passed(passed.length)}</span>
            <span className="end">
              <Button
                variant="link"
                size="small"
                aria-expanded={isUnfolded}
                aria-label={`${isUnfolded ? publishText.hide : publishText.show}: ${publishText.passed(passed.length)}`}
                onPress={() => setUnfolded(!isUnfolded)}
              >
                {isUnfolded ? publishText.hide : publishText.show}
              </Button>
            </span>
          </li>
        )}
        {isUnfolded &&
          passed.map((finding) => (
            <CheckRow key={findingKey(finding)} finding={finding} isLoud={false} isRoomy={isRoomy} />
          ))}
      </ul>
    </section>
  )
}

/** Only fixes that cannot lose text; all of them are one step of undo. */
function FixSafe({ findings }: { readonly findings: readonly Finding[] }) {
  const tell = useToldEdits()
  const isReadOnly = useIsReadOnly()
  const safe = findings.flatMap(({ fix }) => (fix?.safe && fix.edits ? [fix.edits] : []))
  if (safe.length === 0) return null
  const press = () =>
    void tell(
      safe.flat(),
      { title: publishText.fixedSafe(safe.length) },
      { label: publishText.fixLabel(safe.length) },
    )
  return (
    <Button variant="link" size="small" isDisabled={isReadOnly} onPress={press}>
      {publishText.fixSafe(safe.length)}
    </Button>
  )
}
