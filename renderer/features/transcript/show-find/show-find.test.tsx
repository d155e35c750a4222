import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { transcriptText } from '../../../../core/editing/transcript-text.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import { EpisodeId, ShowId } from '../../../../core/ids.ts'
import { newShow } from '../../../../core/show/new-show.ts'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { standInForLayout } from '../../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)
beforeAll(standInForLayout)

const showId = ShowId.parse('loom')
const ids = [EpisodeId.parse('ep-1'), EpisodeId.parse('ep-2')] as const

function numbered(number: 1 | 2, ...lines: readonly string[]): Episode {
  const show = { id: showId, title: 'Loom Hour' }
  return { ...build(...lines), id: ids[number - 1] ?? ids[0], number, title: `Number ${number}`, show }
}

async function openFind() {
  const opened = await hostInFolder()
  await opened.putEpisode(numbered(1, 'Ada: Pibytes and pibytes', 'Bo: PIBYTES it is'))
  await opened.putEpisode(numbered(2, 'Ada: the pibytes'))
  await opened.client.call('show.save', { show: newShow({ id: showId, title: 'Loom Hour' }) })
  renderApp(opened.client, `#/episode/${ids[0]}/transcript`)
  fireEvent.click(await screen.findByRole('button', { name: 'Find' }))
  fireEvent.change(await screen.findByRole('textbox', { name: 'Find' }), { target: { value: 'pibytes' } })
  fireEvent.change(screen.getByRole('textbox', { name: 'Replace with' }), { target: { value: 'Pybites' } })
  fireEvent.click(screen.getByRole('button', { name: 'Keep capitals' }))
  const said = async (id: EpisodeId) => {
    const { episode } = await opened.client.call('episode.open', { episodeId: id })
    return transcriptText(episode.transcript?.segments ?? [])
  }
  const inShow = async () => {
    fireEvent.click(screen.getByRole('button', { name: /Look in/ }))
    fireEvent.click(await screen.findByRole('option', { name: 'Every episode of Loom Hour' }))
    expect(await screen.findByText('4 places in 2 episodes')).toBeTruthy()
    return screen.getByRole('tree', { name: 'Places found in the show' })
  }
  return { ...opened, said, inShow }
}

test('what is ticked is replaced with its capitals in every episode of the show, and taken back in all at once', async () => {
  const { said, inShow } = await openFind()
  const tree = await inShow()
  const rows = within(tree).getAllByRole('treeitem')
  expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
    '#2 Number 2, 1 place',
    '0:00, the pibytes',
    '#1 Number 1, 3 places',
    '0:00, Pibytes and pibytes',
    '0:00, Pibytes and pibytes',
    '0:01, PIBYTES it is',
  ])
  for (const key of ['End', ' ']) fireEvent.keyDown(tree, { key })
  expect(
    within(tree)
      .getByRole('treeitem', { name: /Number 1/ })
      .getAttribute('aria-checked'),
  ).toBe('mixed')
  fireEvent.click(screen.getByRole('button', { name: 'Replace in 2 episodes' }))
  expect((await screen.findAllByText('Replaced 3 places in 2 episodes')).length).toBeGreaterThan(0)
  expect([await said(ids[0]), await said(ids[1])]).toEqual([
    'Pybites and pybites\nPIBYTES it is',
    'the pybites',
  ])
  fireEvent.click(screen.getByRole('button', { name: 'Undo in all' }))
  expect((await screen.findAllByText('Taken back in 2 episodes')).length).toBeGreaterThan(0)
  expect([await said(ids[0]), await said(ids[1])]).toEqual([
    'Pibytes and pibytes\nPIBYTES it is',
    'the pibytes',
  ])
})

test('an episode that changed after the search is left alone and said', async () => {
  const { said, inShow, client } = await openFind()
  await inShow()
  const edit = { type: 'details.change', set: { title: 'Another' } } as const
  await act(() => client.call('episode.applyEdits', { episodeId: ids[1], baseRevision: 0, edits: [edit] }))
  expect(await screen.findByText(/changed since this was listed/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Replace in 2 episodes' }))
  expect((await screen.findAllByText(/1 episode was changed after the search/)).length).toBeGreaterThan(0)
  expect(await said(ids[1])).toBe('the pibytes')
  expect(await said(ids[0])).toBe('Pybites and pybites\nPYBITES it is')
})

test('a place in another episode opens it there, and the search goes along', async () => {
  const { inShow } = await openFind()
  const tree = await inShow()
  fireEvent.click(within(tree).getByRole('treeitem', { name: '0:00, the pibytes' }))
  await waitFor(() => expect(window.location.hash).toContain(`${ids[1]}/transcript?at=sg-1`))
  expect(await screen.findByText('4 places in 2 episodes')).toBeTruthy()
  expect(await screen.findByText('1 of 1')).toBeTruthy()
})

test('a list that undo made old says so when it is empty too, and is looked for again without losing the focus', async () => {
  const { said, inShow } = await openFind()
  await inShow()
  screen.getByRole('button', { name: 'Replace in 2 episodes' }).focus()
  fireEvent.click(screen.getByRole('button', { name: 'Replace in 2 episodes' }))
  expect(await screen.findByText('Nothing found in 2 episodes')).toBeTruthy()
  const head = screen.getByRole('region', { name: 'Search of the show' })
  expect(document.activeElement).toBe(head)
  fireEvent.keyDown(head, { key: 'z', ctrlKey: true })
  expect(await screen.findByText(/changed since this was listed/)).toBeTruthy()
  expect(screen.queryByText('Nothing found in 2 episodes')).toBeNull()
  expect(await said(ids[0])).toBe('Pibytes and pibytes\nPIBYTES it is')
  screen.getByRole('button', { name: 'Look again' }).focus()
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }))
  expect(await screen.findByText('3 places in 1 episode')).toBeTruthy()
  expect(document.activeElement).toBe(head)
})
