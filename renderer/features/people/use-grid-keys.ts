import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useState } from 'react'

/** The cell of a grid that Tab goes to. */
export interface GridCell {
  readonly row: string
  readonly column: number
}

/**
 * One stop of Tab for a whole grid; arrow keys move between cells, Home and End within a row. Rows carry
 * `data-row` with a stable key, cells `data-column`; the first control inside a cell takes the focus.
 */
export function useGridKeys(grid: RefObject<HTMLElement | null>, firstRow: string | undefined) {
  const [current, setCurrent] = useState<GridCell>()
  const stop = current ?? (firstRow === undefined ? undefined : { row: firstRow, column: 0 })

  const focusCell = useCallback(
    (row: string, column: number): boolean => {
      const cell = grid.current?.querySelector(`[data-row="${CSS.escape(row)}"] [data-column="${column}"]`)
      const control = cell?.querySelector<HTMLElement>('input, button, select, a, [tabindex]')
      if (!control) return false
      control.focus()
      return true
    },
    [grid],
  )

  const onFocus = (event: FocusEvent) => {
    const cell = cellOf(event.target)
    if (cell) setCurrent(cell)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const cell = cellOf(event.target)
    if (!cell || !grid.current || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const isText = event.target instanceof HTMLInputElement
    const isMoved = moveTo(event.key, cell, isText)
    if (isMoved) event.preventDefault()
  }

  const moveTo = (key: string, cell: GridCell, isText: boolean): boolean => {
    const rows = rowKeys(grid.current)
    const at = rows.indexOf(cell.row)
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      const next = rows[at + (key === 'ArrowDown' ? 1 : -1)]
      return next !== undefined && nearest(next, cell.column)
    }
    if (isText) return false
    if (key === 'ArrowLeft') return sideways(cell, -1)
    if (key === 'ArrowRight') return sideways(cell, 1)
    if (key === 'Home') return sideways({ ...cell, column: -1 }, 1)
    if (key === 'End') return sideways({ ...cell, column: lastColumn + 1 }, -1)
    return false
  }

  /** A cell with nothing to focus in it is passed over. */
  const sideways = (cell: GridCell, step: number): boolean => {
    for (let column = cell.column + step; column >= 0 && column <= lastColumn; column += step) {
      if (focusCell(cell.row, column)) return true
    }
    return false
  }
  const nearest = (row: string, column: number): boolean => {
    for (let step = 0; step <= lastColumn; step += 1) {
      if (focusCell(row, column - step) || focusCell(row, column + step)) return true
    }
    return false
  }

  return { stop, focusCell, gridProps: { onFocus, onKeyDown } }
}

/** More columns than any grid here has. */
const lastColumn = 6

function cellOf(target: EventTarget): GridCell | undefined {
  if (!(target instanceof Element)) return undefined
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row']
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column']
  return row === undefined || column === undefined ? undefined : { row, column: Number(column) }
}

function rowKeys(grid: HTMLElement | null): readonly string[] {
  return [...(grid?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].map((row) => row.dataset['row'] ?? '')
}
