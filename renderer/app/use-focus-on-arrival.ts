import { useEffect, useRef } from 'react'
import type { Route } from './routes.ts'

/**
 * Gives the work the focus when a screen comes and what led there is gone, such as the row of the library that was
 * opened: keys and screen readers would be at the start of the window else. A screen that takes the focus itself
 * keeps it, and so does a link that is still there.
 */
export function useFocusOnArrival(route: Route): void {
  const place = route.screen === 'episode' ? `${route.episodeId} ${route.section}` : route.screen
  const seen = useRef(place)
  useEffect(() => {
    if (seen.current === place) return
    seen.current = place
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body)
        document.getElementById('work')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [place])
}
