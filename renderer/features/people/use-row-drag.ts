import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** A row being dragged: which one, and before which it would land (the count of rows: the end). */
export interface RowDrag {
  readonly from: number
  readonly to: number
}

/** How near to the edge of the scrolling pane, in pixels, a drag scrolls it. */
const edge = 36

/**
 * Moves rows by dragging their grips. Rows are the elements with `data-drag-row`, in order. Esc or
 * losing the pointer leaves everything where it was.
 */
export function useRowDrag(
  container: RefObject<HTMLElement | null>,
  onMove: (from: number, to: number) => void,
) {
  const [drag, setDrag] = useState<RowDrag>()
  const now = useRef<RowDrag>(undefined)
  const set = (next: RowDrag | undefined) => {
    now.current = next
    setDrag(next)
  }
  const isDragging = drag !== undefined
  useEffect(() => {
    if (!isDragging) return
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      now.current = undefined
      setDrag(undefined)
    }
    window.addEventListener('keydown', cancel, true)
    return () => window.removeEventListener('keydown', cancel, true)
  }, [isDragging])

  const grip = (from: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      set({ from, to: from })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!now.current || !container.current) return
      scrollNear(container.current, event.clientY)
      set({ from: now.current.from, to: landing(container.current, event.clientY) })
    },
    onPointerUp: () => {
      const done = now.current
      set(undefined)
      if (done && done.to !== done.from && done.to !== done.from + 1) onMove(done.from, done.to)
    },
    onPointerCancel: () => set(undefined),
  })
  return { drag, grip }
}

function landing(container: HTMLElement, y: number): number {
  const rows = [...container.querySelectorAll('[data-drag-row]')]
  const before = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect()
    return y < top + height / 2
  })
  return before < 0 ? rows.length : before
}

function scrollNear(container: HTMLElement, y: number): void {
  const pane = container.closest('.scroll')
  if (!pane) return
  const { top, bottom } = pane.getBoundingClientRect()
  if (y < top + edge) pane.scrollTop -= 8
  if (y > bottom - edge) pane.scrollTop += 8
}
