import type { ReactNode } from 'react'
import { Icon, type IconShape } from './Icon.tsx'

interface EmptyStateProps {
  readonly icon: IconShape
  readonly title: string
  /** One sentence. */
  readonly children?: ReactNode
  /** One action. */
  readonly action?: ReactNode
  /** It is the whole view, so its title is the view's first heading. */
  readonly isView?: boolean
  /** Something failed here while the rest still works. */
  readonly failed?: boolean
}

/** What stands where nothing is yet, where all is done, or where a panel failed. */
export function EmptyState({ icon, title, children, action, isView, failed }: EmptyStateProps) {
  const Title = isView ? 'h1' : 'p'
  return (
    <div className={failed ? 'emp failed' : 'emp'} role={failed ? 'alert' : undefined}>
      <Icon of={icon} size="huge" />
      <Title className="title">{title}</Title>
      {children && <p className="s2">{children}</p>}
      {action}
    </div>
  )
}
