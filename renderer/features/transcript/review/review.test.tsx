import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ShowId } from '../../../../core/ids.ts'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { openReview, suspectedLines } from '../../../testing/open-review.tsx'
import { renderApp } from '../../../testing/render-app.tsx'
import { suggestingWorker } from '../../../testing/suggesting-worker.ts'
import { standInForLayout } from '../../../testing/without-layout.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
beforeAll(standInForLayout)

const worker = suggestingWorker('century\tS EH N CH ER IY\t40', 'most\tM OW S T\t60', 'of\tAH V\t70')

beforeEach(() => {
  vi.stubGlobal('Worker', worker)
})

const open = async (options?: { readonly withShow?: boolean; readonly language?: string }) =>
  openReview(await hostInFolder(), build(...suspectedLines), options)

describe('the review panel', () => {
  test('suspected words are listed by group and marked in the text with a description', async () => {
    const { panel, view, goTo, list } = await open()
    await list()
    expect(within(panel).getByText('0 of 6 reviewed')).toBeTruthy()
    expect(await screen.findByText('6 suggestions to review')).toBeTruthy()
    await goTo('sentry')
    expect(within(await list()).getAllByRole('option')).toHaveLength(3)
    await waitFor(() =>
      expect(
        [...view.contentDOM.querySelectorAll('mark')].map((mark) => mark.getAttribute('aria-description')),
      ).toContain('suspected, Sentry, 2 of 3'),
    )
    expect(view.contentDOM.querySelectorAll('mark')).toHaveLength(6)
  })

  test('a word stands out with its popover only while the review is at it', async () => {
    const { goTo, view } = await open()
    const looks = () => view.contentDOM.querySelectorAll('mark:is(.a, .same)').length
    const popover = () => screen.queryByRole('group', { name: 'sentry, suggested Sentry' })
    await waitFor(() => expect(view.contentDOM.querySelectorAll('mark')).toHaveLength(6))
    expect(looks()).toBe(0)
    await goTo('sentry')
    await waitFor(() => expect([looks(), popover() === null]).toEqual([3, false]))
    fireEvent.click(screen.getByRole('tab', { name: /^Speakers/ }))
    await waitFor(() => expect([looks(), popover()]).toEqual([0, null]))
    fireEvent.click(screen.getByRole('tab', { name: /^Review/ }))
    fireEvent.keyDown(await screen.findByRole('listbox', { name: /^Places of/ }), { key: 'ArrowDown' })
    await waitFor(() => expect([looks(), popover() === null]).toEqual([3, false]))
    fireEvent.click(screen.getByRole('button', { name: 'Find' }))
    await waitFor(() => expect([looks(), popover()]).toEqual([0, null]))
  })

  test('accept all changes every place in one step, folds the group and teaches the show', async () => {
    const { press, goTo, said, memory, panel, client, episode, now } = await open()
    await goTo('sentry')
    await press('Enter', { shiftKey: true })
    await waitFor(async () => expect(await said()).toContain('does Sentry use rust'))
    expect(await said()).toContain('I build Sentry')
    expect(await within(panel).findByText('3 changed')).toBeTruthy()
    expect(await screen.findByText('Changed “sentry” to “Sentry” in 3 places')).toBeTruthy()
    expect(within(panel).getByText('3 of 6 reviewed')).toBeTruthy()
    await waitFor(async () =>
      expect((await memory()).accepted).toEqual([{ heard: 'sentry', right: 'Sentry', times: 1 }]),
    )
    fireEvent.click(within(panel).getByRole('button', { name: 'Undo: sentry → Sentry' }))
    await waitFor(async () => expect(await said()).toContain('I build sentry'))
    await waitFor(async () => expect((await memory()).accepted).toEqual([]))
    expect(await within(panel).findByText('0 of 6 reviewed')).toBeTruthy()
    // The button's own step was taken back; undoing that brings the group and its lesson again.
    await client.call('episode.undo', { episodeId: episode.id, baseRevision: (await now()).revision })
    await waitFor(async () => expect(await said()).toContain('I build Sentry'))
    await waitFor(async () => expect((await memory()).accepted).toHaveLength(1))
    await client.call('episode.redo', { episodeId: episode.id, baseRevision: (await now()).revision })
    await waitFor(async () => expect((await memory()).accepted).toEqual([]))
  })

  test('accept one changes this place and goes to the next one of its group', async () => {
    const { press, goTo, said, list } = await open()
    await goTo('rust')
    await press('Enter')
    await waitFor(async () => expect(await said()).toContain('sentry and Rust tools'))
    expect(await said()).toContain('use rust at all')
    await waitFor(async () => expect(within(await list()).getAllByRole('option')).toHaveLength(1))
  })

  test('what was skipped, refused and accepted is still decided when the episode is opened again', async () => {
    const { press, goTo, panel, client, episode, now } = await open()
    await goTo('click house')
    await press('Enter', { shiftKey: true })
    expect(await within(panel).findByText('1 of 6 reviewed')).toBeTruthy()
    await goTo('rust')
    await press('s')
    expect(await within(panel).findByText('3 of 6 reviewed')).toBeTruthy()
    await goTo('sentry')
    await press('x')
    expect(await within(panel).findByText('6 of 6 reviewed')).toBeTruthy()
    expect((await now()).answers?.map(({ heard, answer }) => `${heard} ${answer}`)).toEqual([
      'rust skipped',
      'sentry refused',
    ])
    cleanup()
    renderApp(client, `#/episode/${episode.id}/transcript`)
    const again = await screen.findByRole('region', { name: 'Suggestions' })
    expect(await within(again).findByText('6 of 6 reviewed')).toBeTruthy()
    expect(within(again).getByText('Nothing left to review')).toBeTruthy()
    fireEvent.click(within(again).getByRole('button', { name: '2 decided before' }))
    fireEvent.click(within(again).getByRole('button', { name: 'Undo: rust → Rust' }))
    expect(await within(again).findByText('4 of 6 reviewed')).toBeTruthy()
    expect(within(again).getByRole('listbox', { name: 'Places of rust, suggested Rust' })).toBeTruthy()
  })

  test('undo takes back what was done last, be it never, skip or accept', async () => {
    const { press, goTo, said, memory, panel } = await open()
    const before = await said()
    await goTo('click house')
    await press('Enter', { shiftKey: true })
    await waitFor(async () => expect(await said()).not.toBe(before))
    await goTo('rust')
    await press('s')
    await goTo('sentry')
    await press('x')
    await waitFor(async () => expect((await memory()).refused).toHaveLength(1))
    const undo = () => fireEvent.keyDown(panel, { key: 'z', code: 'KeyZ', ctrlKey: true })
    undo()
    await waitFor(async () => expect((await memory()).refused).toEqual([]))
    const told = await screen.findByRole('region', { name: 'Messages' })
    expect(await within(told).findByText('Undone: never suggest "Sentry" for "sentry"')).toBeTruthy()
    expect(await within(panel).findByText('3 of 6 reviewed')).toBeTruthy()
    undo()
    expect(await within(panel).findByText('1 of 6 reviewed')).toBeTruthy()
    expect(await said()).not.toBe(before)
    undo()
    await waitFor(async () => expect(await said()).toBe(before))
  })

  test('nothing is counted before the text was looked through', async () => {
    vi.stubGlobal(
      'Worker',
      class {
        postMessage(): void {}
        terminate(): void {}
      },
    )
    const { panel } = await open()
    expect(within(panel).getAllByText('Looking for misheard words').length).toBeGreaterThan(0)
    expect(within(panel).queryByText(/of 0 reviewed/)).toBeNull()
    expect(screen.getByRole('tab', { name: 'Review' })).toBeTruthy()
  })

  test('what is typed while the text is looked through leaves the suggestions that hold in it', async () => {
    let letGo: (() => void) | undefined
    vi.stubGlobal(
      'Worker',
      class extends (worker as new () => { postMessage(message: unknown): void }) {
        override postMessage(message: unknown): void {
          letGo ??= () => super.postMessage(message)
        }
      },
    )
    const { view, said } = await open()
    await waitFor(() => expect(letGo).toBeDefined(), { timeout: 5_000 })
    const from = view.state.doc.toString().indexOf('sentry')
    view.dispatch({ changes: { from, to: from + 'sentry'.length, insert: 'boats' }, userEvent: 'input.type' })
    await waitFor(async () => expect(await said()).toContain('I build boats'), { timeout: 5_000 })
    // The page hears of its own edit a little after the host has it.
    await act(() => new Promise((resolve) => setTimeout(resolve, 100)))
    letGo?.()
    await waitFor(() => expect(view.contentDOM.querySelectorAll('mark')).toHaveLength(5))
  })

  test('a skip is taken back by itself, and never is remembered by the show and taken back', async () => {
    const { press, goTo, panel, memory, said } = await open()
    const before = await said()
    await goTo('rust')
    await press('s')
    expect(await within(panel).findByText('Skipped')).toBeTruthy()
    await goTo('sentry')
    await press('x')
    await waitFor(async () =>
      expect((await memory()).refused).toEqual([{ heard: 'sentry', right: 'Sentry', times: 1 }]),
    )
    expect(within(panel).getByText('5 of 6 reviewed')).toBeTruthy()
    fireEvent.click(within(panel).getByRole('button', { name: 'Undo: sentry → Sentry' }))
    await waitFor(async () => expect((await memory()).refused).toEqual([]))
    expect(await within(panel).findByText('2 of 6 reviewed')).toBeTruthy()
    expect(await said()).toBe(before)
  })

  test('another spelling is typed for all places', async () => {
    const { press, goTo, said } = await open()
    await goTo('rust')
    await press('e')
    const field = await screen.findByRole('textbox', { name: 'Right spelling' })
    fireEvent.change(field, { target: { value: 'RUST' } })
    fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })
    await waitFor(async () => expect(await said()).toContain('use RUST at all'))
    expect(await said()).toContain('and RUST tools')
  })

  test('Esc goes back to the text at the same word', async () => {
    const { press, goTo, view } = await open()
    await goTo('click house')
    await press('Escape')
    const { from, to } = view.state.selection.main
    expect(view.state.sliceDoc(from, to)).toBe('click house')
    expect(document.activeElement).toBe(view.contentDOM)
  })

  test('a filter shows its kind alone', async () => {
    const { panel, list, current } = await open()
    await list()
    fireEvent.click(within(panel).getByRole('button', { name: 'Terms, 1' }))
    expect(await current()).toBe('Places of click house, suggested ClickHouse')
    expect(within(panel).getByRole('button', { name: 'Capitals, 5' })).toBeTruthy()
  })

  test('without a show the episode is changed and nothing is remembered, which is said', async () => {
    const { panel, press, said, client } = await open({ withShow: false })
    expect(within(panel).getByText(/nothing is remembered for the next one/)).toBeTruthy()
    await press('Enter', { shiftKey: true })
    await waitFor(async () => expect(await said()).toContain('I build Sentry'))
    expect(await client.call('show.list', {})).toEqual([])
  })

  test('a language without a pronouncing dictionary is named', async () => {
    const { panel } = await open({ language: 'nl' })
    expect(await within(panel).findByText(/no pronouncing dictionary for Dutch/)).toBeTruthy()
  })
})

describe('in the text', () => {
  test('F8 goes to the next suspected word, and Enter accepts it', async () => {
    const { view, list, said } = await open()
    await list()
    await waitFor(() => expect(view.contentDOM.querySelector('mark')).toBeTruthy())
    act(() => view.focus())
    fireEvent.keyDown(view.contentDOM, { key: 'F8', code: 'F8' })
    await waitFor(() => expect(view.state.sliceDoc(8, 14)).toBe('sentry'))
    expect([view.state.selection.main.from, view.state.selection.main.to]).toEqual([8, 14])
    expect(await screen.findByRole('group', { name: 'sentry, suggested Sentry' })).toBeTruthy()
    fireEvent.keyDown(view.contentDOM, { key: 'Enter', code: 'Enter' })
    await waitFor(async () => expect(await said()).toMatch(/^I build Sentry and rust/))
  })
})

describe('the glossary', () => {
  test('a term is added, looked for, changed and removed', async () => {
    const { client, view } = await open()
    fireEvent.click(await screen.findByRole('tab', { name: /Glossary/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Add term' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'Right spelling' }), { target: { value: 'Tools' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'Often heard as' }), {
      target: { value: 'stools, tulls' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Add and find in transcript' }))
    const vocabulary = async () =>
      (await client.call('show.get', { showId: ShowId.parse('sh-1') })).vocabulary.map((one) => one.spelling)
    await waitFor(async () => expect(await vocabulary()).toContain('Tools'))
    await waitFor(() =>
      expect([...view.contentDOM.querySelectorAll('mark')].map((mark) => mark.textContent)).toContain(
        'tools',
      ),
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Change Tools' }))
    expect(screen.getByDisplayValue('stools, tulls')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Remove term' }))
    await waitFor(async () => expect(await vocabulary()).toEqual(['Sentry', 'Rust', 'ClickHouse']))
  })

  test('a term begins with the words that are selected', async () => {
    const { client, view, list } = await open()
    await list()
    const at = view.state.doc.toString().indexOf('rust tools')
    act(() => view.dispatch({ selection: { anchor: at, head: at + 'rust tools'.length } }))
    fireEvent.click(await screen.findByRole('button', { name: 'More tools' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'New term from selection' }))
    expect(await screen.findByDisplayValue('rust tools')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Add and find in transcript' }))
    await waitFor(async () =>
      expect(
        (await client.call('show.get', { showId: ShowId.parse('sh-1') })).vocabulary.map(
          ({ spelling }) => spelling,
        ),
      ).toContain('rust tools'),
    )
  })

  test('a refused pair is listed and may be suggested again', async () => {
    const { press, goTo, memory } = await open()
    await goTo('rust')
    await press('x')
    await waitFor(async () => expect((await memory()).refused).toHaveLength(1))
    fireEvent.click(await screen.findByRole('tab', { name: /Glossary/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Suggest Rust for rust again' }))
    await waitFor(async () => expect((await memory()).refused).toEqual([]))
  })
})
