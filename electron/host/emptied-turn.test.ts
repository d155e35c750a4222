import { expect, test } from 'vitest'
import type { Edit } from '../../core/editing/edit.ts'
import { EpisodeId, SegmentId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { hostInFolder } from './testing/host-in-folder.ts'

test('a turn that is cut and pasted back keeps its measured times', async () => {
  const episodeId = EpisodeId.parse('ep-1')
  const segmentId = SegmentId.parse('sg-2')
  const said = 'of flask I am'
  const replaced = (before: string, text: string): Edit => ({
    type: 'transcript.replaceWords',
    place: { segmentId, from: 0, to: before === '' ? 0 : 4, before },
    text,
  })
  const here = await hostInFolder()
  await here.putEpisode(buildEpisode('Ada: so you are', `Bo: ${said}`, 'Ada: nice'))
  const opened = async () => (await here.client.call('episode.open', { episodeId })).episode
  const apply = async (edit: Edit) =>
    here.client.call('episode.applyEdits', {
      episodeId,
      baseRevision: (await opened()).revision,
      edits: [edit],
    })
  const before = await opened()
  await apply(replaced(said, ''))
  expect((await opened()).transcript?.segments[1]?.words).toEqual([])
  await apply(replaced('', said))
  expect((await opened()).transcript).toEqual(before.transcript)
  await here.host.close()
})
