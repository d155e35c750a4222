import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { untimedEpisode } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { standInForLayout } from '../../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)
beforeAll(() => {
  standInForLayout()
  // The list of rows asks for sizes too.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 600 })
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 360 })
})

const talk =
  'Welcome to the show, I am Ada. Thanks for having me, it is great to be here. So what do you do all day? Well, I keep bees. And I sell the honey. Did you always want that? Yeah, I think so.'

test('what was set in a preview survives another window and another screen, and is told where it no longer fits', async () => {
  const { client, clientNamed, putEpisode } = await hostInFolder()
  const made = untimedEpisode('Ada: x', 'Bo: y', `${talk} ${talk.replace('bees', 'goats')} ${talk}`)
  const [, , ...segments] = made.transcript?.segments ?? []
  const episode = { ...made, transcript: { segments } }
  await putEpisode(episode)
  const { id: episodeId } = episode
  renderApp(client, `#/episode/${episodeId}/transcript`)
  const other = clientNamed('other window')
  const change = async (edits: Parameters<typeof other.call<'episode.applyEdits'>>[1]['edits']) => {
    const { revision: baseRevision } = (await other.call('episode.open', { episodeId })).episode
    await act(() => other.call('episode.applyEdits', { episodeId, baseRevision, edits }))
  }
  fireEvent.click(await screen.findByRole('button', { name: 'Split into turns…' }))
  const rows = () => within(screen.getByRole('listbox', { name: 'Proposed turns' })).getAllByRole('option')
  await screen.findByRole('listbox', { name: 'Proposed turns' })
  const at = rows().findIndex((row) => row.getAttribute('aria-label')?.startsWith('Well, I keep goats'))
  fireEvent.click(rows()[at] as HTMLElement)
  const list = screen.getByRole('listbox', { name: 'Proposed turns' })
  fireEvent.keyDown(list, { key: ' ' })
  const left = () =>
    rows()
      .filter((row) => row.getAttribute('aria-selected') === 'false')
      .map((row) => row.getAttribute('aria-label')?.slice(0, 18))
  await waitFor(() => expect(left()).toEqual(['Well, I keep goats']))

  await change([{ type: 'details.change', set: { title: 'Another' } }])
  const [segment] = segments
  if (!segment) throw new Error('The wall is one turn.')
  const place = { segmentId: segment.id, from: 0, to: 1, before: 'Welcome' }
  await change([{ type: 'transcript.replaceWords', place, text: 'Hello all. Welcome' }])
  await waitFor(() => expect(rows()[1]?.getAttribute('aria-label')).toBeDefined())
  await waitFor(() => expect(left()).toEqual(['Well, I keep goats']))

  const go = (section: string) =>
    act(() => {
      window.location.hash = `#/episode/${episodeId}/${section}`
    })
  go('chapters')
  await screen.findByRole('heading', { name: 'Chapters', level: 1 })
  go('transcript')
  await screen.findByRole('listbox', { name: 'Proposed turns' })
  expect(left()).toEqual(['Well, I keep goats'])

  const words = (await other.call('episode.open', { episodeId })).episode.transcript?.segments[0]?.words ?? []
  const from = words.findIndex(({ text }) => text === 'goats.') - 3
  const gone = words
    .slice(from, from + 4)
    .map(({ text }) => text)
    .join(' ')
  await change([
    {
      type: 'transcript.replaceWords',
      place: { segmentId: segment.id, from, to: from + 4, before: gone },
      text: '',
    },
  ])
  expect(await screen.findByText(/What you set in 1 row no longer fits/)).toBeTruthy()
  expect(left()).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Split into turns…' }))
  await screen.findByRole('listbox', { name: 'Proposed turns' })
  expect(screen.queryByText(/What you set in/)).toBeNull()
})
