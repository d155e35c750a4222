import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Edit } from '../../core/editing/edit.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { EpisodeId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { episodeText } from './store/episode-text.ts'
import { hostInFolder, settled } from './testing/host-in-folder.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const ep = (n: number): EpisodeId => EpisodeId.parse(`ep-${n}`)
const numbered = (n: number, change: Partial<Episode> = {}): Episode => ({
  ...buildEpisode('# 0:00 Start', `Ada: hello from number ${n}`),
  id: ep(n),
  number: n,
  title: `Episode ${n}`,
  ...change,
})
const retitle = (title: string): Edit => ({ type: 'details.change', set: { title } })
const list = (here: Awaited<ReturnType<typeof hostInFolder>>) => here.client.call('library.list', {})

describe('opening a folder', () => {
  test('that is missing or empty makes a library of it', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'library'))
    await writeFile(join(folder, 'library', '.DS_Store'), '')
    const here = await hostInFolder({ folder })
    expect(JSON.parse(await readFile(join(here.library, 'library.json'), 'utf8'))).toEqual({
      schemaVersion: 1,
      libraryId: 'lib-1',
    })
    expect(await list(here)).toEqual({ folder: here.library, readOnly: false, episodes: [], damaged: [] })
  })

  test('that holds other files is refused, and nothing is put into it', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'library'))
    await writeFile(join(folder, 'library', 'taxes.pdf'), 'x')
    await expect(hostInFolder({ folder })).rejects.toMatchObject({ code: 'library-not-empty' })
    expect(await readdir(join(folder, 'library'))).toEqual(['taxes.pdf'])
  })

  test('that is a file is refused', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'library'), 'x')
    await expect(hostInFolder({ folder })).rejects.toMatchObject({ code: 'library-missing' })
  })

  test('only for reading never makes a library', async () => {
    const folder = await temporaryFolder()
    await expect(hostInFolder({ folder, readOnly: true })).rejects.toMatchObject({ code: 'library-missing' })
    expect(await readdir(folder)).toEqual([])
  })

  test('of a newer Galley is refused', async () => {
    const { host, folder, library } = await hostInFolder()
    await host.close()
    await writeFile(join(library, 'library.json'), '{"schemaVersion":2,"libraryId":"x"}')
    await expect(hostInFolder({ folder })).rejects.toMatchObject({ code: 'schema-too-new' })
  })

  test('whose marker is damaged keeps the damaged one and every episode', async () => {
    const { host, folder, library, putEpisode } = await hostInFolder()
    await putEpisode(numbered(1))
    await host.close()
    await writeFile(join(library, 'library.json'), '')
    const here = await hostInFolder({ folder })
    expect((await list(here)).episodes).toHaveLength(1)
    expect((await readdir(library)).some((name) => name.startsWith('library.json.damaged-'))).toBe(true)
  })

  test('sweeps what a crash left half written, and nothing else', async () => {
    const { host, folder, library } = await hostInFolder()
    await host.close()
    const episodes = join(library, 'episodes')
    await writeFile(join(episodes, '.ep-1.json.0123456789ab.tmp'), 'half')
    await writeFile(join(episodes, '.mine.tmp'), 'mine')
    await hostInFolder({ folder })
    expect(await readdir(episodes)).toEqual(['.mine.tmp'])
  })
})

describe('the list', () => {
  test('shows a row per episode, the latest first', async () => {
    const here = await hostInFolder()
    await here.putEpisode(numbered(1, { updatedAt: '2026-01-01T00:00:00.000Z' }))
    await here.putEpisode(numbered(2, { updatedAt: '2026-01-02T00:00:00.000Z' }))
    const { episodes } = await list(here)
    expect(episodes.map((row) => row.title)).toEqual(['Episode 2', 'Episode 1'])
    expect(episodes[0]).toMatchObject({ id: 'ep-2', show: 'Test show', number: 2, words: 4, chapters: 1 })
  })

  test('reads a file once, also over a restart, and again only when it changed', async () => {
    const first = await hostInFolder()
    for (let n = 1; n <= 20; n += 1) await first.putEpisode(numbered(n))
    await list(first)
    await first.host.close()
    const here = await hostInFolder({ folder: first.folder })
    const reads = () =>
      here.fileSystem.log.filter((line) => line.startsWith('read ') && line.includes('episodes')).length
    expect((await list(here)).episodes).toHaveLength(20)
    expect(reads()).toBe(0)
    await here.putEpisode(numbered(7, { title: 'Changed elsewhere' }))
    await rm(join(here.library, 'episodes', 'ep-8.json'))
    const { episodes } = await list(here)
    expect(episodes).toHaveLength(19)
    expect(episodes.map((row) => row.title)).toContain('Changed elsewhere')
    expect(reads()).toBe(1)
  })

  test.each(['', '{"version":1,"rows":{"ep-1":7}}', 'half {', '{"version":0,"rows":{}}'])(
    'does without a cache that says %j',
    async (cache) => {
      const first = await hostInFolder()
      await first.putEpisode(numbered(1))
      await list(first)
      await first.host.close()
      await writeFile(join(first.library, 'cache', 'summaries.json'), cache)
      const here = await hostInFolder({ folder: first.folder })
      expect((await list(here)).episodes.map((row) => row.title)).toEqual(['Episode 1'])
    },
  )

  test('follows what is edited here without reading the file', async () => {
    const here = await hostInFolder()
    await here.putEpisode(numbered(1))
    await list(here)
    await here.client.call('episode.applyEdits', {
      episodeId: ep(1),
      baseRevision: 0,
      edits: [retitle('New')],
    })
    await here.client.call('episode.save', { episodeId: ep(1) })
    expect((await list(here)).episodes[0]?.title).toBe('New')
    expect(here.events.some((event) => event.name === 'library.changed')).toBe(true)
  })

  test('is announced as changed when another program puts a file into the folder', async () => {
    const here = await hostInFolder()
    here.clock.advance(3_000)
    await settled(() => here.clock.waiting() > 0)
    await here.putEpisode(numbered(5))
    const later = new Date(Date.now() + 5_000)
    await utimes(join(here.library, 'episodes'), later, later)
    here.clock.advance(3_000)
    await settled(() => here.events.some((event) => event.name === 'library.changed'))
    expect((await list(here)).episodes).toHaveLength(1)
  })

  test('passes over files of others', async () => {
    const here = await hostInFolder()
    for (const name of ['notes.txt', 'ep-1 (conflicted copy).json', '.hidden.json', 'ep-2.json.bak']) {
      await writeFile(join(here.library, 'episodes', name), 'x')
    }
    await mkdir(join(here.library, 'episodes', 'ep-3.json'))
    const { episodes, damaged } = await list(here)
    expect(episodes).toEqual([])
    expect(damaged).toEqual([])
  })
})

describe('a damaged file', () => {
  const arrange = async (content: string) => {
    const here = await hostInFolder()
    const path = await here.putEpisode(numbered(1))
    await here.putEpisode(numbered(2))
    await here.client.call('episode.applyEdits', {
      episodeId: ep(1),
      baseRevision: 0,
      edits: [retitle('Good')],
    })
    await here.host.close()
    await writeFile(path, content)
    return { ...(await hostInFolder({ folder: here.folder })), path }
  }

  test.each(['', '{"half', 'null', '{"schemaVersion":1}', '\u0000\u0000'])(
    'saying %j is listed by name beside the good ones, left untouched, and its newest good backup is offered',
    async (content) => {
      const here = await arrange(content)
      const { episodes, damaged } = await list(here)
      expect(episodes.map((row) => row.id)).toEqual(['ep-2'])
      expect(damaged).toEqual([
        {
          episodeId: 'ep-1',
          message: expect.stringContaining('The file was left as it is.'),
          backupFrom: '2026-01-02T03:04:05.000Z',
        },
      ])
      await expect(here.client.call('episode.open', { episodeId: ep(1) })).rejects.toMatchObject({
        code: 'episode-damaged',
      })
      expect(await readFile(here.path, 'utf8')).toBe(content)
    },
  )

  test('comes back from its backup, and the damaged bytes are kept', async () => {
    const here = await arrange('{"half')
    const [backup] = await here.client.call('episode.backups', { episodeId: ep(1) })
    await here.client.call('episode.restoreBackup', { episodeId: ep(1), name: backup?.name ?? '' })
    const { episode } = await here.client.call('episode.open', { episodeId: ep(1) })
    expect(episode).toMatchObject({ title: 'Episode 1', revision: 1 })
    expect((await list(here)).damaged).toEqual([])
    const names = await readdir(join(here.library, 'backups', 'ep-1'))
    const kept = names.find((name) => name.includes('.damaged.')) ?? ''
    expect(await readFile(join(here.library, 'backups', 'ep-1', kept), 'utf8')).toBe('{"half')
  })

  test('of a newer Galley is listed as such, with no backup offered in its place', async () => {
    const here = await arrange(JSON.stringify({ schemaVersion: 2 }))
    expect((await list(here)).damaged).toEqual([
      { episodeId: 'ep-1', message: expect.stringContaining('newer Galley') },
    ])
    const [backup] = await here.client.call('episode.backups', { episodeId: ep(1) })
    await expect(
      here.client.call('episode.restoreBackup', { episodeId: ep(1), name: backup?.name ?? '' }),
    ).rejects.toMatchObject({ code: 'schema-too-new' })
    expect(await readFile(here.path, 'utf8')).toBe('{"schemaVersion":2}')
  })
})

describe('removing', () => {
  test('is a move that can be taken back, with the last edits in it', async () => {
    const here = await hostInFolder()
    const path = await here.putEpisode(numbered(1))
    await here.client.call('episode.applyEdits', {
      episodeId: ep(1),
      baseRevision: 0,
      edits: [retitle('Last')],
    })
    await here.client.call('episode.remove', { episodeId: ep(1) })
    expect(existsSync(path)).toBe(false)
    expect((await list(here)).episodes).toEqual([])
    await expect(here.client.call('episode.open', { episodeId: ep(1) })).rejects.toMatchObject({
      code: 'episode-missing',
    })
    expect(await here.client.call('episode.restore', { episodeId: ep(1) })).toEqual({ episodeId: 'ep-1' })
    expect((await list(here)).episodes.map((row) => row.title)).toEqual(['Last'])
  })

  test('is refused while the last edits cannot be saved', async () => {
    const here = await hostInFolder()
    const path = await here.putEpisode(numbered(1))
    await here.client.call('episode.applyEdits', {
      episodeId: ep(1),
      baseRevision: 0,
      edits: [retitle('Last')],
    })
    here.fileSystem.fail({ operation: 'sync', code: 'ENOSPC', path: 'episodes' })
    await expect(here.client.call('episode.remove', { episodeId: ep(1) })).rejects.toMatchObject({
      code: 'save-failed',
      message: expect.stringMatching(/^This episode was not removed/),
    })
    expect(existsSync(path)).toBe(true)
  })

  test('twice under one name keeps both', async () => {
    const here = await hostInFolder()
    for (const title of ['First', 'Second']) {
      await here.putEpisode(numbered(1, { title }))
      await here.client.call('episode.remove', { episodeId: ep(1) })
    }
    expect(await readdir(join(here.library, 'trash'))).toHaveLength(2)
  })

  test('what is not there, and restoring over what is there, are refused', async () => {
    const here = await hostInFolder()
    await expect(here.client.call('episode.remove', { episodeId: ep(9) })).rejects.toMatchObject({
      code: 'episode-missing',
    })
    await expect(here.client.call('episode.restore', { episodeId: ep(9) })).rejects.toMatchObject({
      code: 'episode-missing',
    })
    await here.putEpisode(numbered(1))
    await here.client.call('episode.remove', { episodeId: ep(1) })
    const path = await here.putEpisode(numbered(1, { title: 'New one' }))
    await expect(here.client.call('episode.restore', { episodeId: ep(1) })).rejects.toMatchObject({
      code: 'destination-exists',
    })
    expect(await readFile(path, 'utf8')).toContain('New one')
  })
})

test('two who ask for the episodes at once have each file read once', async () => {
  const here = await hostInFolder()
  await here.putEpisode(numbered(1))
  await Promise.all([list(here), here.client.call('show.list', {})])
  const file = join('episodes', 'ep-1.json')
  expect(here.fileSystem.log.filter((line) => line.startsWith('read ') && line.endsWith(file))).toHaveLength(
    1,
  )
})

test('two thousand episodes are listed and searched', { timeout: 120_000 }, async () => {
  const first = await hostInFolder()
  const text = episodeText(numbered(1))
  for (let n = 1; n <= 2000; n += 1) {
    await writeFile(join(first.library, 'episodes', `ep-${n}.json`), text.replace('"ep-1"', `"ep-${n}"`))
  }
  expect((await list(first)).episodes).toHaveLength(2000)
  await first.host.close()
  const here = await hostInFolder({ folder: first.folder })
  const before = performance.now()
  await list(here)
  const listed = performance.now() - before
  await here.client.call('library.search', { text: 'hello' })
  const searching = performance.now()
  expect(await here.client.call('library.search', { text: 'number 1' })).toHaveLength(100)
  const searched = performance.now() - searching
  process.stdout.write(
    `2,000 episodes: listed in ${Math.round(listed)} ms, searched in ${Math.round(searched)} ms\n`,
  )
})
