import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components'
import { Icon } from './Icon.tsx'

interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className'> {
  /** Absent only where `aria-label` or `aria-labelledby` names it. */
  readonly children?: ReactNode
}

/** A checkbox with its label at the right. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="check">
      {({ isIndeterminate }) => (
        <>
          <span className="chk">
            <Icon of={isIndeterminate ? Minus : Check} />
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  )
}
