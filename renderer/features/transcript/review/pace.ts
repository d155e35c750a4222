import type { InSteps } from '../../../../core/corrections/in-steps.ts'

/** Does work in short slices, and hardly any while somebody types. */
export interface Pace {
  /** A letter was typed just now. */
  readonly noteTyping: () => void
  /** Does the work; undefined where it was put down because nobody wants it any more. */
  readonly carryOut: <Result>(work: InSteps<Result>, unwanted?: AbortSignal) => Promise<Result | undefined>
}

/** What a pace needs of the thread it is kept in. */
export interface Surroundings {
  /** Milliseconds. */
  readonly now: () => number
  /** Lets everything be heard that was said to the thread meanwhile, and takes next to no time. */
  readonly listen: () => Promise<void>
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** Work goes on at most about so long without a look whether somebody types. */
const slice = 6
/** Typing goes on until no letter has come for so long. */
const typingRest = 400
/** While typing goes on there is a slice so often all the same: who never pauses gets suggestions too, if later. */
const breath = 150

/** Keeps a pace that leaves the processor to whoever types. */
export function createPace({ now, listen, sleep }: Surroundings): Pace {
  let lastTyped = Number.NEGATIVE_INFINITY
  return {
    noteTyping() {
      lastTyped = now()
    },
    async carryOut(work, unwanted) {
      let end = now() + slice
      for (;;) {
        const step = work.next()
        if (step.done) return step.value
        if (now() < end) continue
        await listen()
        const left = lastTyped + typingRest - now()
        if (left > 0 && !unwanted?.aborted) await sleep(Math.min(left, breath))
        if (unwanted?.aborted) return undefined
        end = now() + slice
      }
    },
  }
}
