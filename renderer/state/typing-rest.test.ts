import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noteTyping, whenTypingRests } from './typing-rest.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.advanceTimersByTime(60_000)
})
afterEach(() => vi.useRealTimers())

const patience = () => ({ rest: 1_000, latest: performance.now() + 5_000 })

test('what waits for typing to rest is done at once where nobody types', () => {
  const run = vi.fn()
  whenTypingRests(run, patience())
  expect(run).toHaveBeenCalledOnce()
})

test('waits for the last letter, and not for ever', () => {
  const run = vi.fn()
  noteTyping()
  whenTypingRests(run, patience())
  vi.advanceTimersByTime(900)
  noteTyping()
  vi.advanceTimersByTime(900)
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(run).toHaveBeenCalledOnce()

  const late = vi.fn()
  noteTyping()
  whenTypingRests(late, patience())
  for (let at = 0; at < 12; at += 1) {
    vi.advanceTimersByTime(400)
    noteTyping()
  }
  expect(late).not.toHaveBeenCalled()
  vi.advanceTimersByTime(400)
  expect(late).toHaveBeenCalledOnce()
})

test('is not done once it was called off', () => {
  const run = vi.fn()
  noteTyping()
  whenTypingRests(run, patience())()
  vi.advanceTimersByTime(10_000)
  expect(run).not.toHaveBeenCalled()
})
