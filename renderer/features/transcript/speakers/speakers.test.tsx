import { EditorView } from '@codemirror/view'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Episode } from '../../../../core/episode/schema.ts'
import { countingIds } from '../../../../core/ids.ts'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { standInForLayout } from '../../../testing/without-layout.ts'
import { speakerText } from '../../../text/transcript.ts'

vi.setConfig({ testTimeout: 60_000 })
beforeAll(standInForLayout)
beforeEach(() => vi.restoreAllMocks())
afterEach(cleanup)

const lines = ['Ada: so you are the creator', 'Bo: that I am', 'Ada: nice to meet you', 'Cy: me too']

async function openTranscript(...said: readonly string[]) {
  const ids = countingIds()
  // The builder counts its ids too.
  const opened = await hostInFolder({ newId: (prefix) => ids(`made-${prefix}`) })
  const built = build(...said)
  // Voices that the import called `V…` have no name yet.
  const people = built.people.map((person) =>
    /^V\d/.test(person.name) ? { ...person, name: '', label: person.name } : person,
  )
  const episode = { ...built, people }
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/transcript`)
  const text = await screen.findByRole('textbox', { name: 'Transcript' })
  const view = EditorView.findFromDOM(text)
  if (!view) throw new Error('The text is an editor.')
  const now = async (): Promise<Episode> =>
    (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  const names = async () => (await now()).people.map(({ name }) => name)
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
  const showPanel = async () => fireEvent.click(await screen.findByRole('tab', { name: /^Speakers/ }))
  return { ...opened, episode, view, now, names, speakers, ask, showPanel }
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

describe('another name for a speaker', () => {
  const rename = async (from: string, to: string) => {
    fireEvent.click(await screen.findByRole('button', { name: `More for ${from}` }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    const field = await screen.findByRole('textbox', { name: `Name of ${from}` })
    act(() => field.focus())
    fireEvent.change(field, { target: { value: to } })
    fireEvent.keyDown(field, { key: 'Enter' })
    return field
  }

  test('is kept on Enter, and the focus stays in the row', async () => {
    const { names, showPanel } = await openTranscript(...lines)
    await showPanel()
    await rename('Bo', 'Robin')
    await waitFor(async () => expect(await names()).toEqual(['Ada', 'Robin', 'Cy']))
    const more = await screen.findByRole('button', { name: 'More for Robin' })
    await waitFor(() => expect(document.activeElement).toBe(more))
  })

  test('that somebody has already makes no double but offers to merge, in one step', async () => {
    const { names, speakers, showPanel, client, episode, now } = await openTranscript(...lines)
    await showPanel()
    const field = await rename('Bo', ' ada ')
    const merge = await screen.findByRole('button', { name: 'Merge them' })
    expect(screen.getByText('Ada is already in this episode.')).toBeTruthy()
    expect(document.activeElement).toBe(merge)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(await names()).toEqual(['Ada', 'Bo', 'Cy'])
    fireEvent.click(merge)
    await waitFor(async () => expect(await names()).toEqual(['Ada', 'Cy']))
    expect(await speakers()).toEqual(['Ada', 'Ada', 'Ada', 'Cy'])
    expect(await screen.findByText('1 turn moved, 3 together.')).toBeTruthy()
    const more = screen.getByRole('button', { name: 'More for Ada' })
    await waitFor(() => expect(document.activeElement).toBe(more))
    await client.call('episode.undo', { episodeId: episode.id, baseRevision: (await now()).revision })
    expect(await speakers()).toEqual(['Ada', 'Bo', 'Ada', 'Cy'])
  })

  test('that somebody has already is not given to a new speaker either, and stays to be changed', async () => {
    const { showPanel, names } = await openTranscript(...lines)
    await showPanel()
    fireEvent.click(await screen.findByRole('button', { name: 'Add speaker' }))
    const field = await screen.findByRole('textbox', { name: 'Name of the new speaker' })
    fireEvent.change(field, { target: { value: ' bo' } })
    expect(await screen.findByText('Bo is already in this episode.')).toBeTruthy()
    fireEvent.submit(field)
    expect(await names()).toEqual(['Ada', 'Bo', 'Cy'])
    fireEvent.change(field, { target: { value: 'Bob' } })
    fireEvent.submit(field)
    await waitFor(async () => expect(await names()).toEqual(['Ada', 'Bo', 'Cy', 'Bob']))
  })

  test('is given up by Escape beside the offer, and the focus stays in the row', async () => {
    const { names, showPanel } = await openTranscript(...lines)
    await showPanel()
    await rename('Bo', 'Ada')
    fireEvent.keyDown(await screen.findByRole('button', { name: 'Merge them' }), { key: 'Escape' })
    expect(screen.queryByRole('textbox', { name: 'Name of Bo' })).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More for Bo' }))
    expect(await names()).toEqual(['Ada', 'Bo', 'Cy'])
  })
})

describe('what the words say of who speaks', () => {
  const talk = [
    'Ada: Hello, I’m Ada, and I’m here with Robin.',
    'V1: Good to be here.',
    'Ada: Robin, what comes next?',
    'V1: The keel.',
    'V2: And my name is Cy Long.',
    'Bo: Thanks, Bo.',
    'Robin: Hm.',
  ]
  const selected = ({ state }: EditorView) =>
    state.sliceDoc(state.selection.main.from, state.selection.main.to)

  test('names an unnamed voice for all its turns, and shows the words it goes by', async () => {
    const { view, speakers, names, showPanel } = await openTranscript(...talk.slice(3, 5))
    await showPanel()
    expect(await screen.findByText(/^Says/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^Go to “And my name is Cy Long” at 0:\d\d$/ }))
    expect(selected(view)).toBe('And my name is Cy Long.')
    fireEvent.click(screen.getByRole('button', { name: 'Name it Cy Long' }))
    await waitFor(async () => expect(await names()).toEqual(['', 'Cy Long']))
    expect((await speakers())?.at(-1)).toBe('Cy Long')
    expect(await screen.findByText('Named 1 turn Cy Long')).toBeTruthy()
  })

  test('gives a voice to somebody of the episode who is called and answered for', async () => {
    const opened = await openTranscript(...talk.slice(0, 4))
    const { client, episode, now, names, speakers, showPanel } = opened
    const edits = [
      { type: 'person.add', person: { name: 'Robin Hale', role: 'guest', group: 'cast' } },
    ] as const
    await client.call('episode.applyEdits', {
      episodeId: episode.id,
      baseRevision: (await now()).revision,
      edits: [...edits],
    })
    await showPanel()
    const said = await screen.findByText(/^Ada says/)
    expect(said.closest('p')?.textContent).toMatch(
      /^Ada says .*I’m here with Robin at .* and Robin, what comes next\? at .*\. This voice answers both times\.$/,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Name all 2 Robin Hale' }))
    await waitFor(async () => expect(await names()).toEqual(['Ada', 'Robin Hale']))
    expect(await speakers()).toEqual(['Ada', 'Robin Hale', 'Ada', 'Robin Hale'])
  })

  test('leaves room for somebody else', async () => {
    const { names, showPanel } = await openTranscript(...talk.slice(4, 6))
    await showPanel()
    fireEvent.click(await screen.findByRole('button', { name: 'Someone else…' }))
    const field = await screen.findByRole('textbox', { name: 'Who is it?' })
    await waitFor(() => expect(document.activeElement).toBe(field))
    fireEvent.change(field, { target: { value: 'Di' } })
    fireEvent.click(screen.getByRole('button', { name: 'Name it Di' }))
    await waitFor(async () => expect(await names()).toEqual(['Di', 'Bo']))
  })

  test('says where people give their names, and lists turns that are somebody else’s by their words', async () => {
    const { view, showPanel } = await openTranscript(...talk)
    await showPanel()
    fireEvent.click(await screen.findByRole('button', { name: /^Gives their name at 0:00/ }))
    expect(selected(view)).toMatch(/^Hello, I’m Ada/)
    const list = within(screen.getByRole('region', { name: 'Check these turns' }))
    fireEvent.click(list.getByRole('button', { name: /“Thanks, Bo”.*Is it really Bo\?/ }))
    expect(selected(view)).toBe('Thanks, Bo.')
  })
})

describe('very many speakers', () => {
  const crowd = Array.from({ length: 60 }, (_, at) => `Voice${at}: ${at === 0 ? 'so '.repeat(500) : 'yes'}`)

  test('a menu is worked out when it is opened, and a row is drawn again when it changed', async () => {
    const [merges, rows] = [vi.spyOn(speakerText, 'mergeTurns'), vi.spyOn(speakerText, 'more')]
    const { view, showPanel, now } = await openTranscript(...crowd)
    await showPanel()
    await screen.findByRole('button', { name: 'More for Voice59' })
    expect(merges).not.toHaveBeenCalled()
    rows.mockClear()
    act(() => view.dispatch({ changes: { from: 0, insert: 'and ' }, userEvent: 'input.type' }))
    await waitFor(async () => expect((await now()).transcript?.segments[0]?.words[0]?.text).toBe('and'))
    fireEvent.click(screen.getByRole('button', { name: 'More for Voice59' }))
    expect(await screen.findByRole('menuitem', { name: /^Voice7.*1 \+ 1 turn/ })).toBeTruthy()
    expect(new Set(rows.mock.calls.map(([name]) => name)).size).toBeLessThan(5)
  })

  test('less than a percent says so, and the bar has no gaps to be wider than the panel', async () => {
    const { showPanel } = await openTranscript(...crowd)
    await showPanel()
    const row = (await screen.findByText('Voice59')).closest('.sr')
    expect(row?.textContent).toContain('<1%')
    const bar = screen.getByRole('img', { name: /^Share of talking: Voice0 \d\d%, .*Voice59 <1%/ })
    expect(bar.className).toContain('many')
  })
})
