/** Does work when all that was asked before it is done; the answer is that work's own. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** A queue of its own: pieces of work run in the order they were asked for, never two at once. */
export function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    // Whoever asked hears of a failure by the answer; the next in the queue begins all the same.
    last = done.catch(() => undefined)
    return done
  }
}
