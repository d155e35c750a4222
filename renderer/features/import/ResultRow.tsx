import { CircleCheck, CircleMinus, CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BlockKind, ImportFound } from '../../../core/contract/import-shapes.ts'
import { importText } from '../../text/import.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Corrected, LeavablePart } from './choices.ts'

/** What every row of the result is given. */
export interface RowProps {
  readonly found: ImportFound
  readonly corrected: Corrected
  readonly onCorrect: (some: Partial<Corrected>) => void
  readonly onHot: (kind: BlockKind | undefined) => void
}

interface ResultRowProps {
  readonly label: string
  /** The kind of block it came from: gives its colour, and lights the block up. */
  readonly kind: BlockKind
  readonly state: 'clear' | 'confirm' | 'out' | 'plain'
  readonly onHot?: (kind: BlockKind | undefined) => void
  readonly children: ReactNode
}

const marks = {
  clear: { icon: CircleCheck, tone: 'ok', words: importText.isClear },
  confirm: { icon: CircleQuestionMark, tone: 'warn', words: importText.isToConfirm },
  out: { icon: CircleMinus, tone: undefined, words: importText.isLeftOut },
  plain: undefined,
} as const

/** One thing that was found: its name, its value, and whether a person should look at it. */
export function ResultRow({ label, kind, state, onHot, children }: ResultRowProps) {
  const mark = marks[state]
  const light = () => onHot?.(kind)
  const unlight = () => onHot?.(undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid of columns everywhere
    <div
      className={`import-row k-${kind} is-${state}`}
      role="group"
      aria-label={label}
      onPointerEnter={light}
      onPointerLeave={unlight}
      onFocus={light}
      onBlur={unlight}
    >
      <span className="import-row-label">{label}</span>
      <div className="import-row-value">{children}</div>
      <span className="import-row-mark">
        {mark && (
          <>
            <Icon of={mark.icon} {...(mark.tone && { tone: mark.tone })} />
            <span className="vh">{mark.words}</span>
          </>
        )}
      </span>
    </div>
  )
}

interface LeaveOutProps extends Pick<RowProps, 'corrected' | 'onCorrect'> {
  readonly part: LeavablePart
}

/** Leaves a part out, or takes it in again. */
export function LeaveOut({ part, corrected, onCorrect }: LeaveOutProps) {
  const { leaveOut } = corrected
  const isOut = leaveOut.includes(part)
  const next = isOut ? leaveOut.filter((one) => one !== part) : [...leaveOut, part]
  return (
    <span className="end">
      <Button variant="quiet" size="small" onPress={() => onCorrect({ leaveOut: next })}>
        {isOut ? importText.takeIn : importText.leaveOut}
      </Button>
    </span>
  )
}

/** The state of a row whose part can be left out. */
export function stateOf(part: LeavablePart, corrected: Corrected): 'clear' | 'out' {
  return corrected.leaveOut.includes(part) ? 'out' : 'clear'
}
