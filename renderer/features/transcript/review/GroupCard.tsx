import { ArrowRight, Ban, Ellipsis, Pencil } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { joinReasons } from '../../../../core/corrections/reasons.ts'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { chordOf } from '../../../state/keymap.ts'
import { reviewText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { GroupPlaces } from './GroupPlaces.tsx'
import { TypeAnother } from './TypeAnother.tsx'
import type { Review } from './use-review.ts'

interface GroupCardProps {
  readonly group: CorrectionGroup
  readonly review: Review
  readonly isReadOnly: boolean
  readonly timeOf: (place: SuggestedPlace) => string
}

/** The current group: why, every place in its context, and what can be done. */
export function GroupCard({ group, review, isReadOnly, timeOf }: GroupCardProps) {
  const { heard, right, places, reasons } = group
  const { isTyping, setTyping, acceptOne, acceptAll } = review
  const card = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another group is another place in the list
  useEffect(() => {
    // After its row was: with the places come the buttons that decide about them.
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [group.id])
  const actions = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The field and its buttons are taller than the buttons they stand in for.
    if (isTyping) actions.current?.scrollIntoView({ block: 'nearest' })
  }, [isTyping])
  return (
    <div className="ga card" ref={card}>
      <div className="row ga-head">
        <Pair heard={heard} right={right} />
        <span className="end chip">{reviewText.places(places.length)}</span>
      </div>
      <p className="s2 t2 ga-why">{joinReasons(reasons)}</p>
      <GroupPlaces group={group} review={review} timeOf={timeOf} />
      {!isReadOnly && (
        <div className="ga-act" ref={actions}>
          {isTyping ? (
            <TypeAnother
              key={group.id}
              right={right}
              count={places.length}
              onUse={(typed, isAll) => (isAll ? acceptAll(typed) : acceptOne(typed))}
              onCancel={() => setTyping(false)}
            />
          ) : (
            <Actions review={review} count={places.length} />
          )}
        </div>
      )}
    </div>
  )
}

/** "century → Sentry". */
export function Pair({ heard, right }: { readonly heard: string; readonly right: string }) {
  return (
    <span className="ell pair">
      <span className="heard">{heard}</span>
      <Icon of={ArrowRight} size="small" />
      <span className="vh"> {reviewText.becomes} </span>
      <b className="semi">{right}</b>
    </span>
  )
}

function Actions({ review, count }: { readonly review: Review; readonly count: number }) {
  return (
    <div className="row">
      <Button
        variant="filled"
        grow
        shortcut={chordOf(count > 1 ? 'review.acceptAll' : 'review.acceptOne')}
        onPress={() => review.acceptAll()}
      >
        {reviewText.acceptAll(count)}
      </Button>
      {count > 1 && (
        <Button shortcut={chordOf('review.acceptOne')} onPress={() => review.acceptOne()}>
          {reviewText.acceptOne}
        </Button>
      )}
      <Button variant="quiet" onPress={review.skip} aria-keyshortcuts="S">
        {reviewText.skip}
      </Button>
      <Menu
        label={reviewText.more}
        groups={[
          {
            id: 'more',
            actions: [
              {
                id: 'type',
                label: reviewText.typeAnother,
                icon: Pencil,
                shortcut: chordOf('review.typeAnother'),
                onAction: () => review.setTyping(true),
              },
              {
                id: 'never',
                label: reviewText.neverSuggest,
                icon: Ban,
                shortcut: chordOf('review.never'),
                onAction: review.never,
              },
            ],
          },
        ]}
      >
        <IconButton label={reviewText.more} icon={Ellipsis} />
      </Menu>
    </div>
  )
}
