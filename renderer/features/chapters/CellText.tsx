import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useDraft } from '../../ui/use-draft.ts'

/** How editing in a cell ended. */
export type EditEnd = 'enter' | 'escape' | 'left' | 'tab' | 'back-tab'

interface CellTextProps {
  /** Names the text for those who do not see where it stands. */
  readonly label: string
  readonly value: string
  readonly placeholder: string
  /** What stands for the value while it is not edited. */
  readonly children?: ReactNode
  readonly isEditing: boolean
  readonly isDisabled: boolean
  readonly onEdit: () => void
  readonly onDone: (end: EditEnd) => void
  readonly onCommit: (text: string, mergeKey: string) => unknown
  readonly check?: (text: string) => string | undefined
}

/** Text in a cell: a click edits, ↵ or leaving commits, Esc restores. */
export function CellText(props: CellTextProps) {
  const { label, value, placeholder, children, isEditing, isDisabled, onEdit } = props
  if (isEditing && !isDisabled) return <CellField {...props} />
  return (
    <button
      type="button"
      className={value ? 'cell-text ell' : 'cell-text ell add'}
      aria-label={`${label}: ${value || placeholder}`}
      disabled={isDisabled}
      tabIndex={-1}
      onClick={(event) => {
        if (!event.shiftKey && !event.metaKey && !event.ctrlKey) onEdit()
      }}
    >
      {value ? (children ?? value) : placeholder}
    </button>
  )
}

function CellField({ label, value, placeholder, onDone, onCommit, check }: CellTextProps) {
  const draft = useDraft({ value, onCommit, check, delay: 0 })
  const input = useRef<HTMLInputElement>(null)
  const errorId = useId()
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const finish = async (end: EditEnd) => {
    if (check?.(draft.text) && end !== 'left') return
    if ((await draft.commit()) === undefined) onDone(end)
  }
  return (
    <span className="cell-field">
      <span className={draft.error ? 'field sm bad' : 'field sm'}>
        <input
          ref={input}
          value={draft.text}
          placeholder={placeholder}
          aria-label={label}
          aria-invalid={draft.error !== undefined}
          aria-describedby={draft.error ? errorId : undefined}
          data-draft={draft.isDirty ? 'dirty' : 'clean'}
          spellCheck={false}
          onChange={(event) => draft.change(event.target.value)}
          onFocus={draft.on.onFocus}
          onBlur={() => void finish('left')}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'Tab') {
              event.preventDefault()
              event.stopPropagation()
              void finish(event.key === 'Enter' ? 'enter' : event.shiftKey ? 'back-tab' : 'tab')
            } else if (event.key === 'Escape') {
              event.stopPropagation()
              draft.restore()
              onDone('escape')
            }
          }}
        />
      </span>
      {draft.error && (
        <span className="timecode-problem over" id={errorId} role="alert">
          {draft.error}
        </span>
      )}
    </span>
  )
}
