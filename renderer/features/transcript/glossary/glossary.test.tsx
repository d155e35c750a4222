import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ShowId } from '../../../../core/ids.ts'
import { newShow } from '../../../../core/show/new-show.ts'
import type { Term } from '../../../../core/show/schema.ts'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { suggestingWorker } from '../../../testing/suggesting-worker.ts'
import { standInForLayout } from '../../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(() => {
  standInForLayout()
  vi.stubGlobal('Worker', suggestingWorker())
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const many = 5_000
const spellingOf = (index: number): string => `Term ${String(index).padStart(4, '0')}`
const term = (_: unknown, index: number): Term => ({
  spelling: spellingOf(index),
  kind: 'product',
  saidAs: [],
  heardAs: [],
  matchCapitals: true,
  scope: 'show',
})

async function openGlossary() {
  const opened = await hostInFolder()
  const id = ShowId.parse('sh-1')
  const show = { ...newShow({ id, title: 'Talk' }), vocabulary: Array.from({ length: many }, term) }
  await opened.client.call('show.save', { show })
  const episode = { ...build('Ada: hello there'), show: { id, title: 'Talk' } }
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/transcript`)
  // A second time, since what scrolls is known only after the first drawing.
  for (const name of [/Glossary/, /Review/, /Glossary/])
    fireEvent.click(await screen.findByRole('tab', { name }))
  const list = await screen.findByRole('list', { name: 'Terms of this show' })
  await within(list).findByRole('button', { name: `Change ${spellingOf(0)}` })
  const scroller = list.parentElement
  if (!scroller) throw new Error('The list stands in what scrolls.')
  const scrollTo = (top: number) =>
    act(() => {
      scroller.scrollTop = top
      fireEvent.scroll(scroller)
    })
  const vocabulary = async () => (await opened.client.call('show.get', { showId: id })).vocabulary
  return { list, scrollTo, vocabulary }
}

const isShown = (index: number) =>
  screen.queryByRole('button', { name: `Change ${spellingOf(index)}` }) !== null

test('of a long glossary only what is in sight exists, and each row says its place among all', async () => {
  const { list, scrollTo } = await openGlossary()
  expect(within(list).getAllByRole('listitem').length).toBeLessThan(100)
  scrollTo(100_000)
  await waitFor(() => expect(isShown(0)).toBe(false))
  const rows = within(list).getAllByRole('listitem')
  expect(rows.length).toBeLessThan(100)
  const [first] = rows
  const at = Number(first?.getAttribute('aria-posinset'))
  expect(at).toBeGreaterThan(1_000)
  expect(first?.getAttribute('aria-setsize')).toBe(String(many))
  expect(isShown(at - 1)).toBe(true)
})

test('the term that is edited and the one with the focus stay while the list is scrolled', async () => {
  const { list, scrollTo, vocabulary } = await openGlossary()
  fireEvent.click(screen.getByRole('button', { name: `Change ${spellingOf(1)}` }))
  const heard = await within(list).findByRole('textbox', { name: /heard as/i })
  fireEvent.change(heard, { target: { value: 'turm' } })
  act(() => screen.getByRole('button', { name: `Change ${spellingOf(2)}` }).focus())
  scrollTo(100_000)
  await waitFor(() => expect(isShown(0)).toBe(false))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: `Change ${spellingOf(2)}` }))
  expect(within(list).getByRole<HTMLInputElement>('textbox', { name: /heard as/i }).value).toBe('turm')
  fireEvent.click(within(list).getByRole('button', { name: 'Save' }))
  await waitFor(async () => expect((await vocabulary())[1]?.heardAs).toEqual(['turm']))
  expect(await vocabulary()).toHaveLength(many)
})
