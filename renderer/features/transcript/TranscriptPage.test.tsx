import { EditorView } from '@codemirror/view'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { transcriptText } from '../../../core/editing/transcript-text.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { episode as build } from '../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { standInForLayout } from '../../testing/without-layout.ts'
import type { FindRequest } from './find-request.ts'
import { runFind } from './run-find.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
beforeAll(standInForLayout)

const lines = [
  '# 0:00 Start',
  'Ada: so you are the creator of flask',
  'Bo: flask it is',
  'Ada: nice to meet you',
]

/** Finds on the page itself; suggestions are never answered. */
class FindingWorker {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null
  onerror: ((event: { readonly message: string }) => void) | null = null

  postMessage(request: Partial<FindRequest>): void {
    const { query, lines: searched } = request
    if (query && searched) this.answer({ query, lines: searched })
  }

  answer(request: FindRequest): void {
    setTimeout(() => this.onmessage?.({ data: runFind(request) }), 0)
  }

  terminate(): void {
    this.onmessage = null
  }
}

/** Cannot be loaded. */
class BrokenWorker extends FindingWorker {
  override answer(): void {
    setTimeout(() => this.onerror?.({ message: 'not loaded' }), 0)
  }
}

async function openTranscript(change: (episode: Episode) => Episode = (episode) => episode) {
  const opened = await hostInFolder()
  const episode = change(build(...lines))
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/transcript`)
  const text = await screen.findByRole('textbox', { name: 'Transcript' })
  const view = EditorView.findFromDOM(text)
  if (!view) throw new Error('The text is an editor.')
  const now = async () => (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  const said = async () => transcriptText((await now()).transcript?.segments ?? [])
  const type = (from: number, to: number, insert: string) =>
    act(() =>
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.type',
      }),
    )
  return { ...opened, episode, view, now, said, type }
}

describe('the text', () => {
  test('what is typed is kept without anything being pressed, and words keep their times', async () => {
    const { type, said, now } = await openTranscript()
    type(3, 6, 'we')
    await waitFor(async () => expect(await said()).toMatch(/^so we are the creator/))
    expect((await now()).transcript?.segments[0]?.words[2]?.start).toBe(1000)
  })

  test('undo is the episode’s own: it comes back into the text', async () => {
    const { type, said, view } = await openTranscript()
    type(3, 6, 'we')
    await waitFor(async () => expect(await said()).toMatch(/^so we/))
    view.contentDOM.focus()
    fireEvent.keyDown(view.contentDOM, { key: 'z', code: 'KeyZ', ctrlKey: true })
    await waitFor(() => expect(view.state.doc.line(1).text).toBe('so you are the creator of flask'))
  })

  test('an episode without a transcript says how to get one', async () => {
    const opened = await hostInFolder()
    const { transcript: _transcript, ...bare } = build(...lines)
    await opened.putEpisode(bare)
    renderApp(opened.client, `#/episode/${bare.id}/transcript`)
    fireEvent.click(await screen.findByRole('button', { name: 'Type it here' }))
    expect(await screen.findByRole('textbox', { name: 'Transcript' })).toBeTruthy()
  })
})

describe('find and replace', () => {
  test('every place is listed, and all are replaced in one step that can be undone', async () => {
    const { said, now, client, episode } = await openTranscript()
    fireEvent.click(await screen.findByRole('button', { name: 'Find' }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Find' }), { target: { value: 'flask' } })
    expect(await within(await screen.findByRole('tab', { name: /Found/ })).findByText('2')).toBeTruthy()
    fireEvent.change(screen.getByRole('textbox', { name: 'Replace with' }), { target: { value: 'Flask' } })
    fireEvent.click(screen.getByRole('button', { name: 'Replace all 2' }))
    await waitFor(async () => expect(await said()).toContain('creator of Flask\nFlask it is'))
    const { corrections, revision } = await now()
    expect(corrections.map(({ origin }) => origin)).toEqual(['replace', 'replace'])
    await client.call('episode.undo', { episodeId: episode.id, baseRevision: revision })
    expect(await said()).toContain('creator of flask\nflask it is')
  })

  test('a place that is unticked is left as it is', async () => {
    const { said } = await openTranscript()
    fireEvent.click(await screen.findByRole('button', { name: 'Find' }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Find' }), { target: { value: 'flask' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'Replace with' }), { target: { value: 'Flask' } })
    const list = await screen.findByRole('listbox', { name: 'Places found' })
    for (const key of ['ArrowDown', ' ']) fireEvent.keyDown(list, { key })
    fireEvent.click(await screen.findByRole('button', { name: 'Replace all 1' }))
    await waitFor(async () => expect(await said()).toContain('creator of Flask\nflask it is'))
  })

  test('where all is replaced that is said, and no failure, until something else happens', async () => {
    const { client, episode } = await openTranscript()
    fireEvent.click(await screen.findByRole('button', { name: 'Find' }))
    const field = await screen.findByRole('textbox', { name: 'Find' })
    fireEvent.change(field, { target: { value: 'flask' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'Replace with' }), { target: { value: 'Jinja' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Replace all 2' }))
    const bar = screen.getByRole('search')
    expect(await within(bar).findByText('2 replaced')).toBeTruthy()
    expect(bar.querySelector('.bad')).toBeNull()
    const { revision } = (await client.call('episode.open', { episodeId: episode.id })).episode
    await client.call('episode.undo', { episodeId: episode.id, baseRevision: revision })
    expect(await within(bar).findByText('1 of 2')).toBeTruthy()
    fireEvent.change(field, { target: { value: 'django' } })
    expect(await within(bar).findByText('None')).toBeTruthy()
  })

  test('a match that says the replacement already is not counted as replaced', async () => {
    await openTranscript()
    fireEvent.click(await screen.findByRole('button', { name: 'Find' }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Find' }), { target: { value: 'flask' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'Replace with' }), { target: { value: 'flask' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Replace all 2' }))
    expect(await screen.findAllByText('Every place says it already')).not.toHaveLength(0)
  })

  const openFind = async (find: string, replace: string) => {
    const opened = await openTranscript()
    fireEvent.click(await screen.findByRole('button', { name: 'Find' }))
    const field = await screen.findByRole('textbox', { name: 'Find' })
    const other = screen.getByRole('textbox', { name: 'Replace with' })
    fireEvent.change(field, { target: { value: find } })
    fireEvent.change(other, { target: { value: replace } })
    return { ...opened, field, other, bar: screen.getByRole('search') }
  }
  const undo = { key: 'z', code: 'KeyZ', ctrlKey: true }

  test('undo takes back what was replaced just now, and what was typed in a field since', async () => {
    const { said, field, other, bar } = await openFind('flask', 'Flask')
    // The default of the key is the field's own undo; `false` says that it was taken for the episode.
    for (const typed of [field, other]) expect(fireEvent.keyDown(typed, undo)).toBe(true)
    fireEvent.click(await screen.findByRole('button', { name: 'Replace all 2' }))
    expect(await within(bar).findByText('2 replaced')).toBeTruthy()
    fireEvent.change(field, { target: { value: 'you' } })
    expect(fireEvent.keyDown(field, undo)).toBe(true)
    expect(await said()).toContain('creator of Flask\nFlask it is')
    expect(fireEvent.keyDown(other, undo)).toBe(false)
    await waitFor(async () => expect(await said()).toContain('creator of flask\nflask it is'))
    fireEvent.click(await screen.findByRole('button', { name: /^Replace(?! all)/ }))
    await waitFor(() => expect(field.getAttribute('data-draft')).toBe('clean'))
    expect(await said()).not.toContain('so you')
    expect(fireEvent.keyDown(field, undo)).toBe(false)
    await waitFor(async () => expect(await said()).toContain('so you are'))
  })

  test('the bar is as it was when another section is left for the transcript again', async () => {
    const { episode, field: before } = await openFind('Flask', 'Jinja')
    fireEvent.click(screen.getByRole('button', { name: 'Match capitals' }))
    fireEvent.click(screen.getByRole('button', { name: 'Keep capitals' }))
    act(() => {
      window.location.hash = `#/episode/${episode.id}/chapters`
    })
    await waitFor(() => expect(before.isConnected).toBe(false))
    act(() => {
      window.location.hash = `#/episode/${episode.id}/transcript`
    })
    const field = await screen.findByPlaceholderText<HTMLInputElement>('Find')
    expect(field.value).toBe('Flask')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Replace with' }).value).toBe('Jinja')
    for (const name of ['Match capitals', 'Keep capitals']) {
      expect(screen.getByRole('button', { name }).getAttribute('aria-pressed')).toBe('true')
    }
    expect(await within(screen.getByRole('search')).findByText('None')).toBeTruthy()
    expect(document.activeElement).not.toBe(field)
  })

  test('an expression that cannot be read is said in a sentence', async () => {
    vi.stubGlobal('Worker', FindingWorker)
    await openFind('(flask', '')
    fireEvent.click(screen.getByRole('button', { name: 'Regular expression' }))
    expect(await screen.findByText(/^This expression is not whole: .+ Nothing was changed\.$/)).toBeTruthy()
    expect(screen.queryByText('Nothing found')).toBeNull()
  })

  test('a search that breaks off says so and can be tried again', async () => {
    vi.stubGlobal('Worker', BrokenWorker)
    const { bar, field } = await openFind('fl.sk', '')
    fireEvent.click(screen.getByRole('button', { name: 'Regular expression' }))
    expect(await screen.findByText(/broke off before it was through/)).toBeTruthy()
    expect(within(bar).queryByText('Looking')).toBeNull()
    vi.stubGlobal('Worker', FindingWorker)
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await within(bar).findByText('1 of 2')).toBeTruthy()
    expect(document.activeElement).toBe(field)
  })

  test('what is not found is said', async () => {
    await openTranscript()
    fireEvent.click(await screen.findByRole('button', { name: 'Find' }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Find' }), { target: { value: 'django' } })
    expect(await screen.findByText('None')).toBeTruthy()
    expect(await screen.findByText('Nothing found')).toBeTruthy()
  })
})

describe('speakers', () => {
  test('a voice nobody had named is named once for all its turns', async () => {
    const { now } = await openTranscript((episode) => ({
      ...episode,
      people: episode.people.map((person) =>
        person.name === 'Bo' ? { ...person, name: '', label: 'SPEAKER_01' } : person,
      ),
    }))
    fireEvent.click(await screen.findByRole('tab', { name: /Speakers/ }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Who is it?' }), {
      target: { value: 'Robin' },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Name it Robin' }))
    await waitFor(async () =>
      expect((await now()).people.map((person) => person.name)).toEqual(['Ada', 'Robin']),
    )
  })

  test('the turn with the caret is given to somebody by key', async () => {
    const { now, view } = await openTranscript()
    act(() => view.dispatch({ selection: { anchor: view.state.doc.line(2).from } }))
    view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 })
    fireEvent.keyDown(view.contentDOM, { key: ';', code: 'Semicolon', ctrlKey: true })
    const menu = await screen.findByRole('dialog', { name: 'Who says this?' })
    fireEvent.keyDown(within(menu).getByRole('combobox'), { key: '1' })
    await waitFor(async () =>
      expect((await now()).transcript?.segments.map(({ speaker }) => speaker)).toEqual(['p-1', 'p-1', 'p-1']),
    )
  })

  test('merging two voices says before and after how many turns come together', async () => {
    const { now } = await openTranscript()
    fireEvent.click(await screen.findByRole('tab', { name: /Speakers/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'More for Bo' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Ada.*1 \+ 2 turns/ }))
    expect(await screen.findByText('1 turn moved, 3 together.')).toBeTruthy()
    expect((await now()).people.map(({ name }) => name)).toEqual(['Ada'])
  })
})

describe('changes since import', () => {
  test('without an imported original there is nothing to compare with', async () => {
    await openTranscript()
    fireEvent.click(await screen.findByRole('radio', { name: /Changes/ }))
    expect(await screen.findByText('There is no original to compare with')).toBeTruthy()
  })
})
