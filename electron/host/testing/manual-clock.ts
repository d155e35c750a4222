import type { Clock } from '../clock.ts'

/** A clock that stands still until a test turns it. Pauses end at once and are counted as passed time. */
export interface ManualClock extends Clock {
  /** Moves time on, running what falls due in order. */
  advance(delay: number): void
  /** How many delayed runs are waiting. */
  waiting(): number
}

interface Timer {
  readonly due: number
  readonly run: () => void
}

/** A clock at the given instant. */
export function manualClock(start = '2026-01-02T03:04:05.000Z'): ManualClock {
  let now = Date.parse(start)
  const timers = new Set<Timer>()
  return {
    now: () => now,
    after(delay, run) {
      const timer = { due: now + delay, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async pause(delay) {
      now += delay
    },
    advance(delay) {
      const end = now + delay
      for (;;) {
        const next = [...timers].sort((a, b) => a.due - b.due)[0]
        if (!next || next.due > end) break
        timers.delete(next)
        now = Math.max(now, next.due)
        next.run()
      }
      now = end
    },
    waiting: () => timers.size,
  }
}
