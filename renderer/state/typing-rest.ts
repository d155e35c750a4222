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
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    // A timer drops what is less than a millisecond, and would ring too early again and again.
    const wait = Math.ceil(Math.min(lastTyped + rest, latest) - performance.now())
    if (wait > 0) timer = setTimeout(look, wait)
    else run()
  }
  look()
  return () => clearTimeout(timer)
}
