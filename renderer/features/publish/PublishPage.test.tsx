import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { EpisodeId } from '../../../core/ids.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { mediaSamples } from '../../../core/testing/media-samples.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { registerDraft } from '../../ui/pending-drafts.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)

let opening = 0

async function openPublish(at = '') {
  const opened = await hostInFolder()
  const bare = build('# 0:04 Start', '# 1:00 Middle', '# 2:00 End', 'Ada Byron: say hello again')
  // What was exported is remembered by episode, so each test has one of its own.
  opening += 1
  const episode = { ...bare, id: EpisodeId.parse(`ep-${opening}`), title: 'Ovens', number: 12 }
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/publish${at}`)
  const now = async () => (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  const exported = async () => {
    const [bundle = ''] = await readdir(join(opened.folder, 'exports'))
    return readdir(join(opened.folder, 'exports', bundle))
  }
  return { ...opened, episode, now, exported }
}

const exportButton = () => screen.findByText(/^Export \d+ files?$/, { selector: 'button *' })

test('an error keeps the files back; its one button fixes it and they are written and proved', async () => {
  const { now, exported } = await openPublish()
  const button = (await exportButton()).closest('button')
  expect(button?.disabled).toBe(true)
  fireEvent.click(await screen.findByLabelText(/^Move to 0:00: /))
  await waitFor(async () => expect((await now()).chapters[0]?.startTime).toBe(0))
  await waitFor(async () => expect((await exportButton()).closest('button')?.disabled).toBe(false))
  fireEvent.click(await exportButton())
  await screen.findByText('Written and read back without differences.')
  expect(await exported()).toEqual(expect.arrayContaining(['bundle.json', '12-youtube-chapters.txt']))
})

test('pressed twice while a field is still being saved, the export is written once', async () => {
  const { folder, now } = await openPublish()
  fireEvent.click(await screen.findByLabelText(/^Move to 0:00: /))
  await waitFor(async () => expect((await now()).chapters[0]?.startTime).toBe(0))
  await waitFor(async () => expect((await exportButton()).closest('button')?.disabled).toBe(false))
  let saved = (): void => undefined
  const saving = new Promise<void>((resolve) => {
    saved = resolve
  })
  const release = registerDraft(() => saving)
  const button = await exportButton()
  fireEvent.click(button)
  fireEvent.click(button)
  release()
  saved()
  await screen.findByText('Written and read back without differences.')
  expect(await readdir(join(folder, 'exports'))).toHaveLength(1)
})

test('export anyway is asked first, and the harmless answer is the default', async () => {
  const { exported } = await openPublish()
  await exportButton()
  fireEvent.click(await screen.findByText('Export anyway…'))
  const back = await screen.findByText('Back to the checks', { selector: '[role=alertdialog] *' })
  await waitFor(() => expect(back.closest('button')).toBe(document.activeElement))
  fireEvent.click(screen.getByText('Export anyway', { selector: '[role=alertdialog] *' }))
  await screen.findByText('Written and read back without differences.')
  expect(await exported()).toContain('bundle.json')
})

test('after a change the files are said to match no longer, and in which part', async () => {
  const { client, episode, now } = await openPublish()
  fireEvent.click(await screen.findByLabelText(/^Move to 0:00: /))
  await waitFor(async () => expect((await exportButton()).closest('button')?.disabled).toBe(false))
  fireEvent.click(await exportButton())
  await screen.findByText('Written and read back without differences.')
  const edits = [{ type: 'details.change', set: { title: 'Bread' } }] as const
  const { revision } = await now()
  await client.call('episode.applyEdits', { episodeId: episode.id, baseRevision: revision, edits })
  await screen.findByText('Changed since: details. The files no longer match.')
})

test('a check leads to its field of the details, and a field keeps what it cannot take', async () => {
  const { now } = await openPublish('?at=details:guid')
  const guid = await screen.findByLabelText('Guid')
  await waitFor(() => expect(guid).toBe(document.activeElement))
  fireEvent.change(guid, { target: { value: 'guid-1' } })
  fireEvent.keyDown(guid, { key: 'Enter' })
  const season = screen.getByLabelText('Season')
  fireEvent.change(season, { target: { value: 'two' } })
  fireEvent.blur(season)
  await waitFor(async () => expect((await now()).guid).toBe('guid-1'))
  expect([(season as HTMLInputElement).value, (await now()).season]).toEqual(['two', undefined])
})

test('places of a check are named within a sentence, and the nav counts what the list counts', async () => {
  await openPublish()
  fireEvent.click(await screen.findByLabelText(/^Move to 0:00: /))
  expect(await screen.findByRole('link', { name: 'Go to the field “Guid”' })).toBeTruthy()
  await waitFor(() => {
    const all = screen.getByRole('button', { name: /^All, \d+$/ }).getAttribute('aria-label') ?? ''
    const link = screen
      .getByRole('link', { name: /^Publish, \d+ checks to look at$/ })
      .getAttribute('aria-label')
    expect(link).toContain(` ${/\d+/.exec(all)?.[0]} `)
  })
})

test('the chapters are written into a copy of an audio file, and what is no audio is refused', async () => {
  const { folder } = await openPublish()
  const audio = mediaSamples['id3']?.[0]?.bytes ?? new Uint8Array()
  const choose = async (file: File) => {
    const section = await screen.findByRole('region', { name: 'Audio file' })
    const input = section.parentElement?.querySelector<HTMLInputElement>('input[type=file]')
    if (!input) throw new Error('A file can be chosen.')
    const button = screen.getByRole('button', { name: 'Write into a copy of…' }) as HTMLButtonElement
    await waitFor(() => expect(button.disabled).toBe(false))
    fireEvent.change(input, { target: { files: [file] } })
  }
  await choose(new File(['no audio'], 'notes.mp3'))
  expect(await screen.findByText('No audio file was written')).toBeTruthy()
  await choose(new File([new Uint8Array(audio)], 'Ovens 12.mp3'))
  expect(await screen.findByText('3 chapters are in ovens-12.mp3')).toBeTruthy()
  expect(await readdir(join(folder, 'exports'))).toEqual(['ovens-12.mp3'])
})
