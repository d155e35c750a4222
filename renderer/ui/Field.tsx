import { CircleAlert } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import {
  type TextFieldProps as AriaTextFieldProps,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components'
import { Icon, type IconShape } from './Icon.tsx'

/** What a field takes beside what every React Aria text field takes (`value`, `onChange(text)`, …). */
export interface FieldProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'aria-label' | 'isInvalid' | 'onKeyDown'> {
  readonly label: string
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean
  /** Keys pressed in the field; what it does not stop goes on to the commands of the window. */
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly placeholder?: string
  readonly icon?: IconShape
  /** Stands at the right inside the field. */
  readonly suffix?: ReactNode
  readonly hint?: ReactNode
  /** What is wrong, in a sentence; the old value stays in force. */
  readonly error?: string | undefined
  readonly size?: 'small' | 'medium' | 'large'
  /** Rows of a text of many lines; absent for one line. */
  readonly rows?: number
  /** Tabular figures, for times and numbers. */
  readonly figures?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly areaRef?: Ref<HTMLTextAreaElement>
}

const sizes = { small: 'sm', medium: '', large: 'lg' } as const

/** A text field with its label above, and its error below in words. */
export function Field(props: FieldProps) {
  const {
    label,
    hideLabel,
    placeholder,
    icon,
    suffix,
    hint,
    error,
    size = 'medium',
    rows,
    figures,
    inputRef,
    areaRef,
    onKeyDown,
    ...rest
  } = props
  const boxClass = ['field', sizes[size], rows ? 'area' : '', error ? 'bad' : '', figures ? 'tc' : '']
  const entry = {
    ...(placeholder !== undefined && { placeholder }),
    spellCheck: !figures && rows !== undefined,
  }
  return (
    <TextField {...rest} isInvalid={error !== undefined} className="text-field">
      <Label className={hideLabel ? 'vh' : 'lab'}>{label}</Label>
      {/* Not on the text field itself, which would keep every key from the window. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are the input's */}
      <div className={boxClass.filter(Boolean).join(' ')} onKeyDown={onKeyDown}>
        {icon && <Icon of={icon} size="small" />}
        {rows ? (
          <TextArea {...entry} rows={rows} {...(areaRef && { ref: areaRef })} />
        ) : (
          <Input {...entry} {...(inputRef && { ref: inputRef })} />
        )}
        {suffix}
      </div>
      {hint && !error && (
        <Text slot="description" className="field-note">
          {hint}
        </Text>
      )}
      {error && (
        <Text slot="errorMessage" className="field-note err">
          <Icon of={CircleAlert} size="small" />
          {error}
        </Text>
      )}
    </TextField>
  )
}
