import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Edit } from '../../core/editing/edit.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { ChapterId, LinkId } from '../../core/ids.ts'
import { episode as build } from '../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)

/** An episode open here, and another window that changes it. */
async function open(section: 'chapters' | 'people' | 'transcript') {
  const opened = await hostInFolder()
  const built = build('# 0:00 Start', '# 1:00 Middle', '# 5:00 End', 'Ada: say hello', 'Bob: hello again')
  const chapters = built.chapters.map((chapter, at) => ({ ...chapter, id: ChapterId.parse(`ch-${at}`) }))
  const links = [{ id: LinkId.parse('li-1'), label: 'Page', address: 'https://example.org/page' }]
  const people = built.people.map((person) =>
    person.name === 'Bob' ? { ...person, name: '', label: 'SPEAKER_01' } : person,
  )
  const episode: Episode = { ...built, chapters, links, people }
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/${section}`)
  const other = opened.clientNamed('other window')
  const elsewhere = async (...edits: readonly Edit[]) => {
    const { revision } = (await other.call('episode.open', { episodeId: episode.id })).episode
    await other.call('episode.applyEdits', { episodeId: episode.id, baseRevision: revision, edits })
  }
  const [ada, bob] = episode.people
  if (!ada || !bob) throw new Error('The episode has people.')
  return { elsewhere, ada, bob, chapterIds: chapters.map(({ id }) => id) }
}

const type = (field: HTMLElement, text: string) => {
  act(() => field.focus())
  fireEvent.change(field, { target: { value: text } })
}
const message = async (text: string) => {
  const messages = await screen.findByRole('region', { name: 'Messages' })
  return within(messages).findByText((said) => said.startsWith(`“${text}”`))
}

describe('text typed into what another window removes', () => {
  test('the title of a chapter is shown, can be copied, and says why it was not kept', async () => {
    const { elsewhere, chapterIds } = await open('chapters')
    const writeText = vi.fn().mockResolvedValue(undefined)
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
    const row = await screen.findByRole('row', { name: /Middle/ })
    act(() => row.focus())
    fireEvent.keyDown(row, { key: 'F2' })
    type(await screen.findByRole('textbox', { name: 'Title of chapter 2' }), 'Flask and friends')
    await elsewhere({ type: 'chapter.remove', chapterIds: chapterIds.slice(1, 2) })
    const told = await message('Flask and friends')
    expect(told.textContent).toContain('This chapter is no longer in the episode.')
    fireEvent.click(screen.getByRole('button', { name: 'Copy text' }))
    expect(writeText).toHaveBeenCalledWith('Flask and friends')
    await waitFor(() => expect(screen.queryByText(/Flask and friends/)).toBeNull())
  })

  test('the start of a chapter, and an address that is none yet, are shown', async () => {
    const { elsewhere, chapterIds } = await open('chapters')
    const row = await screen.findByRole('row', { name: /Middle/ })
    act(() => row.focus())
    type(await screen.findByRole('textbox', { name: 'Link' }), 'exam ple')
    type(within(row).getByRole('textbox', { name: 'Start of chapter 2' }), '2:34')
    await elsewhere({ type: 'chapter.remove', chapterIds: chapterIds.slice(1, 2) })
    expect(await message('2:34')).toBeTruthy()
    expect(await message('exam ple')).toBeTruthy()
  })

  test('the name of a person and a link begun for them are shown', async () => {
    const { elsewhere, ada } = await open('people')
    fireEvent.click(await screen.findByRole('button', { name: /^Name of Ada/ }))
    type(await screen.findByRole('textbox', { name: /^Name of Ada/ }), 'Ada Lovelace')
    await elsewhere({ type: 'person.remove', personId: ada.id })
    const told = await message('Ada Lovelace')
    expect(told.textContent).toContain('This person is no longer in the episode.')
  })

  test('a link begun for a person is shown', async () => {
    const { elsewhere, ada } = await open('people')
    fireEvent.click(await screen.findByRole('button', { name: /Add link, Ada/ }))
    type(await screen.findByRole('textbox', { name: 'Address or handle' }), 'ada.example.org')
    await elsewhere({ type: 'person.remove', personId: ada.id })
    expect((await message('ada.example.org')).textContent).toContain('This person was removed')
  })

  test('the label of a link is shown', async () => {
    const { elsewhere } = await open('people')
    fireEvent.click(await screen.findByRole('button', { name: /^Label of Page/ }))
    type(await screen.findByRole('textbox', { name: /^Label of Page/ }), 'Our page')
    await elsewhere({ type: 'link.remove', linkId: LinkId.parse('li-1') })
    expect((await message('Our page')).textContent).toContain('This link is no longer in the episode.')
  })

  test('the name begun for a voice is shown when another window names it first', async () => {
    const { elsewhere, bob } = await open('transcript')
    fireEvent.click(await screen.findByRole('tab', { name: /Speakers/ }))
    type(await screen.findByRole('textbox', { name: 'Who is it?' }), 'Bob Martin')
    await elsewhere({ type: 'person.change', personId: bob.id, set: { name: 'Robert' } })
    expect(await message('Bob Martin')).toBeTruthy()
  })

  test('a name that was given is not, though its field goes away', async () => {
    await open('transcript')
    fireEvent.click(await screen.findByRole('tab', { name: /Speakers/ }))
    type(await screen.findByRole('textbox', { name: 'Who is it?' }), 'Robin Hood')
    fireEvent.click(screen.getByRole('button', { name: /Name it Robin Hood/ }))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Who is it?' })).toBeNull())
    expect(screen.queryByText(/^“Robin Hood”/)).toBeNull()
  })

  test('a new speaker’s name is given up by Esc alone, not by leaving the panel', async () => {
    await open('transcript')
    fireEvent.click(await screen.findByRole('tab', { name: /Speakers/ }))
    const add = async (name: string) => {
      fireEvent.click(await screen.findByRole('button', { name: 'Add speaker' }))
      const field = await screen.findByRole('textbox', { name: 'Name of the new speaker' })
      fireEvent.change(field, { target: { value: name } })
      return field
    }
    fireEvent.keyDown(await add('Nobody'), { key: 'Escape' })
    await add('Grace')
    fireEvent.click(await screen.findByRole('tab', { name: /Glossary/ }))
    expect(await message('Grace')).toBeTruthy()
    expect(screen.queryByText(/Nobody/)).toBeNull()
  })
})
