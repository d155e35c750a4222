import { expect, test } from 'vitest'
import { newEpisode } from '../../../core/episode/new-episode.ts'
import { EpisodeId } from '../../../core/ids.ts'
import { sizeWords } from '../../text/publish.ts'
import { changedParts } from './changed-parts.ts'
import { folderLabel } from './folder-label.ts'
import { detailOf, routeOf } from './place-route.ts'

const episodeId = EpisodeId.parse('ep-1')
const episode = newEpisode({
  id: episodeId,
  now: '2026-01-01T00:00:00.000Z',
  showTitle: 'Bench Talk',
  title: 'Ada',
})

test('sizes are read at a glance', () => {
  const words = [1, 900, 2_100, 71_400, 999_600, 53_600_000].map(sizeWords)
  expect(words).toEqual(['1 byte', '900 bytes', '2.1 KB', '71 KB', '1.0 MB', '53.6 MB'])
})

test('a folder is shown by its end, on either kind of system', () => {
  expect(folderLabel('/home/ada/Documents/Galley exports', '146-ada')).toBe(
    '…/Documents/Galley exports/146-ada',
  )
  expect(folderLabel('/exports/', '146-ada')).toBe('/exports/146-ada')
  expect(folderLabel('C:\\Users\\Ada\\Exports', '146-ada')).toBe('…\\Ada\\Exports\\146-ada')
})

test('what changed since an export is named by its parts', () => {
  expect(changedParts(episode, { ...episode, revision: 9 })).toEqual([])
  expect(changedParts(episode, { ...episode, title: 'Bo', chapters: [], links: [] })).toEqual([
    'details',
    'chapters',
    'links',
  ])
})

test('a check leads to its section, and to its field of the details', () => {
  expect(routeOf({ section: 'links', id: 'ln-1', label: 'X' }, episodeId)).toMatchObject({
    section: 'people',
    at: 'ln-1',
  })
  const details = routeOf({ section: 'details', label: 'guid' }, episodeId)
  expect(details).toMatchObject({ section: 'publish', at: 'details:guid' })
  expect(detailOf('details:guid')).toBe('guid')
  expect(detailOf('ch-1')).toBeUndefined()
})
