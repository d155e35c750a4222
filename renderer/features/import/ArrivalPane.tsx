import { type ReactNode, useEffect, useRef } from 'react'
import { Toolbar } from '../../ui/Toolbar.tsx'

interface ArrivalPaneProps {
  readonly label: string
  readonly title: string
  readonly meta: string
  /** Stands at the right end of the toolbar. */
  readonly tools: ReactNode
  readonly children: ReactNode
}

/** The pane of a stage. It takes the focus as it comes: what was pressed to get there is gone, and the focus with it. */
export function ArrivalPane({ label, title, meta, tools, children }: ArrivalPaneProps) {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => pane.current?.focus({ preventScroll: true }), [])
  return (
    <section ref={pane} tabIndex={-1} className="pane" aria-label={label} data-region="work">
      <Toolbar title={title} meta={meta}>
        {tools}
      </Toolbar>
      {children}
    </section>
  )
}
