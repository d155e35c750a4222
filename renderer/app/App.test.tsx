import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { EpisodeId } from '../../core/ids.ts'
import { episode as build } from '../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)

const page = [
  'Night Café',
  'Night Café is a podcast about bread.',
  '',
  '#12 - Ada Lovelace: Sourdough by Numbers',
  '',
  'In this episode we talk with Ada about ovens.',
  '',
  'Chapters:',
  '0:00 Hello',
  '2:30 Ovens',
  '14:05 Goodbye',
].join('\n')

async function pasteIntoImport(text: string) {
  fireEvent.change(await screen.findByLabelText('Text'), { target: { value: text } })
  await screen.findByText(/^Found so far: /)
  fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true })
}

describe('importing a page', () => {
  test('shows what was found and creates the episode as corrected', async () => {
    const { client } = await hostInFolder()
    renderApp(client, '#/import')
    await pasteIntoImport(page)
    const found = await screen.findByRole('region', { name: 'Detected structure' })
    expect(within(found).getByText('3 chapters')).toBeDefined()
    fireEvent.change(within(found).getByLabelText('Title of the episode'), {
      target: { value: 'Sourdough' },
    })
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/episode\//))
    const episodeId = EpisodeId.parse(window.location.hash.split('/')[2])
    const { episode } = await client.call('episode.open', { episodeId })
    expect([episode.title, episode.number, episode.chapters.length]).toEqual(['Sourdough', 12, 3])
  })

  test('says in plain words what it cannot take, and writes nothing', async () => {
    const { client } = await hostInFolder()
    renderApp(client, '#/import')
    const field = await screen.findByLabelText('Text')
    fireEvent.change(field, { target: { value: '?!' } })
    await screen.findByText(/nothing/i, { selector: '[role="alert"]' })
    expect((await client.call('library.list', {})).episodes).toEqual([])
  })
})

describe('an open episode', () => {
  async function openChapters() {
    const opened = await hostInFolder()
    const episode = build('# 0:00 Start', '# 1:00 Middle', 'Ada: say hello again')
    await opened.putEpisode(episode)
    renderApp(opened.client, `#/episode/${episode.id}/people`)
    await screen.findByRole('link', { name: /1:00\s*Middle/ })
    const rename = async (title: string) => {
      const [, chapter] = episode.chapters
      if (!chapter) throw new Error('The episode has two chapters.')
      const { episode: now } = await opened.client.call('episode.open', { episodeId: episode.id })
      await act(async () => {
        await opened.client.call('episode.applyEdits', {
          episodeId: episode.id,
          baseRevision: now.revision,
          edits: [{ type: 'chapter.change', chapterId: chapter.id, set: { title } }],
        })
      })
    }
    return { ...opened, episode, rename }
  }

  test('follows edits made elsewhere, and undo says what was undone and leads there', async () => {
    const { rename, episode } = await openChapters()
    await rename('Ovens')
    await screen.findByRole('link', { name: /1:00\s*Ovens/ })
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
    await screen.findByRole('link', { name: /1:00\s*Middle/ })
    const toasts = await screen.findByRole('region', { name: 'Messages' })
    await within(toasts).findByText(/^Undone: /)
    fireEvent.click(within(toasts).getByRole('button', { name: 'Show in chapters' }))
    await waitFor(() => expect(window.location.hash).toBe(`#/episode/${episode.id}/chapters?at=ch-2`))
  })

  test('says that another program changed it, until that is read', async () => {
    const { rename, putEpisode, client, episode } = await openChapters()
    await putEpisode({ ...episode, title: 'From elsewhere', revision: episode.revision + 1 })
    await rename('Ovens')
    await act(async () => {
      await client.call('episode.save', { episodeId: episode.id })
    })
    const toasts = await screen.findByRole('region', { name: 'Messages' })
    const message = await within(toasts).findByText(/^Another program changed this episode/)
    const line = message.closest('li')
    if (line) fireEvent.click(within(line).getByRole('button', { name: 'Dismiss' }))
    expect(message.isConnected).toBe(false)
  })

  test('says when a save failed, what is safe, and saves again', async () => {
    const { rename, fileSystem, client, episode } = await openChapters()
    fileSystem.fail({ operation: 'write', code: 'ENOSPC', path: 'episodes' })
    await rename('Ovens')
    await act(async () => {
      await client.call('episode.save', { episodeId: episode.id })
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Not saved' }))
    const dialog = await screen.findByRole('dialog', { name: 'This episode could not be saved' })
    fileSystem.heal()
    fireEvent.click(within(dialog).getByRole('button', { name: 'Save again' }))
    await screen.findByText(/^Saved \d/)
  })
})

describe('the library', () => {
  async function openLibrary() {
    const opened = await hostInFolder()
    const first = build('# 0:00 Start', 'Ada: sourdough is alive')
    const second = { ...first, id: EpisodeId.parse('ep-second'), title: 'Ovens', number: 2 }
    await opened.putEpisode({ ...first, title: 'Bread' })
    await opened.putEpisode(second)
    renderApp(opened.client)
    await screen.findByRole('row', { name: /Ovens/ })
    return opened
  }

  test('lists episodes, and finds them by title and by words that were spoken', async () => {
    await openLibrary()
    const search = screen.getByRole('searchbox')
    fireEvent.change(search, { target: { value: 'oven' } })
    expect(screen.queryByRole('row', { name: /Bread/ })).toBeNull()
    fireEvent.change(search, { target: { value: 'sourdough' } })
    await screen.findByRole('row', { name: /Bread/ })
  })

  test('is narrowed down by chips and by the pane on the left alike, and both say so', async () => {
    await openLibrary()
    const chip = (name: RegExp) =>
      within(screen.getByRole('group', { name: 'Filters' })).getByRole('button', { name })
    const link = (name: RegExp) => screen.getByRole('link', { name })
    fireEvent.click(chip(/^Needs work/))
    await waitFor(() => expect(link(/^Needs work/).getAttribute('aria-current')).toBe('page'))
    fireEvent.click(chip(/^All/))
    await waitFor(() => expect(link(/^All episodes/).getAttribute('aria-current')).toBe('page'))
    fireEvent.click(link(/^Needs work/))
    await waitFor(() => expect(chip(/^Needs work/).getAttribute('aria-pressed')).toBe('true'))
  })

  test('deletes at once and takes it back with undo', async () => {
    const { client } = await openLibrary()
    const row = screen.getByRole('row', { name: /Ovens/ })
    fireEvent.click(row)
    fireEvent.keyDown(row, { key: 'Delete' })
    await waitFor(() => expect(screen.queryByRole('row', { name: /Ovens/ })).toBeNull())
    expect((await client.call('library.list', {})).episodes).toHaveLength(1)
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
    await screen.findByRole('row', { name: /Ovens/ })
  })
})
