import type { ReactNode } from 'react'

interface ToolbarProps {
  readonly title: string
  /** Small grey words after the title: a count. */
  readonly meta?: ReactNode
  readonly children?: ReactNode
  /** A view has one first heading; a toolbar over a second pane takes level 2. */
  readonly level?: 1 | 2
}

/** The row over a pane: its heading and its controls. F6 finds it. */
export function Toolbar({ title, meta, children, level = 1 }: ToolbarProps) {
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <div className="toolbar" data-region={level === 1 ? 'toolbar' : undefined}>
      <Title className="ell">{title}</Title>
      {meta !== undefined && <span className="meta num">{meta}</span>}
      {children && <div className="end row">{children}</div>}
    </div>
  )
}
