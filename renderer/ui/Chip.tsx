import type { ReactNode } from 'react'

/** A small label: a status or a format. Never a control. */
export function Chip({
  tone,
  children,
}: {
  readonly tone?: 'ok' | 'warn' | 'err' | 'acc' | 'line'
  readonly children: ReactNode
}) {
  return <span className={tone ? `chip ${tone}` : 'chip'}>{children}</span>
}
