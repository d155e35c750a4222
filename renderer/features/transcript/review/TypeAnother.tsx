import { useEffect, useRef } from 'react'
import { reviewText } from '../../../text/review.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useTypedOnce } from '../../../ui/use-typed-once.ts'

interface TypeAnotherProps {
  readonly right: string
  readonly count: number
  readonly onUse: (right: string, isAll: boolean) => void
  readonly onCancel: () => void
}

/** Another spelling than the suggested one, for this place (↵) or for all places (⇧↵). */
export function TypeAnother({ right, count, onUse, onCancel }: TypeAnotherProps) {
  const [text, setText] = useTypedOnce(right)
  const input = useRef<HTMLInputElement>(null)
  // What is typed takes the place of what was suggested.
  useEffect(() => input.current?.select(), [])
  const typed = text.trim().replace(/\s+/gu, ' ')
  const use = (isAll: boolean) => {
    if (typed === '') return
    setText(right)
    onUse(typed, isAll)
  }
  const cancel = () => {
    setText(right)
    onCancel()
  }
  return (
    <div className="type-another">
      <Field
        label={reviewText.rightSpelling}
        size="small"
        value={text}
        onChange={setText}
        autoFocus
        inputRef={input}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          if (event.key === 'Escape') cancel()
          else use(event.shiftKey || count === 1)
        }}
      />
      <div className="row">
        {count > 1 && (
          <Button
            size="small"
            variant="filled"
            shortcut="Shift+Enter"
            isDisabled={typed === ''}
            onPress={() => use(true)}
          >
            {reviewText.everywhere(count)}
          </Button>
        )}
        <Button
          size="small"
          shortcut="Enter"
          variant={count > 1 ? 'outline' : 'filled'}
          isDisabled={typed === ''}
          onPress={() => use(count === 1)}
        >
          {reviewText.onlyHere}
        </Button>
        <Button size="small" variant="quiet" onPress={cancel}>
          {reviewText.cancel}
        </Button>
      </div>
    </div>
  )
}
