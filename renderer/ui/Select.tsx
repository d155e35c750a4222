import { ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { Icon, type IconShape } from './Icon.tsx'

interface SelectProps<K extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: K | undefined
  readonly onChange: (value: K) => void
  readonly options: readonly {
    readonly id: K
    readonly label: string
    readonly detail?: string
    readonly icon?: IconShape
  }[]
  /** Shown while nothing is chosen. */
  readonly placeholder?: string
  readonly variant?: 'field' | 'quiet'
  readonly isDisabled?: boolean
}

/** One choice out of a list that is opened. */
export function Select<K extends string>(props: SelectProps<K>) {
  const {
    label,
    hideLabel,
    value,
    onChange,
    options,
    placeholder,
    variant = 'field',
    isDisabled = false,
  } = props
  return (
    <AriaSelect
      className="select"
      selectedKey={value ?? null}
      isDisabled={isDisabled}
      placeholder={placeholder ?? ''}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      <Label className={hideLabel ? 'vh' : 'lab'}>{label}</Label>
      <Button className={variant === 'field' ? 'field select-button' : 'btn ghost'}>
        <SelectValue className="select-value ell">
          {({ selectedText, isPlaceholder }) => (
            <span className={isPlaceholder ? 't3' : ''}>{selectedText || placeholder}</span>
          )}
        </SelectValue>
        <Icon of={ChevronDown} size="small" />
      </Button>
      <Popover className="pop" offset={4}>
        <ListBox className="menu">
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label}>
              {option.icon && <Icon of={option.icon} />}
              <span className="ell">{option.label}</span>
              {option.detail && <span className="detail">{option.detail}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
