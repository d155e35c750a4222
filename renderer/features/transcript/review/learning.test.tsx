import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { EpisodeId } from '../../../../core/ids.ts'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { openReview, suspectedLines } from '../../../testing/open-review.tsx'
import { renderApp } from '../../../testing/render-app.tsx'
import { suggestingWorker } from '../../../testing/suggesting-worker.ts'
import { standInForLayout } from '../../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
beforeAll(standInForLayout)
beforeEach(() => void vi.stubGlobal('Worker', suggestingWorker('most\tM OW S T\t60')))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

type Opened = Awaited<ReturnType<typeof opened>>
const opened = async () => openReview(await hostInFolder(), build(...suspectedLines))

/** The next episode of the same show, on screen. */
async function openNext({ client, putEpisode, episode }: Opened) {
  const id = EpisodeId.parse('ep-next')
  await putEpisode({
    ...build('Ada: on tuesday our click house ran beside sentry and rust'),
    id,
    show: episode.show,
  })
  return openAgain(client, id)
}

async function openAgain(client: Opened['client'], id: string) {
  cleanup()
  renderApp(client, `#/episode/${id}/transcript`)
  const panel = await screen.findByRole('region', { name: 'Suggestions' })
  const text = await screen.findByRole('textbox', { name: 'Transcript' })
  return { panel, text }
}

test('what is accepted or typed in one episode comes first in the next of its show; what is refused or undone does not', async () => {
  const review = await opened()
  const { press, goTo, memory, panel, current } = review
  await goTo('click house')
  await press('e')
  const field = await screen.findByRole('textbox', { name: 'Right spelling' })
  fireEvent.change(field, { target: { value: 'Klickhaus' } })
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })
  await waitFor(async () =>
    expect((await memory()).accepted).toEqual([{ heard: 'click house', right: 'Klickhaus', times: 1 }]),
  )
  await goTo('rust')
  await press('Enter', { shiftKey: true })
  await waitFor(async () => expect((await memory()).accepted).toHaveLength(2))
  fireEvent.keyDown(panel, { key: 'z', code: 'KeyZ', ctrlKey: true })
  await waitFor(async () => expect((await memory()).accepted).toHaveLength(1))
  await waitFor(async () => expect(await current()).toMatch('Places of rust,'))
  for (let steps = 0; steps < 9; steps += 1) await press('ArrowUp')
  await goTo('sentry')
  await press('x')
  await waitFor(async () => expect((await memory()).refused).toHaveLength(1))

  const next = await openNext(review)
  const list = await within(next.panel).findByRole('listbox')
  expect(list.getAttribute('aria-label')).toBe('Places of click house, suggested Klickhaus')
  expect(next.panel.textContent).toContain('Accepted before in this show')
  expect(next.panel.textContent?.match(/Accepted before/g)).toHaveLength(1)
  expect(within(next.panel).getByRole('button', { name: /^rust, suggested Rust/ })).toBeTruthy()
  expect(within(next.panel).queryByRole('button', { name: /^sentry/ })).toBeNull()
})

test('a rule that was accepted is taken back days later in all its places, and is forgotten', async () => {
  const { press, goTo, memory, said, client, clock, episode } = await opened()
  const before = await said()
  await goTo('rust')
  await press('Enter', { shiftKey: true })
  await waitFor(async () => expect((await memory()).accepted).toHaveLength(1))
  await goTo('sentry')
  await press('Enter', { shiftKey: true })
  await waitFor(async () => expect((await memory()).accepted).toHaveLength(2))
  clock.advance(3 * 24 * 60 * 60 * 1_000)

  const { panel } = await openAgain(client, episode.id)
  fireEvent.click(await within(panel).findByRole('button', { name: '1 decided before' }))
  fireEvent.click(within(panel).getByRole('button', { name: 'Undo: sentry → Sentry' }))
  await waitFor(async () => expect((await said()).match(/sentry/g)).toHaveLength(3))
  await waitFor(async () => expect((await memory()).accepted.map(({ right }) => right)).toEqual(['Rust']))
  fireEvent.click(await within(panel).findByRole('button', { name: 'Undo: rust → Rust' }))
  await waitFor(async () => expect(await said()).toBe(before))
  await waitFor(async () => expect((await memory()).accepted).toEqual([]))
})
