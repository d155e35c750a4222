import { EditorView } from '@codemirror/view'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Episode } from '../../../core/episode/schema.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { standInForLayout } from '../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
beforeAll(standInForLayout)
beforeEach(() => vi.restoreAllMocks())
afterEach(cleanup)

const lines = ['Ada: so you are the creator', 'Bo: that I am', 'Ada: nice to meet you', 'Cy: me too']

async function openTranscript(...said: readonly string[]) {
  const opened = await hostInFolder()
  const episode = build(...said)
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/transcript`)
  const text = await screen.findByRole('textbox', { name: 'Transcript' })
  const view = EditorView.findFromDOM(text)
  if (!view) throw new Error('The text is an editor.')
  const now = async (): Promise<Episode> =>
    (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  const speakers = async () => {
    const { people, transcript } = await now()
    return transcript?.segments.map(({ speaker }) => people.find(({ id }) => id === speaker)?.name)
  }
  /** Asks who speaks in the turn of a line. */
  const ask = async (line: number) => {
    act(() => view.dispatch({ selection: { anchor: view.state.doc.line(line).from } }))
    view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 })
    fireEvent.keyDown(view.contentDOM, { key: ';', code: 'Semicolon', ctrlKey: true })
    return within(await screen.findByRole('dialog', { name: 'Who says this?' }))
  }
  return { ...opened, episode, view, now, speakers, ask }
}

describe('the menu of speakers', () => {
  test('keys that are held pick nobody and are left to the window', async () => {
    const { ask, speakers } = await openTranscript(...lines)
    const menu = await ask(1)
    fireEvent.click(menu.getByRole('radio', { name: 'All 2 turns' }))
    const heard: string[] = []
    const hear = (event: KeyboardEvent) => heard.push(`${event.key} ${event.defaultPrevented}`)
    window.addEventListener('keydown', hear)
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) {
      for (const key of ['7', '2', 'Enter']) {
        if (key !== '2' || !held.altKey) fireEvent.keyDown(menu.getByRole('combobox'), { key, ...held })
      }
    }
    expect(heard).toEqual(['7', '2', 'Enter', '7', '2', 'Enter', '7', 'Enter'].map((key) => `${key} false`))
    fireEvent.keyDown(menu.getByRole('combobox'), { key: '2', code: 'Digit2', altKey: true })
    window.removeEventListener('keydown', hear)
    // It is the way to the chapters.
    await waitFor(() => expect(window.location.hash).toMatch(/\/chapters$/))
    expect(await speakers()).toEqual(['Ada', 'Bo', 'Ada', 'Cy'])
  })

  test('digits, Enter and letters are heard where the turns were chosen too', async () => {
    const { ask, speakers } = await openTranscript(...lines)
    const menu = await ask(1)
    const only = menu.getByRole('radio', { name: 'Only this turn' })
    fireEvent.click(only)
    act(() => only.focus())
    fireEvent.keyDown(only, { key: 'B' })
    expect(document.activeElement).toBe(menu.getByRole('combobox'))
    act(() => only.focus())
    fireEvent.keyDown(only, { key: '2' })
    await waitFor(async () => expect(await speakers()).toEqual(['Bo', 'Bo', 'Ada', 'Cy']))
  })

  test('a speaker with one turn leaves nothing to choose', async () => {
    const { ask } = await openTranscript(...lines)
    const menu = await ask(2)
    expect(menu.queryByRole('radio')).toBeNull()
    expect(menu.getAllByRole('option').length).toBeGreaterThan(2)
  })
})
