import { ArrowRight, Pencil } from 'lucide-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { CorrectionGroup } from '../../../../core/corrections/suggestion.ts'
import { useIsReadOnly } from '../../../state/EpisodeProvider.tsx'
import { chordOf } from '../../../state/keymap.ts'
import { reviewText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { placeKey } from './live-groups.ts'
import { TypeAnother } from './TypeAnother.tsx'
import type { Review } from './use-review.ts'
import type { Suspects } from './use-suspects.ts'

interface ReviewPopoverProps {
  readonly review: Review
  readonly suspects: Suspects
  readonly onTextFocus: () => void
}

/** The suggestion under the current word. */
export function ReviewPopover(props: ReviewPopoverProps) {
  const { current, place } = props.review
  if (!current || !place || !props.suspects.isPopoverShown) return null
  return <Inside key={placeKey(place)} {...props} group={current} />
}

function Inside(props: ReviewPopoverProps & { readonly group: CorrectionGroup }) {
  const { review, suspects, onTextFocus, group } = props
  const { nth, acceptOne, acceptAll, skip, never } = review
  const [isTypingHere, setTypingHere] = useState(false)
  const isReadOnly = useIsReadOnly()
  const { heard, right, places } = group
  const then = (act: () => void) => () => {
    act()
    onTextFocus()
  }
  return createPortal(
    <fieldset className="apop-in" aria-label={reviewText.popover(heard, right)}>
      <div className="row apop-head">
        <s className="t3">{heard}</s>
        <Icon of={ArrowRight} size="small" />
        <b className="semi">{right}</b>
        <span className="chip acc">{reviewText.nthOf(nth + 1, places.length)}</span>
        {!isReadOnly && (
          <span className="end">
            <IconButton
              label={reviewText.typeAnother}
              icon={Pencil}
              size="small"
              onPress={() => setTypingHere(true)}
            />
          </span>
        )}
      </div>
      {isReadOnly ? (
        <p className="apop-act s2 t3">{reviewText.readOnly}</p>
      ) : isTypingHere ? (
        <div className="apop-act">
          <TypeAnother
            right={right}
            count={places.length}
            onUse={(typed, isAll) => then(() => (isAll ? acceptAll(typed) : acceptOne(typed)))()}
            onCancel={then(() => setTypingHere(false))}
          />
        </div>
      ) : (
        <div className="row apop-act">
          <Button size="small" shortcut={chordOf('review.acceptOne')} onPress={then(() => acceptOne())}>
            {reviewText.accept}
          </Button>
          {places.length > 1 && (
            <Button size="small" shortcut={chordOf('review.acceptAll')} onPress={then(() => acceptAll())}>
              {reviewText.acceptAll(places.length)}
            </Button>
          )}
          <Button size="small" variant="quiet" onPress={then(skip)}>
            {reviewText.skip}
          </Button>
          <Button size="small" variant="quiet" onPress={then(never)}>
            {reviewText.never}
          </Button>
        </div>
      )}
    </fieldset>,
    suspects.holder,
  )
}
