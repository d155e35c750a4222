import { cpuUsage } from 'node:process'

/** The processor time a measurement may take in all, and the least and most it is repeated, whatever it takes. */
const budget = 400
const fewest = 3
const most = 31

/**
 * The median time the processor works for a piece of work, in milliseconds, garbage collection included, after
 * one run to warm up. Other programs on the machine hardly change it.
 */
export async function medianWork(run: () => unknown): Promise<number> {
  await run()
  const taken: number[] = []
  let spent = 0
  while (taken.length < fewest || (spent < budget && taken.length < most)) {
    const before = cpuUsage()
    await run()
    const { user, system } = cpuUsage(before)
    taken.push((user + system) / 1000)
    spent += (user + system) / 1000
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0
}
