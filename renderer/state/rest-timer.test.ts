import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRestTimer } from './rest-timer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A timer and what it does, which was not done yet. */
function opened() {
  const run = vi.fn()
  return { run, timer: createRestTimer(run) }
}

test('is done once after the last of many keys, at its time', () => {
  const { run, timer } = opened()
  for (let key = 0; key < 10; key += 1) {
    timer.set(400)
    vi.advanceTimersByTime(90)
  }
  vi.advanceTimersByTime(309)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2)
  expect(run).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(2_000)
  expect(run).toHaveBeenCalledOnce()
})

test('rings sooner where that is asked for', () => {
  const { run, timer } = opened()
  timer.set(400)
  timer.set(0)
  vi.advanceTimersByTime(0)
  expect(run).toHaveBeenCalledOnce()
})

test('is not done once it was stopped, and can be set again', () => {
  const { run, timer } = opened()
  timer.set(400)
  timer.stop()
  vi.advanceTimersByTime(1_000)
  expect(run).not.toHaveBeenCalled()
  timer.set(400)
  vi.advanceTimersByTime(400)
  expect(run).toHaveBeenCalledOnce()
})

test('shares one alarm with all others, and each is done at its own time', () => {
  const done: string[] = []
  const [early, late] = [createRestTimer(() => done.push('early')), createRestTimer(() => done.push('late'))]
  for (let key = 0; key < 5; key += 1) {
    early.set(400)
    late.set(1_000)
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(90)
  }
  vi.advanceTimersByTime(312)
  expect(done).toEqual(['early'])
  vi.advanceTimersByTime(600)
  expect(done).toEqual(['early', 'late'])
})

test('one that fails keeps no other from being done', () => {
  const run = vi.fn()
  const [failing, other] = [
    createRestTimer(() => {
      throw new Error('It does not go.')
    }),
    createRestTimer(run),
  ]
  failing.set(100)
  other.set(100)
  expect(() => vi.advanceTimersByTime(101)).toThrow('It does not go.')
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledOnce()
})

test('rings for nothing while keys come, neither often nor at all', () => {
  const setAlarm = setTimeout
  let rings = 0
  const counting = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, delay: number) =>
    setAlarm(() => {
      rings += 1
      run()
    }, delay)) as typeof setTimeout)
  const timers = [400, 400, 1_000].map((rest) => ({ rest, timer: createRestTimer(vi.fn()) }))
  for (let key = 0; key < 100; key += 1) {
    for (const { rest, timer } of timers) timer.set(rest)
    vi.advanceTimersByTime(90)
  }
  expect(rings).toBe(0)
  expect(counting.mock.calls.length).toBeLessThan(60)
  vi.advanceTimersByTime(1_000)
  expect(rings).toBeLessThan(5)
  counting.mockRestore()
})
