import { cpuUsage } from 'node:process'

/** The processor time a measurement may take in all, and the least and most it is repeated, whatever it takes. */
const budget = 400
const fewest = 3
const most = 31
/** The processor time a piece of work is run before it is measured, so that all are compiled as well as they can be. */
const warmUp = 100

/**
 * The median time the processor works for a piece of work, in milliseconds, garbage collection included, once it
 * is warm. Other programs on the machine hardly change it.
 */
export async function medianWork(run: () => unknown): Promise<number> {
  const begun = cpuUsage()
  for (let runs = 0; runs < most && workSince(begun) < warmUp; runs += 1) await run()
  const taken: number[] = []
  let spent = 0
  while (taken.length < fewest || (spent < budget && taken.length < most)) {
    const before = cpuUsage()
    await run()
    const work = workSince(before)
    taken.push(work)
    spent += work
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0
}

function workSince(before: NodeJS.CpuUsage): number {
  const { user, system } = cpuUsage(before)
  return (user + system) / 1000
}
