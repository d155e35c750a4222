import { ArrowRight, Ban, Ellipsis, Pencil } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { joinReasons } from '../../../../core/corrections/reasons.ts'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { chordOf } from '../../../state/keymap.ts'
import { reviewText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { isAbout } from '../transcript-info.ts'
import { placeKey } from './live-groups.ts'
import { TypeAnother } from './TypeAnother.tsx'
import type { Review } from './use-review.ts'

/** More places than these are shown around the current one. */
const mostRows = 200

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
  return (
    <div className="ga card" ref={card}>
      <div className="row ga-head">
        <Pair heard={heard} right={right} />
        <span className="end chip">{reviewText.places(places.length)}</span>
      </div>
      <p className="s2 t2 ga-why">{joinReasons(reasons)}</p>
      <Places group={group} review={review} timeOf={timeOf} />
      {!isReadOnly && (
        <div className="ga-act">
          {isTyping ? (
            <TypeAnother
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

interface PlacesProps {
  readonly group: CorrectionGroup
  readonly review: Review
  readonly timeOf: (place: SuggestedPlace) => string
}

/** The places as a concordance: the word in one column, what stands around it on either side. */
function Places({ group, review, timeOf }: PlacesProps) {
  const { places, heard, right, id } = group
  const { nth, choose } = review
  const list = useId()
  const current = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another row
  useEffect(() => {
    // A block: in newer browsers it gives a promise, which is no clean-up of an effect.
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [nth, id])
  const first = Math.max(0, Math.min(nth - mostRows / 2, places.length - mostRows))
  const shown = places.slice(first, first + mostRows).map((place) => ({ place, time: timeOf(place) }))
  return (
    <div
      className={shown.some(({ time }) => isAbout(time)) ? 'occ about' : 'occ'}
      role="listbox"
      tabIndex={0}
      aria-label={reviewText.placesOf(heard, right)}
      aria-activedescendant={`${list}-${nth}`}
    >
      {shown.map(({ place, time }, offset) => {
        const index = first + offset
        const isOn = index === nth
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the panel moves by arrow keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which is active
          <div
            key={placeKey(place)}
            id={`${list}-${index}`}
            ref={isOn ? current : undefined}
            role="option"
            aria-selected={isOn}
            aria-setsize={places.length}
            aria-posinset={index + 1}
            className={isOn ? 'on' : undefined}
            onClick={() => choose(id, index)}
          >
            <span className="num">{time}</span>
            <span className="lft">
              <bdi>{place.leftContext}</bdi>
            </span>
            <b>{place.before}</b>
            <span className="ell">{place.rightContext}</span>
          </div>
        )
      })}
    </div>
  )
}
