import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Episode } from '../../../core/episode/schema.ts'
import { ShowId } from '../../../core/ids.ts'
import { newShow } from '../../../core/show/new-show.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { standInForLayout } from '../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)
beforeAll(standInForLayout)

async function openNotes(template: string) {
  const opened = await hostInFolder()
  const bare = build('# 0:00 Start', '# 1:00 Middle', 'Ada Byron: say hello again')
  const show = newShow({ id: ShowId.parse('show-1'), title: 'Bench Talk' })
  await opened.client.call('show.save', { show })
  const episode: Episode = {
    ...bare,
    title: 'Ovens',
    show: { id: show.id, title: show.title },
    showNotes: { source: 'template', template, text: '' },
  }
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/notes`)
  await screen.findByLabelText('Template of the show notes')
  const now = async () => (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  return { ...opened, episode, show, now }
}

const page = () => screen.findByLabelText('Page', { selector: 'section' })

test('the template is filled from the episode, its fields are pills', async () => {
  await openNotes('# {{title}}\n{{#chapters}}\n{{start}} {{title}}\n{{/chapters}}\n')
  await waitFor(async () => expect((await page()).textContent).toMatch(/Ovens\s*0:00 Start\s*1:00 Middle/))
  const pills = [...document.querySelectorAll('.tok')].map((pill) => pill.textContent)
  expect(pills).toEqual(['title', 'for each chapter', 'start', 'title', 'end chapter'])
})

test('an episode without a template shows Galley’s own', async () => {
  await openNotes('')
  await screen.findByLabelText('Template: Guest interview')
  expect([...document.querySelectorAll('.tok')].length).toBeGreaterThan(10)
})

test('a broken template is explained with its line, and the last good notes stay', async () => {
  const { client, episode } = await openNotes('# {{title}}')
  await waitFor(async () => expect((await page()).textContent).toContain('Ovens'))
  const edits = [{ type: 'notes.change', set: { template: '# {{title}}\n\n{{titel}}' } }] as const
  await client.call('episode.applyEdits', { episodeId: episode.id, baseRevision: 0, edits })
  await screen.findByText(/There is no field “titel”/, { selector: '.notes-problem *' })
  await screen.findByText('Go to line 3')
  expect((await page()).textContent).toContain('Ovens')
})

test('the first text by hand is what the template gives', async () => {
  const { now } = await openNotes('# {{title}}')
  fireEvent.click(await screen.findByText('Text'))
  await waitFor(async () =>
    expect((await now()).showNotes).toEqual({ source: 'text', template: '# {{title}}', text: '# Ovens\n' }),
  )
  await screen.findByLabelText('Text of the show notes, Markdown')
})

test('a template is saved for the show under a name', async () => {
  const { client, show } = await openNotes('# {{title}}!')
  fireEvent.click(await screen.findByLabelText(/^Template:/))
  fireEvent.click(await screen.findByText('Save template for the show…'))
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Solo' } })
  fireEvent.click(screen.getByText('Save template'))
  await screen.findByLabelText('Template: Solo')
  const { templates } = await client.call('show.get', { showId: show.id })
  expect(templates).toEqual([{ name: 'Solo', template: '# {{title}}!' }])
})
