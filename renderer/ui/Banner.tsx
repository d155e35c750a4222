import { CircleAlert, LifeBuoy, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon, type IconShape } from './Icon.tsx'

interface BannerProps {
  readonly tone: 'err' | 'warn' | 'acc'
  /** The condition in two or three words: "Read only." */
  readonly title: string
  readonly children?: ReactNode
  readonly icon?: IconShape
  readonly actions?: ReactNode
}

const icons = { err: CircleAlert, warn: Lock, acc: LifeBuoy } as const

/** Stands under the title bar for a condition that lasts. */
export function Banner({ tone, title, children, icon, actions }: BannerProps) {
  return (
    <div className={`banner ${tone}`} role={tone === 'err' ? 'alert' : 'status'}>
      <Icon of={icon ?? icons[tone]} />
      <span className="grow">
        <b>{title}</b> {children}
      </span>
      {actions}
    </div>
  )
}
