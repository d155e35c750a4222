import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Client } from '../../../../core/contract/client.ts'
import { suggestionId } from '../../../../core/corrections/suggest.ts'
import { type EpisodeId, ShowId, SuggestionId } from '../../../../core/ids.ts'
import type { Show } from '../../../../core/show/schema.ts'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { openReview, suspectedLines } from '../../../testing/open-review.tsx'
import { suggestingWorker } from '../../../testing/suggesting-worker.ts'
import { standInForLayout } from '../../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
beforeAll(standInForLayout)
beforeEach(() => void vi.stubGlobal('Worker', suggestingWorker('most\tM OW S T\t60')))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** A review on screen, and another window that has the show as it was. */
async function open() {
  const opened = await openReview(await hostInFolder(), build(...suspectedLines))
  const other = opened.clientNamed('other window')
  const showNow = (): Promise<Show> => opened.client.call('show.get', { showId: ShowId.parse('sh-1') })
  const base = await showNow()
  const elsewhere = (change: (show: Show) => Show) => other.call('show.save', { show: change(base), base })
  return { ...opened, elsewhere, showNow }
}
const without =
  (spelling: string) =>
  (show: Show): Show => ({
    ...show,
    vocabulary: show.vocabulary.filter((term) => term.spelling !== spelling),
  })

test('an answer is learned beside what another window learned, and what it saved is seen here', async () => {
  const { elsewhere, showNow, goTo, press, memory } = await open()
  await goTo('sentry')
  await elsewhere((show) => ({
    ...without('Rust')(show),
    memory: { accepted: [], refused: [{ heard: 'boat', right: 'Boat', times: 1 }] },
  }))
  await press('Enter', { shiftKey: true })
  await waitFor(async () => expect((await memory()).accepted).toMatchObject([{ right: 'Sentry' }]))
  expect((await memory()).refused).toMatchObject([{ heard: 'boat' }])
  expect((await showNow()).vocabulary.map(({ spelling }) => spelling)).toEqual(['Sentry', 'ClickHouse'])
  fireEvent.click(await screen.findByRole('tab', { name: /Glossary/ }))
  const terms = await screen.findByRole('list', { name: 'Terms of this show' })
  await waitFor(() => expect(within(terms).queryByText('Rust')).toBeNull())
})

test('a term that is typed while another window removes it is not lost', async () => {
  const { elsewhere, showNow } = await open()
  fireEvent.click(await screen.findByRole('tab', { name: /Glossary/ }))
  fireEvent.click(await screen.findByRole('button', { name: /Rust/ }))
  const heard = await screen.findByRole('textbox', { name: /heard as/i })
  fireEvent.change(heard, { target: { value: 'roost' } })
  await elsewhere(without('Rust'))
  await elsewhere((show) => ({ ...show, summary: 'seen' }))
  const editor = screen.getByRole('form', { name: 'Change Rust' })
  expect(await within(editor).findByText(/This term was removed in another window/)).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /heard as/i }).value).toBe('roost')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(async () =>
    expect((await showNow()).vocabulary).toContainEqual(
      expect.objectContaining({ spelling: 'Rust', heardAs: ['roost'] }),
    ),
  )
})

test('a spelling typed for what another window decides is handed on, and is not meant for the next word', async () => {
  const { goTo, press, list, episode, clientNamed, said } = await open()
  await goTo('sentry')
  await press('e')
  const field = await screen.findByRole('textbox', { name: 'Right spelling' })
  fireEvent.change(field, { target: { value: 'Sentry.io' } })
  await decideElsewhere(clientNamed('other window'), episode.id, 'sentry', 'Sentry')
  const messages = await screen.findByRole('region', { name: 'Messages' })
  expect(await within(messages).findByText(/^“Sentry\.io”/)).toBeTruthy()
  await waitFor(async () =>
    expect((await list()).getAttribute('aria-label')).not.toMatch(/^Places of sentry/),
  )
  expect(screen.queryByRole('textbox', { name: 'Right spelling' })).toBeNull()
  expect(await said()).not.toContain('Sentry.io')
})

test('a spelling that is given up is not handed on', async () => {
  const { goTo, press } = await open()
  await goTo('sentry')
  await press('e')
  const field = await screen.findByRole('textbox', { name: 'Right spelling' })
  fireEvent.change(field, { target: { value: 'Sentree' } })
  fireEvent.keyDown(field, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Right spelling' })).toBeNull())
  expect(screen.queryByText(/Sentree/)).toBeNull()
})

/** The answer of another window, that a pair is never to be suggested. */
async function decideElsewhere(other: Client, episodeId: EpisodeId, heard: string, right: string) {
  const { revision } = (await other.call('episode.open', { episodeId })).episode
  const id = SuggestionId.parse(suggestionId(heard, right))
  const answer = { type: 'suggestion.answer', id, heard, right, answer: 'refused', places: 3 } as const
  await other.call('episode.applyEdits', { episodeId, baseRevision: revision, edits: [answer] })
}

test('a term begun and left for another list is handed on; one that is given up is not', async () => {
  await open()
  const begin = async (spelling: string) => {
    fireEvent.click(await screen.findByRole('tab', { name: /Glossary/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Add term' }))
    const field = await screen.findByRole('textbox', { name: 'Right spelling' })
    fireEvent.change(field, { target: { value: spelling } })
    return field
  }
  fireEvent.keyDown(await begin('Kafka'), { key: 'Escape' })
  await begin('Postgres')
  fireEvent.click(screen.getByRole('tab', { name: /Speakers/ }))
  const messages = await screen.findByRole('region', { name: 'Messages' })
  expect(await within(messages).findByText(/^“Postgres”/)).toBeTruthy()
  expect(within(messages).queryByText(/Kafka/)).toBeNull()
})
