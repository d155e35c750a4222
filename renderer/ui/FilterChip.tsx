import { ToggleButton } from 'react-aria-components'

interface FilterChipProps {
  readonly label: string
  /** How many there are now; with none the chip stays but cannot be pressed. */
  readonly count: number
  readonly isOn: boolean
  readonly onPress: () => void
}

/** One filter with its live count. */
export function FilterChip({ label, count, isOn, onPress }: FilterChipProps) {
  return (
    <ToggleButton
      className="fchip"
      isSelected={isOn}
      isDisabled={count === 0 && !isOn}
      onChange={onPress}
      aria-label={`${label}, ${count}`}
    >
      {label} <span className="num">{count.toLocaleString('en')}</span>
    </ToggleButton>
  )
}
