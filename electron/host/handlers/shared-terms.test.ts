import { expect, test } from 'vitest'
import { ShowId } from '../../../core/ids.ts'
import { newShow } from '../../../core/show/new-show.ts'
import type { Term } from '../../../core/show/schema.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../testing/host-in-folder.ts'

const term = (spelling: string, scope: Term['scope']): Term => ({
  spelling,
  kind: 'product',
  saidAs: [],
  heardAs: [],
  matchCapitals: true,
  scope,
})
const show = (id: string, ...vocabulary: Term[]) => ({
  ...newShow({ id: ShowId.parse(id), title: id }),
  vocabulary,
})

test('a show is lent the terms that other shows mark for all, and its own stay its own', async () => {
  const { client } = await hostInFolder()
  await client.call('show.save', { show: show('sh-1', term('Kelpie', 'all'), term('Saltmark', 'show')) })
  await client.call('show.save', { show: show('sh-2', term('BrinyDB', 'all')) })
  const lent = async (besides?: string) =>
    (await client.call('show.sharedTerms', { ...(besides && { besides: ShowId.parse(besides) }) })).map(
      ({ spelling }) => spelling,
    )
  expect(await lent('sh-1')).toEqual(['BrinyDB'])
  expect(await lent('sh-2')).toEqual(['Kelpie'])
  expect((await lent()).sort()).toEqual(['BrinyDB', 'Kelpie'])
})

test('open suggestions are a finding only where somebody has looked for them', async () => {
  const { client, putEpisode } = await hostInFolder()
  const episode = build('# 0:00 Start', 'Ada: hello')
  await putEpisode(episode)
  const found = async (openCorrections?: number) =>
    (
      await client.call('publish.check', {
        episodeId: episode.id,
        ...(openCorrections !== undefined && { openCorrections }),
      })
    ).find(({ id }) => id === 'open-corrections')
  expect(await found()).toBeUndefined()
  expect((await found(0))?.level).toBe('passed')
  expect((await found(3))?.message).toBe('3 transcript suggestions are open.')
})
