import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'rolldown'
import { expect, test } from 'vitest'
import { failure } from '../../../core/contract/envelope.ts'
import type { Edit } from '../../../core/editing/edit.ts'
import { Transcript } from '../../../core/episode/schema.ts'
import { joinWords } from '../../../core/episode/transcript.ts'
import { AppError } from '../../../core/errors.ts'
import { readAny } from '../../../core/import/read-any.ts'
import { episode } from '../../../core/testing/episode-builder.ts'
import { millis } from '../../../core/time.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import type { AddRequest } from './addition.ts'
import { type CompareRequest, compareRecognition } from './compare.ts'
import { compareHere } from './compare-here.ts'
import { type CompareWorker, createComparer } from './comparer.ts'

const request: CompareRequest = {
  episode: episode('Ada: we sent it to century', 'Bo: thank you'),
  list: {
    cues: [
      { start: millis(0), end: millis(2_000), text: 'We sent it to Sentry.' },
      { start: millis(2_000), end: millis(3_000), text: 'Thank you.' },
    ],
  },
}

const captions =
  'WEBVTT\n\n00:00.000 --> 00:02.000\nWe sent it to Sentry.\n\n00:02.000 --> 00:03.000\nThank you.\n'
const adding: AddRequest = {
  episode: request.episode,
  reading: readAny({ text: captions, name: 'new.vtt' }),
  choices: { recognition: { revision: 0 } },
}

test('what is made in its own thread comes to the same as what is made here', async () => {
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
  const added = await comparer.add('one', adding)
  const here = await createComparer(compareHere).add('one', adding)
  expect(withoutIds(added.edits)).toEqual(withoutIds(here.edits))
  expect(added.edits.map(({ type }) => type)).toEqual(['transcript.set'])
  expect(joinWords(Transcript.parse(JSON.parse(added.original ?? '')).segments[0]?.words ?? [])).toContain(
    'Sentry.',
  )
})

/** Ids of new turns are made by chance. */
const withoutIds = (edits: readonly Edit[]): unknown =>
  JSON.parse(JSON.stringify(edits, (key, value: unknown) => (key === 'id' ? '' : value)))

test('what explains itself in the other thread is told as it is', async () => {
  const failing: CompareWorker = {
    postMessage: () => undefined,
    terminate: () => undefined,
    on: (event: string, listener: (what: never) => void) =>
      event === 'message' &&
      setImmediate(() => listener(failure(new AppError('nothing-found', 'There are no words.')) as never)),
  }
  const added = createComparer(() => failing).add('one', adding)
  await expect(added).rejects.toMatchObject({ code: 'nothing-found', message: 'There are no words.' })
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
