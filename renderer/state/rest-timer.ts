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

/** An alarm is put off where that lets it ring so much later, in milliseconds: once for some letters, not for each. */
const worthPuttingOff = 150

/** What waits; one alarm rings for all of it. */
const waiting = new Set<Task>()
let alarm: ReturnType<typeof setTimeout> | undefined
let ringsAt = Number.POSITIVE_INFINITY

/**
 * Makes a timer that every key may set anew. One alarm serves every timer and is put off now and then as keys come, so
 * that it hardly rings for nothing: hearing an alarm costs a key more than all that is done about it here. One that
 * rings too early looks at the clock and goes on waiting.
 */
export function createRestTimer(run: () => void): RestTimer {
  const task: Task = { run, due: Number.POSITIVE_INFINITY }
  return {
    set(delay) {
      task.due = performance.now() + delay
      waiting.add(task)
      if (task.due < ringsAt) ringAt(task.due)
      else {
        const next = nextDue()
        if (next > ringsAt + worthPuttingOff) ringAt(next)
      }
    },
    stop() {
      waiting.delete(task)
    },
  }
}

function nextDue(): number {
  let next = Number.POSITIVE_INFINITY
  for (const { due } of waiting) next = Math.min(next, due)
  return next
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
