import { useEffect } from 'react'
import type { Route } from './routes.ts'

/** How long a screen may take to go and the next to come, in milliseconds. */
const patience = 3_000

/** Where the window was last. The frame is another one for each episode, so it cannot remember this itself. */
let seen: string | undefined

/**
 * Gives the work the focus when a screen comes and what led there is gone, such as the row of the library that was
 * opened: keys and screen readers would be at the start of the window else. A screen that takes the focus itself
 * keeps it, and so does a link that is still there.
 */
export function useFocusOnArrival(route: Route): void {
  const place = route.screen === 'episode' ? `${route.episodeId} ${route.section}` : route.screen
  useEffect(() => {
    const before = seen
    seen = place
    if (before === undefined || before === place) return
    const until = performance.now() + patience
    let frame = 0
    // The old screen may stay until the new one is fetched; the focus is lost only then.
    const look = (): void => {
      if (document.activeElement === document.body)
        document.getElementById('work')?.focus({ preventScroll: true })
      else if (performance.now() < until) frame = requestAnimationFrame(look)
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [place])
}
