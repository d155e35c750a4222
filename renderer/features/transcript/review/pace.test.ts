import { describe, expect, test } from 'vitest'
import type { InSteps } from '../../../../core/corrections/in-steps.ts'
import { createPace } from './pace.ts'

/** Steps of a millisecond each on a clock of their own, and letters that are typed at some times of it. */
function workBeside(letters: readonly number[], steps = 100) {
  let time = 0
  let toCome = letters
  const done: number[] = []
  const sleeps: number[] = []
  const hear = (): void => {
    const heard = toCome.filter((at) => at <= time)
    toCome = toCome.filter((at) => at > time)
    if (heard.length > 0) pace.noteTyping()
  }
  const pace = createPace({
    now: () => time,
    listen: async () => hear(),
    async sleep(milliseconds) {
      sleeps.push(milliseconds)
      time += milliseconds
      hear()
    },
  })
  const work = function* (): InSteps<string> {
    for (let step = 0; step < steps; step += 1) {
      time += 1
      done.push(time)
      yield
    }
    return 'done'
  }
  return { pace, work, done, sleeps }
}

/** A letter every so many milliseconds, from the beginning. */
const letters = (rhythm: number, count: number): number[] =>
  Array.from({ length: count }, (_, nth) => nth * rhythm)

describe('the pace of work beside the page', () => {
  test('nobody types: it never sleeps, and yet listens every few milliseconds', async () => {
    const { pace, work, sleeps, done } = workBeside([])
    expect(await pace.carryOut(work())).toBe('done')
    expect(sleeps).toEqual([])
    expect(done.at(-1)).toBe(100)
  })

  test('a letter is heard within a few milliseconds, and no more is done than a slice now and then until it is long ago', async () => {
    const { pace, work, done } = workBeside([20])
    await pace.carryOut(work())
    const meanwhile = done.filter((time) => time > 26 && time < 420)
    expect(done.filter((time) => time <= 26).length).toBeLessThanOrEqual(26)
    expect(meanwhile.length).toBeLessThan(20)
    expect(done.length).toBe(100)
  })

  test('who never pauses keeps it waiting, but not for ever', async () => {
    const { pace, work, done, sleeps } = workBeside(letters(80, 1_000))
    expect(await pace.carryOut(work())).toBe('done')
    const took = done.at(-1) ?? 0
    expect(took).toBeGreaterThan(10 * 100)
    expect(took).toBeLessThan(30 * 100)
    expect(Math.max(...sleeps)).toBeLessThanOrEqual(150)
  })

  test('what nobody wants any more is put down at the next look', async () => {
    const { pace, work, done } = workBeside([])
    const unwanted = new AbortController()
    const going = pace.carryOut(work(), unwanted.signal)
    unwanted.abort()
    expect(await going).toBeUndefined()
    expect(done.length).toBeLessThan(10)
  })

  test('what fails fails whoever waits for it', async () => {
    const { pace } = workBeside([])
    const failing = function* (): InSteps<string> {
      yield
      throw new Error('no')
    }
    await expect(pace.carryOut(failing())).rejects.toThrow('no')
  })
})
