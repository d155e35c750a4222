import { type Ref, useId } from 'react'
import { type TimecodeOptions, useTimecode } from './use-timecode.ts'

interface StartFieldProps extends TimecodeOptions {
  readonly label: string
  /** How it stands: in a cell of the table, or as a field of the panel. */
  readonly look: 'cell' | 'field'
  readonly isDisabled?: boolean
  /** Marks the time as wrong although it could be read: a check says so. */
  readonly isWrong?: boolean
  readonly isSkipped?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  /** Where the sentence about what was typed is to be shown; under the field unless given. */
  readonly problemPlace?: 'below' | 'over'
}

/** A start time: typed any way, nudged by arrow keys, with its reading as a ghost at the right. */
export function StartField(props: StartFieldProps) {
  const { label, look, isDisabled, isWrong, isSkipped, inputRef, problemPlace = 'below', ...options } = props
  const timecode = useTimecode(options)
  const problemId = useId()
  const { ghost, problem } = timecode
  const isBad = problem !== undefined || isWrong === true
  const classes = [look === 'cell' ? 'tcf' : 'field tc', isBad ? 'bad' : '', ghost ? 'ghosted' : '']
  return (
    <span className="timecode">
      <span className={classes.filter(Boolean).join(' ')} {...(isDisabled && { 'data-disabled': '' })}>
        <input
          value={timecode.text}
          aria-label={label}
          aria-invalid={isBad}
          aria-describedby={problem ? problemId : undefined}
          disabled={isDisabled}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          data-draft={timecode.isDirty ? 'dirty' : 'clean'}
          {...(inputRef && { ref: inputRef })}
          {...(isSkipped && { tabIndex: -1 })}
          onChange={(event) => timecode.change(event.target.value)}
          {...timecode.on}
        />
        {ghost && (
          <span className="ghost num" aria-hidden="true">
            {ghost}
          </span>
        )}
      </span>
      {problem && (
        <span className={`timecode-problem ${problemPlace}`} id={problemId} role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}
