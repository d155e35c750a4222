import { useState } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { readShift } from '../../../core/episode/timecode-input.ts'
import { formatTime, millis } from '../../../core/time.ts'
import { chaptersText } from '../../text/chapters.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'

interface ShiftDialogProps {
  /** The chapters that would move, in order of time. */
  readonly chapters: readonly Chapter[]
  readonly onShift: (by: number) => void
  readonly onClose: () => void
}

/** Asks by how much to move chapters and shows what comes of it. */
export function ShiftDialog({ chapters, onShift, onClose }: ShiftDialogProps) {
  const [typed, setTyped] = useState('')
  const [isTold, setTold] = useState(false)
  const first = chapters[0]
  const by = readShift(typed)
  const problem = first && problemOf(by, first)
  const submit = () => {
    setTold(true)
    if (by === undefined || problem) return
    onShift(by)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={chaptersText.shiftTitle}
      actions={
        <>
          <Button onPress={onClose}>{chaptersText.cancel}</Button>
          <Button
            variant="filled"
            onPress={submit}
            isDisabled={by === undefined || by === 0 || problem !== undefined}
          >
            {chaptersText.shift}
          </Button>
        </>
      }
    >
      <form
        className="shift-form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Field
          label={chaptersText.shiftBy}
          value={typed}
          onChange={setTyped}
          figures
          autoFocus
          placeholder="+2.5"
          hint={chaptersText.shiftHint}
          error={typed.trim() !== '' && (isTold || by !== undefined) ? problem : undefined}
        />
        <p className="s2 t2" aria-live="polite">
          {first && by !== undefined && !problem
            ? chaptersText.shiftPreview(
                chapters.length,
                formatTime(first.startTime),
                formatTime(millis(first.startTime + by)),
              )
            : '\u00a0'}
        </p>
      </form>
    </Dialog>
  )
}

function problemOf(by: number | undefined, first: Chapter): string | undefined {
  if (by === undefined) return chaptersText.shiftWrong
  return first.startTime + by < 0 ? chaptersText.shiftTooEarly(formatTime(first.startTime)) : undefined
}
