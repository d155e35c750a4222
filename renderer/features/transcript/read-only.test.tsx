import { EditorView } from '@codemirror/view'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ShowId } from '../../../core/ids.ts'
import { newShow } from '../../../core/show/new-show.ts'
import { untimedEpisode } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { suggestingWorker } from '../../testing/suggesting-worker.ts'
import { standInForLayout } from '../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
beforeAll(standInForLayout)
beforeEach(() => {
  vi.stubGlobal('Worker', suggestingWorker('of\tAH V\t70'))
})

/** An episode with something to review, in a library that another program writes. */
async function openForReading() {
  const writer = await hostInFolder()
  const show = {
    ...newShow({ id: ShowId.parse('sh-1'), title: 'Talk' }),
    vocabulary: [
      {
        spelling: 'Sentry',
        kind: 'product' as const,
        saidAs: [],
        heardAs: [],
        matchCapitals: true,
        scope: 'show' as const,
      },
    ],
  }
  await writer.client.call('show.save', { show })
  const episode = {
    ...untimedEpisode('# 0:00 Start', 'Ada: I build sentry and tools', 'Bo: does sentry use them'),
    show: { id: show.id, title: 'Talk' },
  }
  await writer.putEpisode(episode)
  const { client } = await hostInFolder({ folder: writer.folder, readOnly: true })
  renderApp(client, `#/episode/${episode.id}/transcript`)
  const text = await screen.findByRole('textbox', { name: 'Transcript' })
  const view = EditorView.findFromDOM(text)
  if (!view) throw new Error('The text is an editor.')
  return { client, episode, view }
}

test('what can only be read offers nothing that edits, and says why', async () => {
  const { client, episode, view } = await openForReading()
  expect(await screen.findByText('Read only.')).toBeTruthy()
  const panel = await screen.findByRole('region', { name: 'Suggestions' })
  const list = await within(panel).findByRole('listbox')
  expect(within(panel).getByText(/open for reading only/)).toBeTruthy()
  for (const name of [/^Accept/, 'Skip', 'More for this suggestion', /^Undo/]) {
    expect(within(panel).queryByRole('button', { name })).toBeNull()
  }
  for (const key of ['Enter', 's', 'x', 'e']) fireEvent.keyDown(list, { key })
  fireEvent.click(within(panel).getAllByRole('option')[0] ?? panel)
  const popover = await screen.findByRole('group', { name: 'sentry, suggested Sentry' })
  expect(within(popover).queryAllByRole('button')).toEqual([])
  expect(view.state.readOnly).toBe(true)

  fireEvent.click(await screen.findByRole('button', { name: 'More tools' }))
  const offered = (await screen.findAllByRole('menuitem')).filter(
    (item) => item.getAttribute('aria-disabled') !== 'true',
  )
  // Looking at the rules changes nothing.
  expect(offered.map((item) => item.textContent)).toEqual(['Replacement rules…'])
  const { episode: after } = await client.call('episode.open', { episodeId: episode.id })
  expect([after.revision, after.answers, after.corrections]).toEqual([episode.revision, undefined, []])
})
