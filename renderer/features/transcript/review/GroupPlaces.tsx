import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import type { CorrectionGroup, SuggestedPlace } from '../../../../core/corrections/suggestion.ts'
import { reviewText } from '../../../text/review.ts'
import { useRowsKept } from '../../../ui/use-rows-kept.ts'
import { isAbout } from '../transcript-info.ts'
import { placeKey } from './live-groups.ts'
import type { Review } from './use-review.ts'

/** The height of a row and the room above the first, in pixels. */
const rowHeight = 26
const room = 4

/** Whether a time is as long as times of an hour and more are. */
const hasHours = (time: string): boolean => /:\d+:/.test(time)

interface GroupPlacesProps {
  readonly group: CorrectionGroup
  readonly review: Review
  readonly timeOf: (place: SuggestedPlace) => string
}

/**
 * The places as a concordance: the word in one column, what stands around it on either side. Only the rows in sight
 * and the current one are drawn: each is three clipped pieces, which the browser sorts anew for every letter typed.
 * They stand in the flow, since what is placed lies over the ring that shows where the focus is.
 */
export function GroupPlaces({ group, review, timeOf }: GroupPlacesProps) {
  const { places, heard, right, id } = group
  const { nth, choose } = review
  const list = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const current = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: room,
    paddingEnd: room,
    overscan: 6,
    rangeExtractor: useRowsKept(nth),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another row
  useEffect(() => {
    // A block: in newer browsers it gives a promise, which is no clean-up of an effect.
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [nth, id])
  let end = 0
  const shown = rows.getVirtualItems().flatMap((row) => {
    const place = places[row.index]
    if (!place) return []
    const gap = row.start - end
    end = row.end
    return [{ place, index: row.index, gap, time: timeOf(place) }]
  })
  // The last place has the longest time, wherever the list is scrolled to.
  const last = places.at(-1)
  const times = [...shown.map(({ time }) => time), ...(last ? [timeOf(last)] : [])]
  const isSome = (holds: (time: string) => boolean): boolean => times.some(holds)
  return (
    <div
      className={`occ${isSome(isAbout) ? ' about' : ''}${isSome(hasHours) ? ' hours' : ''}`}
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={reviewText.placesOf(heard, right)}
      aria-activedescendant={`${list}-${nth}`}
    >
      <div role="presentation" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ place, index, gap, time }) => {
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
              style={{ marginTop: gap }}
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
    </div>
  )
}
