/** Time as the host needs it; passed in, so that a test can turn it by hand. */
export interface Clock {
  /** Milliseconds since 1970, as `Date.now` gives them. */
  now(): number
  /** Runs once after a delay in milliseconds; the answer calls it off. Never keeps the process alive. */
  after(delay: number, run: () => void): () => void
  /** Waits that many milliseconds; somebody is waiting for the end, so the process stays alive. */
  pause(delay: number): Promise<void>
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, run) {
    const timer = setTimeout(run, delay)
    timer.unref()
    return () => clearTimeout(timer)
  },
  pause: (delay) => new Promise((resolve) => setTimeout(resolve, delay)),
}

/** The present instant as documents store it: ISO 8601 in UTC. */
export function instant(clock: Clock): string {
  return new Date(clock.now()).toISOString()
}
