import type { RulePlace } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import type { ReplaceRule } from '../../../../core/show/schema.ts'
import { rulesText } from '../../../text/rules.ts'
import { PlaceList, type PlaceWords, type WordInTurn } from './PlaceList.tsx'

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

const shown: PlaceWords<RulePlace> = { idOf: ({ key }) => key, labelOf: rulesText.placeRow }
const chosen: PlaceWords<RulePlace> = { ...shown, isChecked: ({ isLeftOut }) => !isLeftOut }

/** The places of one rule in context, as the rules before it leave the text. */
export function RulePlaces(props: RulePlacesProps) {
  const { rule, places, hasDone, isReadOnly, timeOf, onChoose, onGo } = props
  if (places.length === 0)
    return <p className="s2 t3">{hasDone ? rulesText.noMorePlaces : rulesText.noPlaces}</p>
  return (
    <PlaceList
      label={rulesText.placesOf(rule.find, rule.replace)}
      hint={rulesText.hint}
      places={places}
      words={isReadOnly ? shown : chosen}
      timeOf={timeOf}
      onCheck={(key, isWanted) => onChoose([key], isWanted)}
      onGo={onGo}
    />
  )
}
