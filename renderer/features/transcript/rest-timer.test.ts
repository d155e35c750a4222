import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRestTimer } from './rest-timer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('is done once after the last of many keys, at its time', () => {
  const run = vi.fn()
  const timer = createRestTimer(run)
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
  const run = vi.fn()
  const timer = createRestTimer(run)
  timer.set(400)
  timer.set(0)
  vi.advanceTimersByTime(0)
  expect(run).toHaveBeenCalledOnce()
})

test('is not done once it was stopped, and can be set again', () => {
  const run = vi.fn()
  const timer = createRestTimer(run)
  timer.set(400)
  timer.stop()
  vi.advanceTimersByTime(1_000)
  expect(run).not.toHaveBeenCalled()
  timer.set(400)
  vi.advanceTimersByTime(400)
  expect(run).toHaveBeenCalledOnce()
})
