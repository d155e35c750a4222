import { CircleCheck, Filter, SpellCheck, TriangleAlert } from 'lucide-react'
import { joinReasons } from '../../../../core/corrections/reasons.ts'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { chordOf } from '../../../state/keymap.ts'
import { reviewText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { GroupCard, Pair } from './GroupCard.tsx'
import type { Review } from './use-review.ts'

interface ReviewGroupsProps {
  readonly review: Review
  readonly isReadOnly: boolean
  readonly timeOf: (place: SuggestedPlace) => string
  readonly onFind: () => void
}

/** The groups that are open, the current one as a card; or why there is none. */
export function ReviewGroups({ review, onFind, timeOf, isReadOnly }: ReviewGroupsProps) {
  const { suggestions, open, shown, current } = review
  if (suggestions.failed !== undefined && shown.length === 0) {
    return (
      <EmptyState
        failed
        icon={TriangleAlert}
        title={reviewText.failed}
        action={<Button onPress={suggestions.again}>{reviewText.tryAgain}</Button>}
      >
        {`${suggestions.failed} ${reviewText.failedSafe}`}
      </EmptyState>
    )
  }
  if (suggestions.isFirstLook) return <Skeleton label={reviewText.looking} />
  if (shown.length > 0) {
    return shown.map((group) =>
      group === current ? (
        // The same card goes from group to group, so the focus stays where it is.
        <GroupCard key="current" group={group} review={review} isReadOnly={isReadOnly} timeOf={timeOf} />
      ) : (
        <GroupRow key={group.id} group={group} onPress={() => review.choose(group.id, 0)} />
      ),
    )
  }
  if (open.length > 0) {
    return (
      <EmptyState
        icon={Filter}
        title={reviewText.filteredOut}
        action={<Button onPress={() => review.setFilter('all')}>{reviewText.showAll}</Button>}
      />
    )
  }
  return review.reviewed > 0 ? (
    <EmptyState icon={CircleCheck} title={reviewText.allDone}>
      {reviewText.allDoneText}
    </EmptyState>
  ) : (
    <EmptyState
      icon={SpellCheck}
      title={reviewText.nothing}
      action={
        <Button shortcut={chordOf('transcript.replace')} onPress={onFind}>
          {reviewText.find}
        </Button>
      }
    >
      {reviewText.nothingText}
    </EmptyState>
  )
}

function GroupRow({ group, onPress }: { readonly group: CorrectionGroup; readonly onPress: () => void }) {
  const { heard, right, places, reasons } = group
  return (
    <button
      type="button"
      className="g"
      tabIndex={-1}
      aria-label={reviewText.choose(heard, right, places.length)}
      onClick={onPress}
    >
      <span className="gl">
        <Pair heard={heard} right={right} />
        <span className="num s2 t3">{reviewText.places(places.length)}</span>
      </span>
      <span className="s1 t3 ell block">{joinReasons(reasons)}</span>
    </button>
  )
}
