import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Edit } from '../../core/editing/edit.ts'
import { EpisodeId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { hostInFolder } from './testing/host-in-folder.ts'

/** More episodes than stay in memory, each changed once, one after the other. */
async function manyChanged() {
  const here = await hostInFolder()
  const ids = Array.from({ length: 9 }, (_, i) => EpisodeId.parse(`ep-${i}`))
  const paths: string[] = []
  for (const id of ids)
    paths.push(await here.putEpisode({ ...buildEpisode('Ada: yes'), id, title: 'Before' }))
  const retitle: Edit = { type: 'details.change', set: { title: 'After' } }
  for (const episodeId of ids) {
    await here.client.call('episode.open', { episodeId })
    await here.client.call('episode.applyEdits', { episodeId, baseRevision: 0, edits: [retitle] })
  }
  return { ...here, first: ids[0] ?? EpisodeId.parse('none'), firstPath: paths[0] ?? '' }
}

test('an episode that was let go of can still be undone, and redone', async () => {
  const { client, first } = await manyChanged()
  const opened = await client.call('episode.open', { episodeId: first })
  expect(opened.history.undoLabel).toBeDefined()
  await client.call('episode.undo', { episodeId: first, baseRevision: 1 })
  expect((await client.call('episode.open', { episodeId: first })).episode.title).toBe('Before')
  await client.call('episode.redo', { episodeId: first, baseRevision: 2 })
  expect((await client.call('episode.open', { episodeId: first })).episode.title).toBe('After')
})

test('a file that another program wrote meanwhile has no history here', async () => {
  const { client, first, firstPath } = await manyChanged()
  const text = await readFile(firstPath, 'utf8')
  expect(text).toContain('After')
  await writeFile(firstPath, text.replace('After', 'Elsewhere'))
  const { episode, history } = await client.call('episode.open', { episodeId: first })
  expect([episode.title, history]).toEqual(['Elsewhere', {}])
})
