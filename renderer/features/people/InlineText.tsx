import { CircleAlert } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import { useDraft } from '../../ui/use-draft.ts'

interface InlineTextProps {
  /** Names the text for those who do not see where it stands. */
  readonly label: string
  readonly value: string
  readonly onCommit: (text: string, mergeKey: string) => unknown
  readonly check?: (text: string) => string | undefined
  readonly placeholder: string
  /** What stands for the value while it is not edited; the value itself unless given. */
  readonly shown?: ReactNode
  readonly className?: string
  readonly isDisabled?: boolean
  /** Out of the order of Tab, for cells a grid moves between by arrow keys. */
  readonly isSkipped?: boolean
  /** Always shows the field, for a value that is missing. */
  readonly isOpen?: boolean
  /** Another number begins editing: a menu's Rename. */
  readonly editRequest?: number
}

/** Text that is edited where it stands: click or ↵ edits, ↵ or leaving commits, Esc restores. */
export function InlineText(props: InlineTextProps) {
  const {
    label,
    value,
    placeholder,
    shown,
    className = '',
    isDisabled,
    isSkipped,
    isOpen,
    editRequest = 0,
  } = props
  const [isEditing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const returnFocus = useRef(false)
  const request = useRef(editRequest)
  useEffect(() => {
    if (request.current !== editRequest) setEditing(true)
    request.current = editRequest
  }, [editRequest])
  // The field that had the focus is gone; it goes on to the text that took its place.
  useEffect(() => {
    if (isEditing || isOpen || !returnFocus.current) return
    returnFocus.current = false
    button.current?.focus()
  }, [isEditing, isOpen])

  if ((isEditing || isOpen) && !isDisabled) {
    return (
      <InlineField
        {...props}
        takesFocus={isEditing}
        onLeaving={(keepsFocus) => {
          returnFocus.current = keepsFocus
        }}
        onDone={() => setEditing(false)}
      />
    )
  }
  return (
    <button
      ref={button}
      type="button"
      className={`inline ell ${className}`}
      aria-label={`${label}: ${value || placeholder}`}
      disabled={isDisabled}
      {...(isSkipped && { tabIndex: -1 })}
      onClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.key !== 'F2') return
        event.preventDefault()
        event.stopPropagation()
        setEditing(true)
      }}
    >
      {value ? (shown ?? value) : <span className="t3">{placeholder}</span>}
    </button>
  )
}

interface InlineFieldProps extends InlineTextProps {
  readonly takesFocus: boolean
  /** Before the text is committed: whether the focus is to stay where the text stands. */
  readonly onLeaving: (keepsFocus: boolean) => void
  readonly onDone: () => void
}

function InlineField({
  label,
  value,
  placeholder,
  className = '',
  isSkipped,
  isOpen,
  takesFocus,
  onLeaving,
  onDone,
  ...rest
}: InlineFieldProps) {
  const draft = useDraft({ value, onCommit: rest.onCommit, check: rest.check, delay: 0 })
  const input = useRef<HTMLInputElement>(null)
  const errorId = useId()
  useEffect(() => {
    if (takesFocus) input.current?.select()
  }, [takesFocus])
  const finish = async (keepFocus: boolean) => {
    if (rest.check?.(draft.text)) return
    onLeaving(keepFocus)
    if ((await draft.commit()) === undefined) onDone()
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      void finish(true)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      draft.restore()
      onLeaving(!isOpen)
      onDone()
    }
  }
  return (
    <span className={`inline-field ${className}`}>
      <span className={draft.error || isOpen ? 'field sm bad' : 'field sm'}>
        <input
          ref={input}
          value={draft.text}
          placeholder={placeholder}
          aria-label={label}
          aria-invalid={draft.error !== undefined}
          aria-describedby={draft.error ? errorId : undefined}
          // biome-ignore lint/a11y/noAutofocus: the person asked to edit this very text
          autoFocus={takesFocus}
          spellCheck={false}
          {...(isSkipped && { tabIndex: -1 })}
          onChange={(event) => draft.change(event.target.value)}
          onFocus={draft.on.onFocus}
          onBlur={() => void finish(false)}
          onKeyDown={keyDown}
        />
      </span>
      {draft.error && (
        <span className="inline-error err s2 pop" id={errorId} role="alert">
          <Icon of={CircleAlert} size="small" />
          {draft.error}
        </span>
      )}
    </span>
  )
}
