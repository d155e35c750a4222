import { EditorView } from '@codemirror/view'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Edit } from '../../../core/editing/edit.ts'
import { transcriptText } from '../../../core/editing/transcript-text.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { standInForLayout } from '../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)
beforeAll(() => {
  standInForLayout()
  // The list of changes asks for sizes too.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 600 })
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 360 })
})

const captions = `WEBVTT

00:00.000 --> 00:04.000
<v Ines>we sent all of it to century by the prince

00:04.000 --> 00:08.000
<v Mara>thank you for the long walk
`

/** An imported transcript with three typed words, shown with its changes. */
async function withChanges() {
  const { client } = await hostInFolder()
  const { previewId } = await client.call('import.read', { source: { text: captions } })
  const { episodeId } = await client.call('import.accept', { previewId, choices: {} })
  const { episode } = await client.call('episode.open', { episodeId })
  const [first, second] = episode.transcript?.segments.map(({ id }) => id) ?? []
  if (!first || !second) throw new Error('The captions made fewer turns than the test needs.')
  const typed = (segmentId: typeof first, at: number, before: string, text: string) =>
    ({ type: 'transcript.replaceWords', place: { segmentId, from: at, to: at + 1, before }, text }) as const
  await client.call('episode.applyEdits', {
    episodeId,
    baseRevision: episode.revision,
    edits: [
      typed(first, 6, 'century', 'Sentry'),
      typed(first, 9, 'prince', 'press'),
      typed(second, 4, 'long', 'slow'),
    ],
  })
  renderApp(client, `#/episode/${episodeId}/transcript`)
  const text = await screen.findByRole('textbox', { name: 'Transcript' })
  const view = EditorView.findFromDOM(text)
  if (!view) throw new Error('The text is an editor.')
  fireEvent.click(await screen.findByRole('radio', { name: /Changes/ }))
  await screen.findByRole('heading', { name: '3 changes' })
  const said = async () => {
    const { transcript } = (await client.call('episode.open', { episodeId })).episode
    return transcriptText(transcript?.segments ?? []).split('\n')
  }
  const speakers = async () => {
    const { people, transcript } = (await client.call('episode.open', { episodeId })).episode
    return transcript?.segments.map(({ speaker }) => people.find(({ id }) => id === speaker)?.name)
  }
  const edit = async (edits: (episode: Episode) => readonly Edit[]) => {
    const { episode: now } = await client.call('episode.open', { episodeId })
    await client.call('episode.applyEdits', { episodeId, baseRevision: now.revision, edits: edits(now) })
  }
  const choose = (words: RegExp) => fireEvent.click(screen.getByRole('button', { name: words }))
  return { view, said, speakers, edit, choose }
}

test('each change is taken back alone, and a whole turn at once', async () => {
  const { said, choose } = await withChanges()
  choose(/long .*slow/)
  expect(screen.queryByRole('button', { name: /^Whole turn/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Revert this' }))
  await waitFor(async () => expect((await said())[1]).toBe('thank you for the long walk'))
  expect((await said())[0]).toBe('we sent all of it to Sentry by the press')
  await screen.findByRole('heading', { name: '2 changes' })
  choose(/century .*Sentry/)
  fireEvent.click(screen.getByRole('button', { name: 'Whole turn (2)' }))
  await waitFor(async () => expect((await said())[0]).toBe('we sent all of it to century by the prince'))
  expect(await screen.findByText('Turn restored, 2 changes taken back')).toBeTruthy()
})

test('the text is edited while its changes are shown, and the list is saved as a table', async () => {
  const { view, said } = await withChanges()
  expect(view.state.readOnly).toBe(false)
  act(() => view.dispatch({ changes: { from: 0, to: 2, insert: 'They' }, userEvent: 'input.type' }))
  await screen.findByRole('heading', { name: '4 changes' })
  expect((await said())[0]).toMatch(/^They sent/)

  const saved: { name: string; text: Promise<string> }[] = []
  let held = new Blob()
  URL.createObjectURL = (blob) => {
    held = blob as Blob
    return 'blob:here'
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: held.text() })
  })
  fireEvent.click(screen.getByRole('button', { name: 'Save as TSV' }))
  expect(saved[0]?.name).toMatch(/ changes\.tsv$/)
  expect((await saved[0]?.text)?.split('\n')).toEqual([
    'Time\tWas\tIs',
    '0:00\twe\tThey',
    'about 0:02\tcentury\tSentry',
    'about 0:03\tprince\tpress',
    'about 0:06\tlong\tslow',
  ])
})

test('what is typed just before a change is taken back does not move the change', async () => {
  const { view, said, choose } = await withChanges()
  choose(/century .*Sentry/)
  const revert = screen.getByRole('button', { name: 'Revert this' })
  act(() => {
    view.dispatch({ changes: { from: 0, to: 0, insert: 'Well then ' }, userEvent: 'input.type' })
    fireEvent.click(revert)
  })
  await waitFor(async () =>
    expect((await said())[0]).toBe('Well then we sent all of it to century by the press'),
  )
})

test('a change that is typed over is not taken back, and that is said', async () => {
  const { view, said, choose } = await withChanges()
  choose(/century .*Sentry/)
  const revert = screen.getByRole('button', { name: 'Revert this' })
  const at = view.state.doc.toString().indexOf('Sentry')
  act(() => {
    view.dispatch({ changes: { from: at, to: at + 6, insert: 'the sentries' }, userEvent: 'input.type' })
    fireEvent.click(revert)
  })
  expect(await screen.findByText('This change is not there any more, so nothing was reverted.')).toBeTruthy()
  expect((await said())[0]).toBe('we sent all of it to the sentries by the press')
})

test('everything goes back to how it was imported, and as many changes are told as there were', async () => {
  const { said, speakers, edit } = await withChanges()
  const before = await speakers()
  await edit(({ transcript }) => {
    const [, second] = transcript?.segments ?? []
    return second ? [{ type: 'transcript.joinSegment', segmentId: second.id }] : []
  })
  await screen.findByRole('heading', { name: '4 changes' })
  fireEvent.click(screen.getByRole('button', { name: 'Revert all…' }))
  await screen.findByText(/^Words, turns and speakers go back to how they were imported\./)
  fireEvent.click(screen.getByRole('button', { name: 'Revert all' }))
  expect(await screen.findByText('Reverted 4 changes')).toBeTruthy()
  expect(await said()).toEqual(['we sent all of it to century by the prince', 'thank you for the long walk'])
  expect(await speakers()).toEqual(before)
  expect(await screen.findByText('Nothing changed since import')).toBeTruthy()
})

test('a speaker who was merged away is added again, and it is said that the name is not kept', async () => {
  const { view, speakers, edit, choose } = await withChanges()
  await edit(({ people: [ines, mara] }) =>
    ines && mara ? [{ type: 'person.merge', personId: mara.id, into: ines.id }] : [],
  )
  await screen.findByRole('heading', { name: '4 changes' })
  const struck = () => view.dom.querySelector('.cm-margin .renamed')?.textContent
  await waitFor(() => expect(struck()).toBe('A voice that is goneInes'))
  choose(/A voice that is gone .*Ines/)
  fireEvent.click(screen.getByRole('button', { name: 'Revert this' }))
  expect(
    await screen.findByText('A voice that was gone is back without its name. Give it one under Speakers.'),
  ).toBeTruthy()
  expect(await speakers()).toEqual(['Ines', ''])
  await waitFor(() => expect(struck()).toBeUndefined())
})

test('the panel that was chosen is there again after the changes were looked at', async () => {
  await withChanges()
  const edit = () => fireEvent.click(screen.getByRole('radio', { name: 'Edit' }))
  const chosen = async () => (await screen.findByRole('tab', { selected: true })).textContent
  edit()
  fireEvent.click(await screen.findByRole('tab', { name: /^Speakers/ }))
  const look = async () => {
    fireEvent.click(screen.getByRole('radio', { name: /Changes/ }))
    await screen.findByRole('heading', { name: '3 changes' })
    edit()
  }
  await look()
  expect(await chosen()).toMatch(/^Speakers/)
  fireEvent.click(screen.getByRole('button', { name: 'More tools' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Replacement rules…' }))
  await waitFor(async () => expect(await chosen()).toMatch(/^Rules/))
  fireEvent.click(screen.getByRole('tab', { name: /^Speakers/ }))
  await look()
  expect(await chosen()).toMatch(/^Speakers/)
})
