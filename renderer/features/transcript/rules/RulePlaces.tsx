import { useMemo } from 'react'
import type { RulePlace } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { rulesText } from '../../../text/rules.ts'
import { type CheckRow, CheckTree } from '../../../ui/CheckTree.tsx'
import { isAbout } from '../transcript-info.ts'
import { PlaceInContext } from './PlaceInContext.tsx'

/** Where a place stands: a word of a turn, and how many words it has where that is known. */
export type WordInTurn = Pick<RulePlace, 'segmentId' | 'word'> & { readonly words?: number }

interface RulePlacesProps {
  readonly rule: ReplaceRule
  readonly places: readonly RulePlace[]
  /** Whether the rule has replaced something here already. */
  readonly hasDone: boolean
  readonly isReadOnly: boolean
  readonly timeOf: (place: WordInTurn) => string
  readonly onChoose: (keys: readonly string[], isWanted: boolean) => void
  readonly onGo: (place: WordInTurn) => void
}

/** How many rows are in view before the list of places scrolls by itself. */
export const mostShown = 8
/** The height of such a row, in pixels. */
export const rowHeight = 30

/** The places of one rule in context, as the rules before it leave the text. */
export function RulePlaces(props: RulePlacesProps) {
  const { rule, places, hasDone, isReadOnly, timeOf, onChoose, onGo } = props
  const rows = useMemo(
    () => places.map((place) => rowOf(place, timeOf(place), isReadOnly)),
    [places, timeOf, isReadOnly],
  )
  if (places.length === 0)
    return <p className="s2 t3">{hasDone ? rulesText.noMorePlaces : rulesText.noPlaces}</p>
  return (
    <div className="rule-places" style={{ height: Math.min(places.length, mostShown) * rowHeight }}>
      <CheckTree
        className={places.some((place) => isAbout(timeOf(place))) ? 'in-context about' : 'in-context'}
        label={rulesText.placesOf(rule.find, rule.replace)}
        hint={rulesText.hint}
        rows={rows}
        onCheck={(key, isWanted) => onChoose([key], isWanted)}
        onOpen={(key) => {
          const place = places.find((one) => one.key === key)
          if (place) onGo(place)
        }}
      />
    </div>
  )
}

function rowOf(place: RulePlace, time: string, isReadOnly: boolean): CheckRow {
  const { key, before, after, leftContext, rightContext, isLeftOut } = place
  return {
    id: key,
    level: 2,
    label: rulesText.placeRow(time, leftContext, before, rightContext, after),
    content: <PlaceInContext time={time} place={place} />,
    ...(!isReadOnly && { isChecked: !isLeftOut }),
  }
}
