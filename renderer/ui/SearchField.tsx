import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components'
import { Icon } from './Icon.tsx'

interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'aria-label'> {
  /** Its name; also shown while empty, unless a placeholder is given. */
  readonly label: string
  readonly placeholder?: string
  /** The name of the button that empties the field. */
  readonly clearLabel: string
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A field to search or filter by; Esc empties it. */
export function SearchField({ label, placeholder, clearLabel, inputRef, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className="field search-field">
      <Icon of={Search} size="small" />
      <Input placeholder={placeholder ?? label} {...(inputRef && { ref: inputRef })} />
      <Button className="btn ghost clear" aria-label={clearLabel}>
        <Icon of={X} size="small" />
      </Button>
    </AriaSearchField>
  )
}
