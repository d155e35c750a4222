/**
 * Work that may be put down wherever it yields, and taken up again or never. It yields every few milliseconds at
 * most where that can be, so that whoever does it beside a page can give way to the page.
 */
export type InSteps<Result> = Generator<void, Result, void>

/** Does the work without putting it down. */
export function atOnce<Result>(work: InSteps<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
