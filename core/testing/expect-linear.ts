import { cpuUsage } from 'node:process'
import { expect } from 'vitest'
import { isAppError } from '../errors.ts'

/** Eight times the input may take this many times as long: thrice what is linear, half of what is quadratic. */
const mostTimes = 24
/** Less than this is quick enough to need no second look, in milliseconds; what is quadratic takes seconds. */
const unremarkable = 150
/** A time too short to be measured counts as this much, in milliseconds. */
const least = 1
/** The machine may do something else at any moment; what is quadratic is so every time it is measured. */
const attempts = 5

/** Does the work on so many times the smallest input; a refusal in a sentence is work done. */
export type Work = (times: number) => unknown

/** The work of this process alone: how busy the machine is with others does not count. */
async function timeOf(work: () => unknown): Promise<number> {
  const before = cpuUsage()
  try {
    await work()
  } catch (error) {
    if (!isAppError(error)) throw error
  }
  return cpuUsage(before).user / 1000
}

async function bestOf(times: number, work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let time = 0; time < times; time += 1) best = Math.min(best, await timeOf(work))
  return best
}

/** Fails with the times of every step where the work grows faster than its input each time it is measured. */
export async function expectLinear(what: string, work: Work): Promise<void> {
  if ((await timeOf(() => work(8))) < unremarkable) return
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const most = await bestOf(3, () => work(8))
    if (most < unremarkable) return
    const one = await bestOf(3, () => work(1))
    if (most / Math.max(one, least) <= mostTimes) return
  }
  const steps: string[] = []
  for (const step of [1, 2, 4, 8]) steps.push(`${(await bestOf(3, () => work(step))).toFixed(1)} ms`)
  expect.fail(`${what}: 1, 2, 4 and 8 times as much take ${steps.join(', ')}`)
}

/** Makes a value once for each step, and only for those that are asked for. */
export function perStep<T>(make: (step: number) => T): (step: number) => T {
  const made = new Map<number, T>()
  return (step) => {
    const value = made.get(step) ?? make(step)
    made.set(step, value)
    return value
  }
}
