import { type RefObject, useEffect, useRef } from 'react'

/** Gives a pane the focus when it comes: what was pressed to get there is gone, and the focus would go with it. */
export function useArrival(): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => pane.current?.focus({ preventScroll: true }), [])
  return pane
}
