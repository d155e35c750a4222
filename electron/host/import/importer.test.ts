import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Episode } from '../../../core/episode/schema.ts'
import { countingIds, EpisodeId } from '../../../core/ids.ts'
import { hostInFolder } from '../testing/host-in-folder.ts'
import { createImporter, type ImportWorker, importHere } from './importer.ts'

const talk = (turns: number): string =>
  Array.from(
    { length: turns },
    (_, at) => `${at % 2 ? 'Ada' : 'Bo'}: we talk about the sea and boats ${at}`,
  ).join('\n\n')
const page = (turns: number): string =>
  `Low Water 12: With Ada Lovel\n\nWe talk.\n\n0:00 Start\n10:00 Middle\n\nTranscript\n\n${talk(turns)}\n`
const long = page(3_600)
const context = {
  id: EpisodeId.parse('ep-1'),
  now: '2026-01-02T03:04:05.000Z',
  template: '{{title}}',
  from: 'page.txt',
}

describe('importing in a thread of its own', () => {
  let folder: string
  let file: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'galley-test-'))
    file = join(folder, 'import-worker.mjs')
    // Node runs no TypeScript, so the thread is bundled as the app itself is.
    await build({
      input: join(import.meta.dirname, 'import-worker.ts'),
      platform: 'node',
      output: { file, format: 'esm' },
      logLevel: 'silent',
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  function arrange() {
    const threads: Worker[] = []
    const importer = createImporter(() => {
      threads.push(new Worker(file))
      return threads.at(-1) as Worker
    })
    return { importer, threads }
  }

  test('comes to the same as here, for every kind of work', async () => {
    const { importer, threads } = arrange()
    const here = importHere()
    const source = { text: long, name: 'Pasted text' }
    const reading = await importer.read(source)
    expect(reading).toEqual(await here.read(source))
    const blocks = reading.blocks.map(({ kind, fromLine, toLine }) => ({ kind, fromLine, toLine }))
    expect(await importer.reblock(reading, blocks, long.length)).toEqual(
      await here.reblock(reading, blocks, long.length),
    )
    const request = { reading, choices: {}, context }
    const made = await importer.assemble(request, countingIds(), long.length)
    const madeHere = await here.assemble(request, countingIds(), long.length)
    expect(withoutIds(made.episode)).toEqual(withoutIds(madeHere.episode))
    expect(JSON.parse(made.original ?? '')).toEqual(made.episode.transcript)
    expect(threads).toHaveLength(3)
  })

  test('what is short needs no thread', async () => {
    const { importer, threads } = arrange()
    const text = page(20)
    const reading = await importer.read({ text, name: 'Pasted text' })
    await importer.assemble({ reading, choices: {}, context }, countingIds(), text.length)
    expect(threads).toEqual([])
  })

  test('what explains itself in the other thread is told as it is', async () => {
    const { importer } = arrange()
    const reading = importer.read({ text: ' '.repeat(200_000), name: 'blank.txt' })
    await expect(reading).rejects.toMatchObject({
      code: 'nothing-found',
      message: expect.stringContaining('“blank.txt” is empty'),
    })
  })

  test('a long page is previewed, corrected and accepted by a host with such threads', async () => {
    const { importer } = arrange()
    const { client } = await hostInFolder({ importer })
    const preview = await client.call('import.read', { source: { text: long } })
    const { episodeId } = await client.call('import.accept', { previewId: preview.previewId, choices: {} })
    const { episode } = await client.call('episode.open', { episodeId })
    expect(episode.transcript?.segments).toHaveLength(3_600)
    expect(episode.chapters.map(({ title }) => title)).toEqual(['Start', 'Middle'])
  })
})

/** Ids of what is new are made by chance, and tie parts to each other. */
const withoutIds = (episode: Episode): unknown =>
  JSON.parse(
    JSON.stringify(episode, (key, value: unknown) => (/^(id|speaker|\w+Id)$/.test(key) ? '' : value)),
  )

test('closing ends what is under way as called off, and nothing is kept', async () => {
  const silent: ImportWorker = {
    postMessage: () => undefined,
    on: () => undefined,
    terminate: () => undefined,
  }
  const { client, host } = await hostInFolder({ importer: createImporter(() => silent) })
  const reading = client.call('import.read', { source: { text: long } })
  setImmediate(() => setImmediate(() => void host.close()))
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
})
