import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import type { ChapterId } from '../../../core/ids.ts'

/** A part of a row that can have the focus. */
export type RowPart = 'row' | 'start'

/**
 * Puts the focus on a row, or on its start field, as soon as the row is there: a chapter that was just
 * added or moved is drawn only when the host has answered. `order` is what the rows are drawn from.
 */
export function useTableFocus(table: RefObject<HTMLElement | null>, order: readonly ChapterId[]) {
  const wanted = useRef<{ readonly id: ChapterId; readonly part: RowPart }>(undefined)
  const attempt = useCallback(() => {
    const { id, part } = wanted.current ?? {}
    if (id === undefined) return
    const row = table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
    const target = part === 'start' ? row?.querySelector<HTMLElement>('[data-column="start"] input') : row
    if (!target) return
    wanted.current = undefined
    target.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }, [table])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order means other rows are drawn
  useLayoutEffect(attempt, [order, attempt])
  return useCallback(
    (id: ChapterId, part: RowPart = 'row') => {
      wanted.current = { id, part }
      requestAnimationFrame(attempt)
    },
    [attempt],
  )
}

/** Moves the focus between a row and the controls in its cells; false where there is none that way. */
export function moveInRow(row: HTMLElement, by: 1 | -1): boolean {
  const controls = [...row.querySelectorAll<HTMLElement>('[data-column] :is(input, button):not(:disabled)')]
  const stops = [row, ...controls]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[at + by]
  next?.focus()
  return next !== undefined
}
