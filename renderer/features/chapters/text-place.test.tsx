import { EditorView } from '@codemirror/view'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { EpisodeId } from '../../../core/ids.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { standInForLayout } from '../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
beforeAll(standInForLayout)
afterEach(cleanup)

test('a place in one episode is none in another, and is there again in its own', async () => {
  const opened = await hostInFolder()
  const long = build('# 0:00 Start', `Ada: ${'so '.repeat(420)}`, 'Bo: that was long')
  const short = { ...build('# 0:00 Start', 'Cy: this is short'), id: EpisodeId.parse('ep-short') }
  await opened.putEpisode(long)
  await opened.putEpisode(short)
  renderApp(opened.client, `#/episode/${long.id}/transcript`)
  const view = EditorView.findFromDOM(await screen.findByRole('textbox', { name: 'Transcript' }))
  act(() => view?.dispatch({ selection: { anchor: view.state.doc.line(2).from } }))
  const dock = () => screen.findByRole('contentinfo')
  await within(await dock()).findByText('3:30')

  const goTo = async (id: EpisodeId, chapters: string) => {
    act(() => {
      window.location.hash = `#/episode/${id}/${chapters}`
    })
    await screen.findByRole('grid', { name: 'Chapters' })
  }
  await goTo(short.id, 'chapters')
  await waitFor(async () => expect((await dock()).textContent).toContain('1 chapter'))
  expect((await dock()).textContent).not.toContain('3:30')
  expect(screen.queryByRole('button', { name: /^Add at/ })).toBeNull()

  await goTo(long.id, 'chapters')
  expect(await screen.findByRole('button', { name: 'Add at 3:30' })).toBeTruthy()
  expect(within(await dock()).getByText('3:30')).toBeTruthy()
})
