import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'rolldown'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Finding } from '../../../core/contract/publish-shapes.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { runChecks } from '../../../core/publish/checks/run-checks.ts'
import { episode } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../testing/host-in-folder.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { createPublisher, type Publisher, type PublishWorker, publishHere } from './publisher.ts'

const talk = episode('Ada: we talk about the sea', 'Bo: and about boats')

describe('publishing in a thread of its own', () => {
  let folder: string
  let file: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'galley-test-'))
    file = join(folder, 'publish-worker.mjs')
    // Node runs no TypeScript, so the thread is bundled as the app itself is.
    await build({
      input: join(import.meta.dirname, 'publish-worker.ts'),
      platform: 'node',
      output: { file, format: 'esm' },
      logLevel: 'silent',
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  function arrange() {
    const clock = manualClock()
    const threads: Worker[] = []
    const publisher = createPublisher(clock, () => {
      threads.push(new Worker(file))
      return threads.at(-1) as Worker
    })
    onTestFinished(() => publisher.stop())
    return { publisher, clock, threads }
  }

  test('comes to the same as here, for every kind of work', async () => {
    const { publisher } = arrange()
    const here = publishHere()
    const plan = await publisher.work('plan', talk, {})
    expect(plan).toEqual(await here.work('plan', talk, {}))
    const part = { files: plan.files.filter(({ selected }) => selected) }
    const wanted = { part, context: {}, ids: part.files.map(({ id }) => id) }
    const files = await publisher.work('render', talk, wanted)
    expect(files).toEqual(await here.work('render', talk, wanted))
    expect(await publisher.work('verify', talk, { part, context: {}, files })).toBeUndefined()
    const broken = files.map((each) => ({ ...each, text: each.text.replaceAll('sea', 'see') }))
    await expect(publisher.work('verify', talk, { part, context: {}, files: broken })).rejects.toMatchObject({
      code: 'round-trip-failed',
    })
  })

  test('follows the episode through its edits, and back', async () => {
    const { publisher } = arrange()
    const titled: Episode = { ...talk, title: 'The sea' }
    for (const each of [talk, titled, titled, talk]) {
      expect(await publisher.work('check', each, {})).toEqual(runChecks(each))
    }
  })

  test('a thread that rests ends, and the next request has another', async () => {
    const { publisher, clock, threads } = arrange()
    await publisher.work('check', talk, {})
    clock.advance(60_000)
    expect(await publisher.work('check', talk, {})).toEqual(runChecks(talk))
    expect(threads).toHaveLength(2)
  })

  test('what fails like a bug is told as one, and the next request goes on', async () => {
    const { publisher } = arrange()
    const wrong = { part: { files: [] }, context: {}, ids: 3 as never }
    await expect(publisher.work('render', talk, wrong)).rejects.toThrow(TypeError)
    expect(await publisher.work('check', talk, {})).toEqual(runChecks(talk))
  })
})

test('closing ends what is under way, and what waits for it, as called off', async () => {
  const silent: PublishWorker = {
    postMessage: () => undefined,
    on: () => undefined,
    terminate: () => undefined,
  }
  const publisher = createPublisher(manualClock(), () => silent)
  const asked = [publisher.work('check', talk, {}), publisher.work('plan', talk, {})]
  setImmediate(() => setImmediate(() => publisher.stop()))
  for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'cancelled' })
})

test('an edit is accepted while the episode is still being checked', async () => {
  let finish: (findings: readonly Finding[]) => void = () => undefined
  const endless: Publisher = {
    work: () =>
      new Promise<never>((resolve) => {
        finish = resolve as never
      }),
    stop: () => undefined,
  }
  const { client, putEpisode } = await hostInFolder({ publisher: endless })
  await putEpisode(talk)
  const checking = client.call('publish.check', { episodeId: talk.id })
  const { revision } = await client.call('episode.applyEdits', {
    episodeId: talk.id,
    baseRevision: talk.revision,
    edits: [{ type: 'details.change', set: { title: 'Typed meanwhile' } }],
  })
  expect(revision).toBe(talk.revision + 1)
  finish([])
  expect(await checking).toEqual([])
})
