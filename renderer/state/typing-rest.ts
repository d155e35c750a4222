import { createRestTimer } from './rest-timer.ts'

/** When a letter was last typed into a long text, by the page's clock. */
let lastTyped = Number.NEGATIVE_INFINITY

const hearers = new Set<(now: number) => void>()

/** Notes that something was typed into a long text. Cheap enough for every key. */
export function noteTyping(): void {
  lastTyped = performance.now()
  for (const hear of hearers) hear(lastTyped)
}

/**
 * Tells of everything typed into a long text, by the page's clock, until the answer is called. Every key waits
 * for what is done about it, so that has to be next to nothing.
 */
export function whileTyped(hear: (now: number) => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

interface Rest {
  /** How long typing must have rested, in milliseconds. */
  readonly rest: number
  /** When it is done all the same, by the page's clock. */
  readonly latest: number
}

/**
 * Does what nobody waits for once typing rests, so that no key has to wait for it; at once where nobody types. The
 * answer calls it off.
 */
export function whenTypingRests(run: () => void, { rest, latest }: Rest): () => void {
  const waitFrom = (typed: number): number => Math.min(typed + rest, latest) - performance.now()
  const wait = waitFrom(lastTyped)
  if (wait <= 0) {
    run()
    return () => {}
  }
  const timer = createRestTimer(() => {
    stopHearing()
    run()
  })
  const stopHearing = whileTyped((now) => timer.set(waitFrom(now)))
  timer.set(wait)
  return () => {
    stopHearing()
    timer.stop()
  }
}
