import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Episode } from '../../../core/episode/schema.ts'
import { ChapterId, LinkId, PersonId, ShowId } from '../../../core/ids.ts'
import { newShow } from '../../../core/show/new-show.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)

const page = 'https://a.example.org/page'

async function openPeople() {
  const opened = await hostInFolder()
  const bare = build('# 0:00 Start', 'Ada: say hello', 'Bob: hello again')
  const [ada, bob] = bare.people
  if (!ada || !bob) throw new Error('The episode has two people.')
  const show = {
    ...newShow({ id: ShowId.parse('show-1'), title: 'Bench Talk' }),
    people: [
      {
        id: PersonId.parse('p-cy'),
        name: 'Cy Twombly',
        role: 'guest',
        group: 'cast',
        links: [{ label: 'Cy on GitHub', address: 'https://github.com/cy' }],
        heardAs: [],
      },
    ],
  }
  await opened.client.call('show.save', { show })
  const episode: Episode = {
    ...bare,
    show: { id: show.id, title: show.title },
    chapters: bare.chapters.map((chapter) => ({ ...chapter, id: ChapterId.parse('ch-1'), url: page })),
    links: [
      { id: LinkId.parse('page'), label: 'Page', address: page },
      { id: LinkId.parse('promise'), label: 'Ada on X', personId: ada.id, promisedBy: 'Follow Ada on X' },
    ],
  }
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/people`)
  const grid = await screen.findByLabelText('Links', { selector: 'table' })
  const now = async () => (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  return { ...opened, episode, ada, bob, grid, now }
}

async function commit(field: HTMLElement, text: string) {
  fireEvent.focus(field)
  fireEvent.change(field, { target: { value: text } })
  fireEvent.keyDown(field, { key: 'Enter' })
}

describe('links', () => {
  test('a handle completes a promised link for the site its label names', async () => {
    const { now } = await openPeople()
    await commit(await screen.findByLabelText('Address of Ada on X'), '@ada_b')
    await waitFor(async () => expect((await now()).links[1]?.address).toBe('https://x.com/ada_b'))
  })

  test('what is no address is kept on screen, marked and not applied', async () => {
    const { now } = await openPeople()
    const field = await screen.findByLabelText('Address of Ada on X')
    await commit(field, 'ask her')
    await screen.findByText(/not a whole address/)
    expect((field as HTMLInputElement).value).toBe('ask her')
    expect((await now()).links[1]?.address).toBeUndefined()
  })

  test('an address is edited once and changes wherever it stands', async () => {
    const { now, grid } = await openPeople()
    fireEvent.click(within(grid).getByLabelText(/^Address of Page:/))
    await commit(within(grid).getByLabelText('Address of Page'), 'b.example.org')
    await screen.findByText('Address changed in 2 places', { selector: '.toast *' })
    const { links, chapters } = await now()
    expect([links[0]?.address, chapters[0]?.url]).toEqual(['https://b.example.org', 'https://b.example.org'])
  })

  test('Alt with an arrow moves a link, and Delete removes it until undo', async () => {
    const { now, grid } = await openPeople()
    const label = within(grid).getByLabelText('Label of Page: Page')
    fireEvent.keyDown(label, { key: 'ArrowDown', altKey: true })
    await waitFor(async () => expect((await now()).links.map(({ id }) => id)).toEqual(['promise', 'page']))
    fireEvent.keyDown(label, { key: 'Delete' })
    await screen.findByText('Removed Page', { selector: '.toast *' })
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
    await waitFor(async () => expect((await now()).links.map(({ id }) => id)).toEqual(['promise', 'page']))
  })
})

describe('people', () => {
  test('a person of the show comes with the links the show knows', async () => {
    const { now } = await openPeople()
    fireEvent.click(await screen.findByLabelText('Add Cy Twombly'))
    await waitFor(async () => expect((await now()).people.at(-1)?.name).toBe('Cy Twombly'))
    expect((await now()).links.at(-1)).toMatchObject({ personId: 'p-cy', address: 'https://github.com/cy' })
  })

  test('renaming a person renames the speaker of every turn', async () => {
    const { now, bob } = await openPeople()
    const card = await screen.findByLabelText(/^Bob/, { selector: 'li' })
    fireEvent.keyDown(card, { key: 'F2' })
    await commit(await within(card).findByLabelText(/^Name of/, { selector: 'input' }), 'Bob Ross')
    await screen.findByText('Renamed to Bob Ross')
    expect((await now()).people.find(({ id }) => id === bob.id)?.name).toBe('Bob Ross')
  })

  test('two people who are one are merged with their turns', async () => {
    const { now, ada, bob } = await openPeople()
    const card = await screen.findByLabelText(/^Bob/, { selector: 'li' })
    fireEvent.click(within(card).getByLabelText(/^More for Bob/))
    fireEvent.click(await screen.findByText(ada.name, { selector: '[role=menuitem] *' }))
    await waitFor(async () => expect((await now()).people.map(({ id }) => id)).not.toContain(bob.id))
    expect((await now()).transcript?.segments.map(({ speaker }) => speaker)).toEqual([ada.id, ada.id])
  })
})
