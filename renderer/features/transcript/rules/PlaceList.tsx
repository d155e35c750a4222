import { useMemo } from 'react'
import type { RulePlace } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import { type CheckRow, CheckTree } from '../../../ui/CheckTree.tsx'
import { isAbout } from '../transcript-info.ts'
import { PlaceInContext } from './PlaceInContext.tsx'

/** Where a place stands: a word of a turn, and how many words it has where that is known. */
export type WordInTurn = Pick<RulePlace, 'segmentId' | 'word'> & { readonly words?: number }

/** A place of a rule that a list shows: where it stands, what goes and comes, and the words around it. */
type ListedPlace = WordInTurn & Pick<RulePlace, 'before' | 'after' | 'leftContext' | 'rightContext'>

/** What a list of one kind of places says of each. */
export interface PlaceWords<P extends ListedPlace> {
  readonly idOf: (place: P) => string
  /** What a screen reader says. */
  readonly labelOf: (time: string, left: string, before: string, right: string, after: string) => string
  /** Absent for places that cannot be ticked. */
  readonly isChecked?: (place: P) => boolean
}

interface PlaceListProps<P extends ListedPlace> {
  readonly label: string
  readonly hint: string
  readonly places: readonly P[]
  readonly words: PlaceWords<P>
  readonly timeOf: (place: WordInTurn) => string
  readonly onCheck?: (id: string, isChecked: boolean) => void
  readonly onGo: (place: P) => void
}

/** How many rows are in view before the list scrolls by itself. */
const mostShown = 8
/** The height of a row, in pixels. */
const rowHeight = 30

/** Places of one rule in context; each leads to its place. */
export function PlaceList<P extends ListedPlace>(props: PlaceListProps<P>) {
  const { label, hint, places, words, timeOf, onCheck, onGo } = props
  const rows = useMemo(
    () => places.map((place) => rowOf(place, timeOf(place), words)),
    [places, timeOf, words],
  )
  return (
    <div className="rule-places" style={{ height: Math.min(places.length, mostShown) * rowHeight }}>
      <CheckTree
        className={places.some((place) => isAbout(timeOf(place))) ? 'in-context about' : 'in-context'}
        label={label}
        hint={hint}
        rows={rows}
        {...(onCheck && { onCheck })}
        onOpen={(id) => {
          const place = places.find((one) => words.idOf(one) === id)
          if (place) onGo(place)
        }}
      />
    </div>
  )
}

function rowOf<P extends ListedPlace>(
  place: P,
  time: string,
  { idOf, labelOf, isChecked }: PlaceWords<P>,
): CheckRow {
  const { before, after, leftContext, rightContext } = place
  return {
    id: idOf(place),
    level: 2,
    label: labelOf(time, leftContext, before, rightContext, after),
    content: <PlaceInContext time={time} place={place} />,
    ...(isChecked && { isChecked: isChecked(place) }),
  }
}
