import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { openReview, suspectedLines } from '../../../testing/open-review.tsx'
import { suggestingWorker } from '../../../testing/suggesting-worker.ts'
import { standInForLayout } from '../../../testing/without-layout.ts'
import type { SuggestionRequest } from './suggestion-request.ts'

vi.setConfig({ testTimeout: 60_000 })
beforeAll(standInForLayout)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const Engine = suggestingWorker('most\tM OW S T\t60') as new () => {
  postMessage(request: SuggestionRequest): void
}
/** How often the engine was asked, and whether it still answers. */
const engine = { asked: 0, isSilent: false }

beforeEach(() => {
  Object.assign(engine, { asked: 0, isSilent: false })
  vi.stubGlobal(
    'Worker',
    class extends Engine {
      override postMessage(request: SuggestionRequest): void {
        engine.asked += 1
        if (!engine.isSilent) super.postMessage(request)
      }
    },
  )
})

/** Waits until the engine has looked through the text again, and lets it answer no more. */
async function lookedAgain(before: number) {
  await waitFor(() => expect(engine.asked).toBeGreaterThan(before))
  await act(() => new Promise((resolve) => setTimeout(resolve, 100)))
  engine.isSilent = true
}

const open = async () => openReview(await hostInFolder(), build(...suspectedLines))

const undo = (from: HTMLElement) => fireEvent.keyDown(from, { key: 'z', code: 'KeyZ', ctrlKey: true })
const redo = (from: HTMLElement) =>
  fireEvent.keyDown(from, { key: 'z', code: 'KeyZ', ctrlKey: true, shiftKey: true })

test('what was accepted is back with the undo, without another look of the engine', async () => {
  const { press, goTo, said, panel, current, list } = await open()
  const before = await said()
  const places = async () => within(await list()).getAllByRole('option').length
  await goTo('sentry')
  await press('ArrowDown')
  const looks = engine.asked
  await press('Enter')
  await waitFor(async () => expect(await places()).toBe(2))
  await press('Enter', { shiftKey: true })
  await waitFor(async () => expect(await said()).not.toContain('sentry'))
  await goTo('rust')
  await press('e')
  const field = await screen.findByRole('textbox', { name: 'Right spelling' })
  fireEvent.change(field, { target: { value: 'rusty' } })
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })
  await lookedAgain(looks)
  expect(await current()).toMatch('Places of click house,')

  undo(panel)
  await waitFor(async () => expect(await current()).toMatch('Places of rust,'))
  undo(panel)
  await waitFor(async () => expect(await current()).toMatch('Places of sentry,'))
  expect(await places()).toBe(2)
  undo(panel)
  await waitFor(async () => expect(await places()).toBe(3))
  expect((await list()).querySelector('[aria-selected=true]')?.textContent).toMatch(/does\s*sentry/)
  expect(await said()).toBe(before)

  redo(panel)
  await waitFor(async () => expect(await places()).toBe(2))
  redo(panel)
  await waitFor(async () => expect(await current()).not.toMatch('Places of sentry,'))
  undo(panel)
  await waitFor(async () => expect(await current()).toMatch('Places of sentry,'))
})

test('keys pressed before the last one is carried out are about the next place', async () => {
  const { press, goTo, said } = await open()
  await goTo('sentry')
  await press('Enter')
  await press('Enter')
  await press('Enter')
  await waitFor(async () => expect(await said()).not.toContain('sentry'))
  expect(screen.queryByText(/changed after the edit was made/)).toBeNull()
})

test('never and skip come back to where the review was', async () => {
  const { press, goTo, panel, current } = await open()
  await goTo('click house')
  await press('x')
  await waitFor(async () => expect(await current()).not.toMatch('Places of click house,'))
  await goTo('rust')
  await press('s')
  await waitFor(async () => expect(await current()).not.toMatch('Places of rust,'))
  engine.isSilent = true
  undo(panel)
  await waitFor(async () => expect(await current()).toMatch('Places of rust,'))
  undo(panel)
  await waitFor(async () => expect(await current()).toMatch('Places of click house,'))
})

test('undone in the text, the word that came back is selected again, ready for ↵', async () => {
  const { view, list, said } = await open()
  await list()
  await waitFor(() => expect(view.contentDOM.querySelector('mark')).toBeTruthy())
  act(() => view.focus())
  fireEvent.keyDown(view.contentDOM, { key: 'F8', code: 'F8' })
  const selected = () => view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to)
  await waitFor(() => expect(selected()).toBe('sentry'))
  fireEvent.keyDown(view.contentDOM, { key: 'Enter', code: 'Enter' })
  await waitFor(async () => expect(await said()).toMatch(/^I build Sentry and rust/))
  await waitFor(() => expect(view.state.selection.main.from).toBeGreaterThan(8))
  undo(view.contentDOM)
  await waitFor(async () => expect(await said()).toMatch(/^I build sentry and rust/))
  await waitFor(() => expect([view.state.selection.main.from, selected()]).toEqual([8, 'sentry']))
  expect(await screen.findByRole('group', { name: 'sentry, suggested Sentry' })).toBeTruthy()
})
