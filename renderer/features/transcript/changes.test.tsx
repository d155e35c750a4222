import { EditorView } from '@codemirror/view'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { transcriptText } from '../../../core/editing/transcript-text.ts'
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
  const choose = (words: RegExp) => fireEvent.click(screen.getByRole('button', { name: words }))
  return { view, said, choose }
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
