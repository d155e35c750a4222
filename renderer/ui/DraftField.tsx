import { Field, type FieldProps } from './Field.tsx'
import { type DraftOptions, useDraft } from './use-draft.ts'

/** What a draft field takes: a field's look and a draft's rules. */
export interface DraftFieldProps
  extends Omit<
      FieldProps,
      'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onFocus' | 'onKeyDown' | 'error'
    >,
    DraftOptions {}

/** A field whose text is committed on Enter, on blur or after 800 ms of rest, and restored by Esc. */
export function DraftField({ value, onCommit, check, delay, ...rest }: DraftFieldProps) {
  const draft = useDraft({ value, onCommit, check, ...(delay !== undefined && { delay }) })
  return (
    <Field
      {...rest}
      value={draft.text}
      onChange={draft.change}
      onFocus={draft.on.onFocus}
      onBlur={draft.on.onBlur}
      onKeyDown={draft.on.onKeyDown}
      error={draft.error}
      data-draft={draft.isDirty ? 'dirty' : 'clean'}
    />
  )
}
