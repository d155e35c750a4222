import type { ReactNode } from 'react'
import type { DetailField } from './detail-fields.ts'

/** Where one detail stands, so that a check can lead to it. */
export function DetailSlot({
  field,
  isNarrow,
  children,
}: {
  readonly field: DetailField
  readonly isNarrow?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={isNarrow ? 'detail narrow' : 'detail'} data-detail={field}>
      {children}
    </div>
  )
}
