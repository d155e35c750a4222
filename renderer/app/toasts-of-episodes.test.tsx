import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { AppError } from '../../core/errors.ts'
import { EpisodeId } from '../../core/ids.ts'
import { episode as build } from '../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../electron/host/testing/host-in-folder.ts'
import { tellError } from '../state/errors.ts'
import { renderApp } from '../testing/render-app.tsx'
import { standInForLayout } from '../testing/without-layout.ts'
import { leaveText } from '../ui/pending-drafts.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)
beforeAll(standInForLayout)

test('what is told of an episode goes when another one is opened, and what was typed stays', async () => {
  const { client, putEpisode } = await hostInFolder()
  for (const id of ['ep-1', 'ep-2']) await putEpisode({ ...build('Ada: so'), id: EpisodeId.parse(id) })
  renderApp(client, '#/episode/ep-1/transcript')
  await screen.findByRole('textbox', { name: 'Transcript' })
  act(() => {
    tellError(new AppError('disk-full', 'The disk is full.'))
    leaveText('A title that was typed')
  })
  const messages = () => screen.getByRole('region', { name: 'Messages' }).textContent
  const go = async (hash: string, name: string) => {
    act(() => {
      window.location.hash = hash
    })
    await screen.findByRole('heading', { level: 1, name })
  }
  await go('#/', 'All episodes')
  await go('#/episode/ep-1/chapters', 'Chapters')
  expect(messages()).toContain('The disk is full.')
  await go('#/episode/ep-2/chapters', 'Chapters')
  await waitFor(() => expect(messages()).not.toContain('The disk is full.'))
  expect(messages()).toContain('A title that was typed')
  act(() => screen.getByRole('button', { name: 'Dismiss' }).click())
})
