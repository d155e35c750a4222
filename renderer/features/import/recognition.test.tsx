import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { transcriptText } from '../../../core/editing/transcript-text.ts'
import { hostInFolder } from '../../../electron/host/testing/host-in-folder.ts'
import { handOver } from '../../state/handed.ts'
import { renderApp } from '../../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)

const first = `WEBVTT

00:00.000 --> 00:04.000
<v Ines>We sent all of it to century by the prince

00:04.000 --> 00:08.000
<v Mara>Thank you for the long walk and the lamp
`
const second = `WEBVTT

00:00.200 --> 00:04.100
<v SPEAKER_01>We sent all of it to century, by the prints.

00:04.100 --> 00:08.000
<v SPEAKER_00>Thank you for the long walk and the lamp.
`

/** An episode with a transcript in which two words were typed, and a second transcript dropped on it. */
async function dropped() {
  const opened = await hostInFolder()
  const { client } = opened
  const { previewId } = await client.call('import.read', { source: { text: first } })
  const { episodeId } = await client.call('import.accept', { previewId, choices: {} })
  const { episode } = await client.call('episode.open', { episodeId })
  const segmentId = episode.transcript?.segments[0]?.id
  if (!segmentId) throw new Error('The captions made no turn.')
  const typed = (at: number, before: string, text: string) =>
    ({ type: 'transcript.replaceWords', place: { segmentId, from: at, to: at + 1, before }, text }) as const
  await client.call('episode.applyEdits', {
    episodeId,
    baseRevision: episode.revision,
    edits: [typed(6, 'century', 'Sentry'), typed(9, 'prince', 'press')],
  })
  renderApp(client, `#/import?into=${episodeId}`)
  handOver([{ kind: 'text', text: second }])
  const now = async () => (await client.call('episode.open', { episodeId })).episode
  const said = async () => transcriptText((await now()).transcript?.segments ?? [])
  await screen.findByRole('heading', { name: 'New recognition' })
  return { ...opened, episodeId, now, said }
}

test('a transcript dropped on one is looked at first, and cancelling changes nothing', async () => {
  const { now } = await dropped()
  expect(document.activeElement?.getAttribute('aria-label')).toBe('What changes')
  expect(screen.getByText(/^19 now, 19 new; \d+ reads? otherwise$/)).toBeTruthy()
  expect(screen.getByText('Times for each caption, as now')).toBeTruthy()
  const lost = screen.getByRole('region', { name: 'Does not fit' })
  expect(within(lost).getAllByRole('listitem')).toHaveLength(1)
  expect(within(lost).getByText(/prints/)).toBeTruthy()
  fireEvent.click(screen.getByRole('tab', { name: /^Kept/ }))
  expect(within(await screen.findByRole('region', { name: 'Kept' })).getByText('Sentry')).toBeTruthy()
  const before = await now()
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await screen.findByRole('heading', { name: 'Transcript', level: 1 })
  expect(await now()).toEqual(before)
})

test('what is refused because the episode changed meanwhile is looked at again, with what was chosen', async () => {
  const { said, now, client, episodeId } = await dropped()
  fireEvent.click(screen.getByRole('checkbox', { name: 'Put in “press” for “prints.” all the same' }))
  const { revision: baseRevision, transcript } = await now()
  const segmentId = transcript?.segments[1]?.id
  if (!segmentId) throw new Error('The captions made one turn only.')
  const place = { segmentId, from: 4, to: 5, before: 'long' }
  await client.call('episode.applyEdits', {
    episodeId,
    baseRevision,
    edits: [{ type: 'transcript.replaceWords', place, text: 'slow' }],
  })
  const replace = () => fireEvent.click(screen.getByRole('button', { name: /^Replace transcript/ }))
  const refused = () =>
    screen.queryAllByText(/changed after you looked at what the new/, { selector: '.toast *' })
  replace()
  await screen.findByRole('button', { name: 'Look again' })
  replace()
  await waitFor(() => expect(refused()).toHaveLength(0))
  fireEvent.click(await screen.findByRole('button', { name: 'Look again' }))
  expect(
    await screen.findByText('Compared with the episode as it is now.', { selector: '.toast *' }),
  ).toBeTruthy()
  expect(refused()).toHaveLength(0)
  expect(screen.getByRole('tab', { name: /^Kept/ }).textContent).toContain('2')
  replace()
  await waitFor(async () =>
    expect(await said()).toBe(
      'We sent all of it to Sentry, by the press.\nThank you for the slow walk and the lamp.',
    ),
  )
  await screen.findByText(/3 changes kept/, { selector: '.toast *' })
  expect(refused()).toHaveLength(0)
})

test('a refusal goes when the new recognition is let go', async () => {
  const { client, episodeId, now } = await dropped()
  const { revision: baseRevision } = await now()
  const edits = [{ type: 'details.change', set: { title: 'Another' } } as const]
  await client.call('episode.applyEdits', { episodeId, baseRevision, edits })
  fireEvent.click(screen.getByRole('button', { name: /^Replace transcript/ }))
  await screen.findByRole('button', { name: 'Look again' })
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  await screen.findByRole('heading', { name: 'Transcript', level: 1 })
  expect(screen.queryByRole('button', { name: 'Look again' })).toBeNull()
})

test('what was chosen is done in one step, and undo brings the old text back', async () => {
  const { said, now, client, episodeId } = await dropped()
  const before = await now()
  fireEvent.click(screen.getByRole('checkbox', { name: 'Put in “press” for “prints.” all the same' }))
  const voices = screen.getByRole('list', { name: 'Who is who' })
  expect(within(voices).getByRole('button', { name: /^Ines/ })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /^Replace transcript/ }))
  await waitFor(async () => expect(await said()).toMatch(/^We sent all of it to Sentry, by the press/))
  const after = await now()
  expect(after.people).toEqual(before.people)
  expect(after.corrections.map(({ origin }) => origin)).toEqual(['hand', 'hand'])
  expect(await screen.findByText(/2 changes kept/, { selector: '.toast *' })).toBeTruthy()
  await client.call('episode.undo', { episodeId, baseRevision: after.revision })
  expect((await now()).transcript).toEqual(before.transcript)
})
