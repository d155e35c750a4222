import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components'

interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className'> {
  readonly children: ReactNode
}

/** A setting that acts at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="toggle">
      <span className="switch" />
      {children}
    </AriaSwitch>
  )
}
