import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ChapterId } from '../../../core/ids.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)

async function openChapters(...lines: readonly string[]) {
  const opened = await hostInFolder()
  const built = build(...lines, 'Ada: say hello', 'Bob: hello again')
  // The host of a test counts its ids as the builder does.
  const chapters = built.chapters.map((chapter) => ({ ...chapter, id: ChapterId.parse(`own-${chapter.id}`) }))
  const episode = { ...built, chapters }
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/chapters`)
  const now = async () => (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  const titles = async () =>
    (await now()).chapters.map(({ title, startTime }) => `${startTime / 1000} ${title}`)
  return { ...opened, episode, now, titles }
}

const three = ['# 0:00 Start', '# 1:00 Middle', '# 5:00 End']
const grid = () => screen.findByRole('grid', { name: 'Chapters' })
const row = async (name: RegExp) => within(await grid()).getByRole('row', { name })
const start = async (number: number) =>
  within(await grid()).findByRole<HTMLInputElement>('textbox', { name: `Start of chapter ${number}` })

describe('the table of chapters', () => {
  test('a start that passes another slides to its place and keeps the focus', async () => {
    const { titles } = await openChapters(...three)
    const field = await start(2)
    act(() => field.focus())
    fireEvent.change(field, { target: { value: '6:00' } })
    fireEvent.keyDown(field, { key: 'ArrowUp' })
    await waitFor(async () => expect(await titles()).toEqual(['0 Start', '300 End', '361 Middle']))
    await waitFor(async () => expect((await start(3)).value).toBe('6:01'))
    expect(document.activeElement).toBe(await start(3))
  })

  test('a run of nudges is one step of undo', async () => {
    const { titles, client, episode } = await openChapters(...three)
    const field = await start(2)
    act(() => field.focus())
    for (let i = 0; i < 4; i += 1) fireEvent.keyDown(field, { key: 'ArrowUp' })
    await waitFor(async () => expect(await titles()).toContain('64 Middle'))
    const { revision } = (await client.call('episode.open', { episodeId: episode.id })).episode
    await client.call('episode.undo', { episodeId: episode.id, baseRevision: revision })
    expect(await titles()).toEqual(['0 Start', '60 Middle', '300 End'])
  })

  test('Delete removes the chosen row and moves the focus to the next one', async () => {
    const { titles } = await openChapters(...three)
    const middle = await row(/Middle/)
    act(() => middle.focus())
    fireEvent.keyDown(middle, { key: 'Delete' })
    await waitFor(async () => expect(await titles()).toEqual(['0 Start', '300 End']))
    await waitFor(async () => expect(document.activeElement).toBe(await row(/End/)))
  })

  test('F2 edits the title, Enter keeps it and returns to the row', async () => {
    const { titles } = await openChapters(...three)
    const middle = await row(/Middle/)
    act(() => middle.focus())
    fireEvent.keyDown(middle, { key: 'F2' })
    const field = await within(await grid()).findByRole('textbox', { name: 'Title of chapter 2' })
    fireEvent.change(field, { target: { value: 'Flask' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(async () => expect(await titles()).toContain('60 Flask'))
    await waitFor(async () => expect(document.activeElement).toBe(await row(/Flask/)))
  })

  test('a range is chosen by Shift and arrow keys and hidden at once', async () => {
    const { now } = await openChapters(...three)
    const first = await row(/Chapter 1, .*Start/)
    act(() => first.focus())
    fireEvent.keyDown(first, { key: 'ArrowDown', shiftKey: true })
    expect(await screen.findByRole('heading', { name: '2 chapters selected' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Hide' }))
    await waitFor(async () =>
      expect((await now()).chapters.map((chapter) => chapter.inTableOfContents)).toEqual([
        false,
        false,
        true,
      ]),
    )
  })

  test('an error of the checks stands under its row, and its fix is applied', async () => {
    const { titles } = await openChapters('# 0:04 Start', '# 1:00 Middle', '# 5:00 End')
    const fix = await within(await grid()).findByRole('button', { name: /0:00/ })
    fireEvent.click(fix)
    await waitFor(async () => expect((await titles())[0]).toBe('0 Start'))
  })

  test('everything from a chapter on is shifted by what is typed', async () => {
    const { titles } = await openChapters(...three)
    const middle = await row(/Middle/)
    fireEvent.contextMenu(middle)
    fireEvent.click(await screen.findByRole('menuitem', { name: /Shift this and all later/ }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Move by' }), { target: { value: '+2.5' } })
    fireEvent.click(screen.getByRole('button', { name: 'Shift' }))
    await waitFor(async () => expect(await titles()).toEqual(['0 Start', '62.5 Middle', '302.5 End']))
  })
})

describe('pasted timestamps', () => {
  test('show what would change, and change it in one step that keeps links', async () => {
    const { titles, client, episode, now } = await openChapters(...three)
    const [, middle] = (await now()).chapters
    if (!middle) throw new Error('The episode has three chapters.')
    await client.call('episode.applyEdits', {
      episodeId: episode.id,
      baseRevision: (await now()).revision,
      edits: [{ type: 'chapter.change', chapterId: middle.id, set: { url: 'https://example.org' } }],
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Paste timestamps' }))
    const dialog = await screen.findByRole('dialog', { name: 'Paste timestamps' })
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Pasted text' }), {
      target: { value: 'Chapters:\n0:00 Start\n1:10 Middle\n5:00 The end\n9:00 Credits' },
    })
    expect(await within(dialog).findByText('1 the same, 1 moved, 1 new title, 1 new')).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('button', { name: /^Update 3 chapters/ }))
    await waitFor(async () =>
      expect(await titles()).toEqual(['0 Start', '70 Middle', '300 The end', '540 Credits']),
    )
    expect((await now()).chapters[1]?.url).toBe('https://example.org')
  })

  test('an episode without chapters begins with them', async () => {
    const { titles } = await openChapters()
    const [add] = await screen.findAllByRole('button', { name: /^Add chapter/ })
    if (add) fireEvent.click(add)
    await waitFor(async () => expect(await titles()).toEqual(['0 ']))
    await waitFor(async () => expect(document.activeElement).toBe(await start(1)))
  })
})
