import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

interface SegmentedProps<K extends string> {
  readonly label: string
  readonly value: K
  readonly onChange: (value: K) => void
  readonly options: readonly { readonly id: K; readonly label: ReactNode; readonly isDisabled?: boolean }[]
}

/** Two to four exclusive views; arrow keys move between them. Not for actions. */
export function Segmented<K extends string>({ label, value, onChange, options }: SegmentedProps<K>) {
  return (
    <ToggleButtonGroup
      className="seg"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id))
        if (chosen && chosen.id !== value) onChange(chosen.id)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} isDisabled={option.isDisabled ?? false}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
