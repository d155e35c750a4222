import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Edit } from '../../core/editing/edit.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { EpisodeId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { hostInFolder } from './testing/host-in-folder.ts'

const ep = (n: number): EpisodeId => EpisodeId.parse(`ep-${n}`)
const numbered = (n: number, change: Partial<Episode> = {}): Episode => ({
  ...buildEpisode('# 0:00 Start', `Ada: hello from number ${n}`),
  id: ep(n),
  number: n,
  title: `Episode ${n}`,
  ...change,
})
const retitle = (title: string): Edit => ({ type: 'details.change', set: { title } })

describe('search', () => {
  const arrange = async () => {
    const here = await hostInFolder()
    await here.putEpisode(numbered(1, { title: 'Über Flask' }))
    await here.putEpisode({
      ...buildEpisode('# 1:05 Lifetimes', 'Ada: the Borrow checker is a friend'),
      id: ep(2),
    })
    const search = (text: string) => here.client.call('library.search', { text })
    return { ...here, search }
  }

  test('finds words in every part, whatever their case, and shows them as they stand', async () => {
    const { search } = await arrange()
    expect(await search('BORROW  checker')).toEqual([
      { episodeId: 'ep-2', where: 'transcript, 0:00', excerpt: 'the Borrow checker is a friend' },
    ])
    expect(await search('über')).toEqual([{ episodeId: 'ep-1', where: 'title', excerpt: 'Über Flask' }])
    expect(await search('lifetimes')).toEqual([
      { episodeId: 'ep-2', where: 'chapter, 1:05', excerpt: 'Lifetimes' },
    ])
  })

  test('finds nothing for nothing, for what is not there, and for its own labels', async () => {
    const { search } = await arrange()
    expect(await search('  ')).toEqual([])
    expect(await search('haskell')).toEqual([])
    expect(await search('transcript')).toEqual([])
  })

  test('follows edits, removed files and a cache that was thrown away', async () => {
    const { search, client, library, host, folder } = await arrange()
    await search('flask')
    await client.call('episode.applyEdits', { episodeId: ep(1), baseRevision: 0, edits: [retitle('Jinja')] })
    await client.call('episode.save', { episodeId: ep(1) })
    await client.call('library.list', {})
    expect(await search('flask')).toEqual([])
    expect(await search('jinja')).toHaveLength(1)
    await host.close()
    await rm(join(library, 'cache', 'words'), { recursive: true })
    const next = await hostInFolder({ folder })
    expect(await next.client.call('library.search', { text: 'jinja' })).toHaveLength(1)
  })
})
