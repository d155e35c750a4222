import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bytesInMemory } from '../../../core/formats/media/memory-bytes.ts'
import { detectMedia } from '../../../core/formats/media-registry.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { mediaSamples } from '../../../core/testing/media-samples.ts'
import { audioHash } from '../media/write-media.ts'
import { hostInFolder } from '../testing/host-in-folder.ts'

async function opened(...lines: string[]) {
  const here = await hostInFolder()
  const episode = build(...lines)
  await here.putEpisode(episode)
  const [first] = await here.client.call('shell.destinations', { episodeId: episode.id })
  if (!first) throw new Error('There is always a folder to export to.')
  const write = (name: string, bytes: Uint8Array) =>
    here.client.call('audio.writeChapters', {
      episodeId: episode.id,
      file: { name, base64: Buffer.from(bytes).toString('base64') },
      destination: first.grant,
    })
  return { write, exports: join(here.folder, 'exports') }
}

const samples = Object.entries(mediaSamples).flatMap(([format, [sample]]) =>
  sample ? [{ format, ...sample }] : [],
)

test.each(samples)('a copy of $name gets the chapters and sounds the same', async ({ format: id, bytes }) => {
  const { write, exports } = await opened('# 0:00 Start', '# 0:00.1 Kelp & tide', 'Ada: hello')
  const report = await write('Low Tide.BIN', bytes)
  const copy = await readFile(join(exports, report.name))
  const format = detectMedia(copy)
  if (!format) throw new Error('The copy is audio.')
  const { value } = await format.read(bytesInMemory(copy))
  expect([format.id, report.written]).toEqual([id, 2])
  expect(value.chapters.map(({ title }) => title)).toEqual(['Start', 'Kelp & tide'])
  expect(await audioHash(format, bytesInMemory(copy))).toBe(await audioHash(format, bytesInMemory(bytes)))
  // Nothing half made and nothing handed in stays behind.
  expect(await readdir(exports)).toEqual([report.name])
})

test('a file of that name is kept, and the copy gets a number', async () => {
  const { write, exports } = await opened('# 0:00 Start', 'Ada: hello')
  const bytes = mediaSamples['id3']?.[0]?.bytes ?? new Uint8Array()
  const names = [await write('../tide.mp3', bytes), await write('../tide.mp3', bytes)].map(({ name }) => name)
  expect(names).toEqual(['tide.mp3', 'tide-2.mp3'])
  expect((await readdir(exports)).toSorted()).toEqual(['tide-2.mp3', 'tide.mp3'])
})

test('what is no audio, and an episode without chapters, are refused in a sentence', async () => {
  const { write, exports } = await opened('Ada: hello')
  await expect(write('notes.mp3', Buffer.from('no audio at all'))).rejects.toMatchObject({
    code: 'format-unknown',
    message: expect.stringContaining('“notes.mp3” is no audio file'),
  })
  const bytes = mediaSamples['id3']?.[0]?.bytes ?? new Uint8Array()
  await expect(write('tide.mp3', bytes)).rejects.toMatchObject({ code: 'nothing-found' })
  expect(await readdir(exports).catch(() => [])).toEqual([])
})
