import { ToggleButton } from 'react-aria-components'

interface FilterChipProps {
  readonly label: string
  /** How many there are now; with none the chip stays but cannot be pressed. Absent while nobody knows. */
  readonly count?: number
  readonly isOn: boolean
  readonly onPress: () => void
}

/** One filter with its live count. */
export function FilterChip({ label, count, isOn, onPress }: FilterChipProps) {
  return (
    <ToggleButton
      className="fchip"
      isSelected={isOn}
      isDisabled={!count && !isOn}
      onChange={onPress}
      aria-label={count === undefined ? label : `${label}, ${count}`}
    >
      {label} {count !== undefined && <span className="num">{count.toLocaleString('en')}</span>}
    </ToggleButton>
  )
}
