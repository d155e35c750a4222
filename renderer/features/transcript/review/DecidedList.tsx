import { Ban, Check, ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { reviewText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import type { Decision } from './decisions-made.ts'
import type { Review } from './use-review.ts'

interface DecidedListProps {
  readonly review: Review
  readonly isReadOnly: boolean
}

/** What is decided: the last decision in sight, those before it folded, so that what is open stays at the top. */
export function DecidedList({ review, isReadOnly }: DecidedListProps) {
  const [isUnfolded, setUnfolded] = useState(false)
  const { done } = review
  const before = done.slice(0, -1)
  const shown = isUnfolded ? done : done.slice(-1)
  if (done.length === 0) return null
  return (
    <section aria-label={reviewText.decided}>
      {before.length > 0 && (
        <button
          type="button"
          className="donefold s2 t3"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <Icon of={isUnfolded ? ChevronDown : ChevronRight} size="small" />
          {reviewText.decidedBefore(before.length)}
        </button>
      )}
      {shown.map((decision) => (
        <Decided key={decision.id} decision={decision} review={review} isReadOnly={isReadOnly} />
      ))}
    </section>
  )
}

function Decided({ decision, review, isReadOnly }: DecidedListProps & { readonly decision: Decision }) {
  const { heard, right, kind, count } = decision
  const { accepted, skipped, refused } = reviewText.doneCount
  return (
    <div className="donerow">
      {kind === 'accepted' ? <Icon of={Check} size="small" tone="ok" /> : <Icon of={Ban} size="small" />}
      <span className="ell t3">
        {kind === 'accepted' ? <s>{heard}</s> : heard} <span aria-hidden="true">→</span>{' '}
        <span className="t2">{right}</span>
      </span>
      <span className="s2 t3 end">
        {kind === 'accepted' ? accepted(count) : kind === 'skipped' ? skipped : refused}
      </span>
      {!isReadOnly && (
        <Button
          variant="link"
          aria-label={`${reviewText.undo}: ${heard} → ${right}`}
          onPress={() => void review.decisions.takeBack(decision)}
        >
          {reviewText.undo}
        </Button>
      )}
    </div>
  )
}
