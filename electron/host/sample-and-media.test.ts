import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Episode } from '../../core/episode/schema.ts'
import { EpisodeId, ShowId } from '../../core/ids.ts'
import { newShow } from '../../core/show/new-show.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { episodeText } from './store/episode-text.ts'
import { hostInFolder } from './testing/host-in-folder.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const id = EpisodeId.parse('ep-sample')
const sample: Episode = {
  ...buildEpisode('Ada: hello'),
  id,
  title: 'The sample',
  show: { id: ShowId.parse('sh-sample'), title: 'Low Water' },
  enclosure: { source: 'sample.mp3', mediaType: 'audio/mpeg' },
}

async function sampleFolder(): Promise<string> {
  const folder = await temporaryFolder()
  for (const name of ['episodes', 'shows', 'originals/ep-sample']) {
    await mkdir(join(folder, name), { recursive: true })
  }
  await writeFile(join(folder, 'episodes', 'ep-sample.json'), episodeText(sample))
  const show = newShow({ id: ShowId.parse('sh-sample'), title: 'Low Water' })
  await writeFile(join(folder, 'shows', 'sh-sample.json'), JSON.stringify(show))
  await writeFile(join(folder, 'originals', 'ep-sample', 'sample.mp3'), 'sound')
  return folder
}

describe('the sample', () => {
  test('comes into the library with its show and its audio', async () => {
    const { client, host } = await hostInFolder({ sampleFolder: await sampleFolder() })
    expect(await client.call('library.openSample', {})).toEqual({ episodeId: id })
    expect((await client.call('episode.open', { episodeId: id })).episode).toEqual(sample)
    expect((await client.call('show.list', {})).map((show) => show.title)).toEqual(['Low Water'])
    const media = await host.media(id)
    expect(media?.mediaType).toBe('audio/mpeg')
    expect(await readFile(media?.path ?? '', 'utf8')).toBe('sound')
  })

  test('opened again is found as it was left, and comes back after it was removed', async () => {
    const { client } = await hostInFolder({ sampleFolder: await sampleFolder() })
    await client.call('library.openSample', {})
    await client.call('episode.applyEdits', {
      episodeId: id,
      baseRevision: 0,
      edits: [{ type: 'details.change', set: { title: 'Mine' } }],
    })
    await client.call('library.openSample', {})
    const title = async () => (await client.call('episode.open', { episodeId: id })).episode.title
    expect(await title()).toBe('Mine')
    await client.call('episode.remove', { episodeId: id })
    await client.call('library.openSample', {})
    expect(await title()).toBe('Mine')
  })

  test('that was not delivered is said not to be there', async () => {
    const { client } = await hostInFolder()
    await expect(client.call('library.openSample', {})).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('media', () => {
  test.each([
    '../../../library.json',
    '/etc/passwd',
    'C:\\secret.mp3',
    'https://a.example/a.mp3',
    '.hidden',
    '..',
    '',
    'a\u0000.mp3',
    'missing.mp3',
  ])('an enclosure that says "%s" is not served from the disk', async (source) => {
    const { host, putEpisode } = await hostInFolder()
    await putEpisode({ ...sample, enclosure: { source, mediaType: 'audio/mpeg' } })
    expect(await host.media(id)).toBeUndefined()
  })

  test.each([
    ['audio/mpeg', true],
    ['audio/ogg; codecs=opus', true],
    ['video/mp4', true],
    ['text/html', false],
    ['text/javascript', false],
    ['audio/mpeg\r\nSet-Cookie: a=b', false],
    ['', false],
  ])('of the type %j is played: %s', async (mediaType, isPlayed) => {
    const { host, library, putEpisode } = await hostInFolder()
    await putEpisode({ ...sample, enclosure: { source: 'page.html', mediaType } })
    await mkdir(join(library, 'originals', id), { recursive: true })
    await writeFile(join(library, 'originals', id, 'page.html'), 'brought in')
    expect((await host.media(id)) !== undefined).toBe(isPlayed)
  })

  test('of something that is no episode is none', async () => {
    const { host } = await hostInFolder()
    expect(await host.media('../../x')).toBeUndefined()
  })
})
