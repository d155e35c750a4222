import type { PointerEvent } from 'react'
import type { LedgerRow } from '../../../core/episode/link-ledger.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import type { AddressSuggestion } from './suggest-address.ts'

/** Makes a button a row's grip. */
export interface GripProps {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: () => void
  readonly onPointerCancel: () => void
}

/** What every cell of a line may need. */
export interface LedgerLineProps {
  readonly row: LedgerRow
  readonly rows: readonly LedgerRow[]
  readonly episode: Episode
  readonly suggestion: AddressSuggestion | undefined
  /** The column Tab goes to, when it is in this row. */
  readonly stop: number | undefined
  readonly grip: GripProps | undefined
  readonly dropBefore: boolean
  readonly dropAfter: boolean
  readonly isDragged: boolean
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
  readonly focusCell: (row: string, column: number) => boolean
}
