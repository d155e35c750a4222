import type { ReactElement, ReactNode } from 'react'
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Dialog,
  DialogTrigger,
} from 'react-aria-components'

interface PopoverProps {
  /** Names what pops up. */
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly placement?: AriaPopoverProps['placement']
  readonly isOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** A small panel at a button; Esc closes it and focus returns to the button. */
export function Popover({ label, trigger, children, placement = 'bottom end', ...open }: PopoverProps) {
  return (
    <DialogTrigger {...open}>
      {trigger}
      <AriaPopover className="pop" offset={6} placement={placement}>
        <Dialog aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
