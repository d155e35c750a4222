import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { CallInput } from '../../../core/contract/contract.ts'
import { id3 } from '../../../core/formats/media/id3.ts'
import { mediaSamples, written } from '../../../core/testing/media-samples.ts'
import { millis } from '../../../core/time.ts'
import { hostInFolder } from '../testing/host-in-folder.ts'

const bare = mediaSamples['id3']?.[1]?.bytes ?? new Uint8Array()
const withPicture = await written(id3, bare, {
  chapters: [
    { startTime: millis(0), title: 'Intro', image: 'data:image/png;base64,iVBORw0KGgo=' },
    { startTime: millis(90), title: 'News', image: 'https://a.example/x.png', hidden: true },
  ],
})
const file = (bytes: Uint8Array): CallInput<'import.read'>['source'] => ({
  file: { name: 'Lamps.mp3', base64: Buffer.from(bytes).toString('base64') },
})

test('the chapters of a handed audio file are taken; its pictures stay in it, with a word', async () => {
  const { client, library } = await hostInFolder()
  const preview = await client.call('import.read', { source: file(withPicture) })
  expect(preview).toMatchObject({
    readAs: 'id3',
    name: 'Lamps.mp3',
    found: { title: 'Lamps', duration: 288, chapters: [{ title: 'Intro' }, { title: 'News', hidden: true }] },
    warnings: [{ code: 'picture-in-audio', message: expect.stringContaining('1 chapter has its picture') }],
  })
  const { previewId } = preview
  const { episodeId } = await client.call('import.accept', { previewId, choices: {} })
  const { episode } = await client.call('episode.open', { episodeId })
  expect(episode.chapters).toMatchObject([
    { title: 'Intro', inTableOfContents: true },
    { title: 'News', inTableOfContents: false, image: 'https://a.example/x.png' },
  ])
  expect(episode.chapters[0]).not.toHaveProperty('image')
  const kept = (await readdir(library, { recursive: true })).filter((name) => name.includes('Lamps'))
  expect(kept).toEqual([expect.stringMatching(/Lamps\.chapters\.json$/)])
})

test('audio without chapters, and audio said to be a page, are refused in a sentence', async () => {
  const { client } = await hostInFolder()
  await expect(client.call('import.read', { source: file(bare) })).rejects.toMatchObject({
    code: 'nothing-found',
    message: expect.stringContaining('“Lamps.mp3” has no chapters in it. Nothing was changed.'),
  })
  await expect(
    client.call('import.read', { source: file(withPicture), readAs: 'page' }),
  ).rejects.toMatchObject({
    code: 'not-text',
  })
})
