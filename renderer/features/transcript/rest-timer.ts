/** Something that is done once a run of keys has rested. */
export interface RestTimer {
  /** It is to be done in so many milliseconds, whatever was said before. */
  readonly set: (delay: number) => void
  readonly stop: () => void
}

/**
 * Makes a timer that every key may set anew. It looks at the clock when it rings and goes on waiting where it was put
 * off meanwhile, since taking down and putting up a timer for each key would cost more than the key's own listeners.
 */
export function createRestTimer(run: () => void): RestTimer {
  let timer: ReturnType<typeof setTimeout> | undefined
  let ringsAt = Number.POSITIVE_INFINITY
  let due = Number.POSITIVE_INFINITY

  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
    ringsAt = Number.POSITIVE_INFINITY
  }
  const ringIn = (delay: number): void => {
    stop()
    ringsAt = performance.now() + delay
    timer = setTimeout(ring, delay)
  }
  const ring = (): void => {
    stop()
    const left = due - performance.now()
    if (left > 1) ringIn(left)
    else run()
  }
  return {
    set(delay) {
      due = performance.now() + delay
      if (due < ringsAt) ringIn(delay)
    },
    stop,
  }
}
