/** Something that is done once a run of keys has rested. */
export interface RestTimer {
  /** It is to be done in so many milliseconds, whatever was said before. */
  readonly set: (delay: number) => void
  readonly stop: () => void
}

interface Task {
  readonly run: () => void
  /** By the page's clock, in milliseconds. */
  due: number
}

/** What waits; one alarm rings for all of it. */
const waiting = new Set<Task>()
let alarm: ReturnType<typeof setTimeout> | undefined
let ringsAt = Number.POSITIVE_INFINITY

/**
 * Makes a timer that every key may set anew. The alarm looks at the clock when it rings and goes on waiting where all
 * was put off meanwhile; one serves every timer, since putting up or hearing an alarm costs more than what a key does.
 */
export function createRestTimer(run: () => void): RestTimer {
  const task: Task = { run, due: Number.POSITIVE_INFINITY }
  return {
    set(delay) {
      task.due = performance.now() + delay
      waiting.add(task)
      if (task.due < ringsAt) ringAt(task.due)
    },
    stop() {
      waiting.delete(task)
    },
  }
}

function ringAt(time: number): void {
  clearTimeout(alarm)
  ringsAt = time
  alarm = setTimeout(ring, time - performance.now())
}

/** Does the one thing that is due first, and puts the alarm up for the next before: what fails stops nothing else. */
function ring(): void {
  ringsAt = Number.POSITIVE_INFINITY
  const [first, second] = [...waiting].sort((a, b) => a.due - b.due)
  // A timer drops what is less than a millisecond, and may ring so much too early.
  const isDue = first !== undefined && first.due <= performance.now() + 1
  if (isDue) waiting.delete(first)
  const next = isDue ? second : first
  if (next) ringAt(next.due)
  if (isDue) first.run()
}
