import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'rolldown'
import { expect, test } from 'vitest'
import { episode } from '../../../core/testing/episode-builder.ts'
import { millis } from '../../../core/time.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type CompareRequest, compareRecognition } from './compare.ts'
import { compareHere } from './compare-here.ts'
import { createComparer } from './comparer.ts'

const request: CompareRequest = {
  episode: episode('Ada: we sent it to century', 'Bo: thank you'),
  list: {
    cues: [
      { start: millis(0), end: millis(2_000), text: 'We sent it to Sentry.' },
      { start: millis(2_000), end: millis(3_000), text: 'Thank you.' },
    ],
  },
}

test('a comparison in its own thread comes to the same as one made here', async () => {
  const file = join(await temporaryFolder(), 'compare-worker.mjs')
  // Node runs no TypeScript, so the thread is bundled as the app itself is.
  await build({
    input: join(import.meta.dirname, 'compare-worker.ts'),
    platform: 'node',
    output: { file, format: 'esm' },
    logLevel: 'silent',
  })
  const comparer = createComparer(() => new Worker(file))
  expect(await comparer.compare('one', request)).toEqual(compareRecognition(request))
})

test('whoever asks again does not wait for the first answer, and the first is told so', async () => {
  const comparer = createComparer(compareHere)
  const first = comparer.compare('one', request)
  const second = comparer.compare('one', request)
  const other = comparer.compare('two', request)
  await expect(first).rejects.toMatchObject({ code: 'cancelled' })
  expect((await second).words.was).toBe(7)
  expect(await other).toEqual(await second)
})

test('a comparison nobody wants any more ends', async () => {
  const comparer = createComparer(compareHere)
  const one = comparer.compare('one', request)
  const two = comparer.compare('two', request)
  comparer.stop('one')
  await expect(one).rejects.toMatchObject({ code: 'cancelled' })
  comparer.stopAll()
  await expect(two).rejects.toMatchObject({ code: 'cancelled' })
})

test('a thread that fails says so', async () => {
  const comparer = createComparer(compareHere)
  await expect(comparer.compare('one', { ...request, list: {} as never })).rejects.toThrow()
})
