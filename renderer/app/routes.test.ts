import { expect, test } from 'vitest'
import { EpisodeId } from '../../core/ids.ts'
import { hrefOf, parseRoute, type Route } from './routes.ts'

const episodeId = EpisodeId.parse('ep-146')
const places: readonly Route[] = [
  { screen: 'library' },
  { screen: 'library', show: 'Night Café & Co', only: 'work' },
  { screen: 'import' },
  { screen: 'import', into: episodeId },
  { screen: 'settings' },
  { screen: 'episode', episodeId, section: 'people' },
  { screen: 'episode', episodeId, section: 'chapters', at: 'ch-3' },
]

test.each(places)('the address of $screen leads back to it', (route) => {
  expect(parseRoute(hrefOf(route))).toEqual(route)
})

test.each(['', '#', '#/', '#/nowhere', '#/episode', '#/episode/../../etc', '#/episode/%E0%A4%A'])(
  'an address nobody knows (%s) is the library',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'library' })
  },
)

test('an episode without a section opens its transcript', () => {
  expect(parseRoute('#/episode/ep-146/nothing')).toEqual({
    screen: 'episode',
    episodeId,
    section: 'transcript',
  })
})
