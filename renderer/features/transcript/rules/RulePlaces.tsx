import { useMemo } from 'react'
import type { RulePlace } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { rulesText } from '../../../text/rules.ts'
import { type CheckRow, CheckTree } from '../../../ui/CheckTree.tsx'
import { isAbout } from '../transcript-info.ts'

interface RulePlacesProps {
  readonly rule: ReplaceRule
  readonly places: readonly RulePlace[]
  readonly isReadOnly: boolean
  readonly timeOf: (place: RulePlace) => string
  readonly onChoose: (keys: readonly string[], isWanted: boolean) => void
  readonly onGo: (place: RulePlace) => void
}

/** How many rows are in view before the list of places scrolls by itself. */
const mostShown = 8

/** The places of one rule in context, as the rules before it leave the text. */
export function RulePlaces({ rule, places, isReadOnly, timeOf, onChoose, onGo }: RulePlacesProps) {
  const rows = useMemo(
    () => places.map((place) => rowOf(place, timeOf(place), isReadOnly)),
    [places, timeOf, isReadOnly],
  )
  if (places.length === 0) return <p className="s2 t3">{rulesText.noPlaces}</p>
  return (
    <div className="rule-places" style={{ height: Math.min(places.length, mostShown) * 30 }}>
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
    content: (
      <>
        <span className="num t3">{time}</span>
        <span className="left-context">
          <bdi>{leftContext}</bdi>
        </span>
        <del className="ell gone-words">{before}</del>
        <ins className="ell after">{after}</ins>
        <span className="ell">{rightContext}</span>
      </>
    ),
    ...(!isReadOnly && { isChecked: !isLeftOut }),
  }
}
