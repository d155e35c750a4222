import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Edit } from '../../core/editing/edit.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { EpisodeId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { faultyFileSystem } from './testing/faulty-file-system.ts'
import { hostInFolder, settled } from './testing/host-in-folder.ts'

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

describe('two at once on one library', () => {
  test('the second reads, is told why it may not write, and writes nothing', async () => {
    const first = await hostInFolder()
    await first.putEpisode(numbered(1))
    const second = await hostInFolder({ folder: first.folder })
    const listing = await list(second)
    expect(listing).toMatchObject({
      readOnly: true,
      readOnlyReason: expect.stringContaining('is open in another'),
    })
    expect(listing.episodes).toHaveLength(1)
    const snapshot = await second.client.call('episode.open', { episodeId: ep(1) })
    expect(snapshot.readOnly).toBe(true)
    for (const refused of [
      second.client.call('episode.applyEdits', { episodeId: ep(1), baseRevision: 0, edits: [retitle('x')] }),
      second.client.call('episode.undo', { episodeId: ep(1), baseRevision: 0 }),
      second.client.call('episode.remove', { episodeId: ep(1) }),
      second.client.call('episode.restore', { episodeId: ep(1) }),
    ]) {
      await expect(refused).rejects.toMatchObject({
        code: 'library-read-only',
        message: expect.stringMatching(/Nothing was changed\.$/),
      })
    }
    await second.host.close()
    const writes = second.fileSystem.log.filter((line) => /^(write|put|rename|remove) /.test(line))
    expect(writes.filter((line) => !line.includes('.lock'))).toEqual([])
  })

  test('the second sees the edits of the first, also those only in its journal', async () => {
    const first = await hostInFolder()
    await first.putEpisode(numbered(1))
    const second = await hostInFolder({ folder: first.folder })
    await second.client.call('episode.open', { episodeId: ep(1) })
    await first.client.call('episode.applyEdits', {
      episodeId: ep(1),
      baseRevision: 0,
      edits: [retitle('Live')],
    })
    second.clock.advance(3_000)
    await settled(() => second.events.some((event) => event.name === 'episode.replaced'))
    const { episode } = await second.client.call('episode.open', { episodeId: ep(1) })
    expect(episode).toMatchObject({ title: 'Live', revision: 1 })
  })

  test('the second may write once the first has let go, and says so', async () => {
    const first = await hostInFolder()
    await first.putEpisode(numbered(1))
    const second = await hostInFolder({ folder: first.folder })
    await second.client.call('episode.open', { episodeId: ep(1) })
    await first.client.call('episode.applyEdits', {
      episodeId: ep(1),
      baseRevision: 0,
      edits: [retitle('First')],
    })
    await first.host.close()
    second.clock.advance(3_000)
    await settled(() => second.events.some((event) => event.name === 'library.changed'))
    expect((await list(second)).readOnly).toBe(false)
    const edits = [retitle('Second')]
    await second.client.call('episode.applyEdits', { episodeId: ep(1), baseRevision: 1, edits })
    expect((await second.client.call('episode.open', { episodeId: ep(1) })).readOnly).toBe(false)
    await second.host.close()
    expect(await readFile(join(first.library, 'episodes', 'ep-1.json'), 'utf8')).toContain('Second')
  })

  test('a lock that somebody removed by hand is taken again before the next save', async () => {
    const here = await hostInFolder()
    await here.putEpisode(numbered(1))
    await here.client.call('episode.applyEdits', {
      episodeId: ep(1),
      baseRevision: 0,
      edits: [retitle('One')],
    })
    await rm(join(here.library, '.lock'))
    expect(await here.client.call('episode.save', { episodeId: ep(1) })).toMatchObject({ state: 'saved' })
    expect(existsSync(join(here.library, '.lock'))).toBe(true)
  })

  test('a library on a disk that cannot be written is read-only and says why', async () => {
    const first = await hostInFolder()
    await first.putEpisode(numbered(1))
    await first.host.close()

    const fileSystem = faultyFileSystem()
    fileSystem.fail({ operation: 'open', code: 'EROFS' })
    const here = await hostInFolder({ folder: first.folder, fileSystem })
    expect(await list(here)).toMatchObject({
      readOnly: true,
      readOnlyReason: expect.stringMatching(
        /^This computer does not allow writing to the library, so it is read-only\./,
      ),
    })
  })
})
