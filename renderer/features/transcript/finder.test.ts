import { expect, test, vi } from 'vitest'
import type { FindRequest } from './find-request.ts'
import { createFinder } from './finder.ts'
import { runFind } from './run-find.ts'

const query = (text: string, regularExpression: boolean) => ({
  text,
  matchCase: false,
  wholeWord: false,
  regularExpression,
})

/** A worker that answers at once, or never. */
function fakeWorker(answers: boolean) {
  const worker = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    onerror: null,
    isEnded: false,
    postMessage(request: FindRequest) {
      if (answers) setTimeout(() => worker.onmessage?.({ data: runFind(request) } as MessageEvent), 0)
    },
    terminate() {
      worker.isEnded = true
    },
  }
  return worker
}

test('plain text is found without a worker', async () => {
  const finder = createFinder(() => {
    throw new Error('No worker is needed.')
  })
  expect(await finder.run({ lines: ['a b a'], query: query('a', false) })).toMatchObject({ kind: 'found' })
})

test('an expression is found beside the page, and the worker ends', async () => {
  const worker = fakeWorker(true)
  const finder = createFinder(() => worker as unknown as Worker)
  const answer = await finder.run({ lines: ['a1 b2'], query: query('[a-z]\\d', true) })
  expect(answer.kind === 'found' && answer.matches).toHaveLength(2)
  expect(worker.isEnded).toBe(true)
})

test('an expression that never ends is stopped and says so', async () => {
  vi.useFakeTimers()
  const worker = fakeWorker(false)
  const finder = createFinder(() => worker as unknown as Worker)
  const answer = finder.run({ lines: ['a'.repeat(40)], query: query('(a+)+b', true) })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await answer).toEqual({ kind: 'too-slow' })
  expect(worker.isEnded).toBe(true)
  vi.useRealTimers()
})

test('a new search ends the one before', async () => {
  const first = fakeWorker(false)
  const second = fakeWorker(true)
  const workers = [first, second]
  const finder = createFinder(() => workers.shift() as unknown as Worker)
  const stale = finder.run({ lines: ['a'], query: query('a', true) })
  const fresh = finder.run({ lines: ['b'], query: query('b', true) })
  expect(await stale).toEqual({ kind: 'found', matches: [] })
  expect(await fresh).toMatchObject({ kind: 'found', matches: [{ line: 0 }] })
  expect(first.isEnded).toBe(true)
})
