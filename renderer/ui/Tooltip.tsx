import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import type { Chord } from './chord.ts'
import { Kbd } from './Kbd.tsx'

interface TooltipProps {
  readonly text: string
  readonly shortcut?: Chord
  /** A focusable React Aria element, such as our `Button`. */
  readonly children: ReactElement
}

/** Repeats a name on hover and focus; it never says what stands nowhere else. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={80}>
      {children}
      <AriaTooltip className="pop tooltip" offset={6}>
        {text}
        {shortcut && <Kbd chord={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
