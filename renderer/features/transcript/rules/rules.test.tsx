import { EditorView } from '@codemirror/view'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { planReplaceList } from '../../../../core/editing/replace-list/plan-replace-list.ts'
import { transcriptText } from '../../../../core/editing/transcript-text.ts'
import { EpisodeId, ShowId } from '../../../../core/ids.ts'
import { newShow } from '../../../../core/show/new-show.ts'
import { readReplaceList } from '../../../../core/show/replace-list-file.ts'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { standInForLayout } from '../../../testing/without-layout.ts'
import type { PlanMessage, PlanRequest } from './plan-request.ts'
import { runPlan } from './run-plan.ts'

vi.setConfig({ testTimeout: 120_000 })
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

/** Plans on the page itself; suggestions are never answered. */
class WorkerInPage {
  onmessage: ((event: { readonly data: PlanMessage }) => void) | null = null
  onerror = null

  postMessage(request: Partial<PlanRequest>): void {
    const { turns, rules, leaveOut } = structuredClone(request)
    if (!turns || !rules || !leaveOut) return
    runPlan({ turns, rules, leaveOut }, (data) => setTimeout(() => this.onmessage?.({ data }), 0))
  }

  terminate(): void {
    this.onmessage = null
  }
}

beforeEach(() => {
  standInForLayout()
  vi.stubGlobal('Worker', WorkerInPage)
})

test('a list is imported, tried out, applied without what is unticked, and taken back by rule', async () => {
  const opened = await hostInFolder()
  const showId = ShowId.parse('loom')
  const made = build('Ada: the loom quest and century', 'Bo: century of the loom')
  const episode = { ...made, id: EpisodeId.parse('ep-1'), show: { id: showId, title: 'Loom Hour' } }
  await opened.putEpisode(episode)
  await opened.client.call('show.save', { show: newShow({ id: showId, title: 'Loom Hour' }) })
  renderApp(opened.client, '#/episode/ep-1/transcript')
  const now = async () => (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  const said = async () => transcriptText((await now()).transcript?.segments ?? [])

  fireEvent.click(await screen.findByRole('button', { name: 'More tools' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Replacement rules…' }))
  const list = 'loom\tLoom\nLoom quest\tLoomQuest\nonly one column\ncentury\tSentry\nloom\tLoom\n'
  const files = [new File([list], 'list.tsv')]
  const transcript = [new File(['start\tend\ttext\n0\t900\tloom\n'], 'loom.tsv')]
  fireEvent.change(await screen.findByLabelText('Import list…'), { target: { files: transcript } })
  expect(await screen.findByText(/this is a transcript with times/)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Import list…'), { target: { files } })
  const report = await screen.findByRole('region', { name: 'Imported 3 rules' })
  fireEvent.click(within(report).getByRole('button', { name: 'Undo' }))
  expect(await screen.findByText('No rules yet')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Import list…'), { target: { files } })
  expect(
    await screen.findByText('Line 3: Not read: there is no second column; columns are parted by tabs.'),
  ).toBeTruthy()
  expect(screen.getByText('Line 5: Left out: line 1 has the same rule.')).toBeTruthy()
  const { replaceRules } = await opened.client.call('show.get', { showId })
  expect(replaceRules).toEqual(readReplaceList(list).rules)

  expect(await screen.findByRole('button', { name: 'Replace 5 places' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Loom quest becomes LoomQuest, 1 place' }))
  expect(await screen.findByText('Works on what “loom” wrote.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'century becomes Sentry, 2 places' }))
  const places = await screen.findByRole('tree', { name: 'Places of century, becoming Sentry' })
  expect(within(places).getAllByRole('treeitem')).toHaveLength(2)
  for (const key of ['ArrowDown', ' ']) fireEvent.keyDown(places, { key })
  fireEvent.click(await screen.findByRole('button', { name: 'Replace 4 places' }))
  await waitFor(async () => expect(await said()).toBe('the LoomQuest and Sentry\ncentury of the Loom'))
  expect(new Set((await now()).corrections.map(({ origin, ruleId }) => `${origin} ${ruleId}`))).toEqual(
    new Set(replaceRules.map(({ id }) => `replace-list ${id}`)),
  )

  const done = await screen.findByRole('tree', { name: 'Replaced: century by Sentry' })
  expect(within(done).getAllByRole('treeitem')).toHaveLength(1)
  fireEvent.click(
    await screen.findByRole('button', { name: 'Loom quest becomes LoomQuest, 0 places, 1 replaced' }),
  )
  expect(await screen.findByText('Nothing more to replace in this episode.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'century becomes Sentry, 1 place, 1 replaced' }))

  fireEvent.click(await screen.findByRole('button', { name: 'Revert 1 place' }))
  await waitFor(async () => expect(await said()).toBe('the LoomQuest and century\ncentury of the Loom'))
  fireEvent.click(screen.getByRole('button', { name: /^loom becomes Loom/ }))
  expect(await screen.findByText(/1 place more is below what another rule wrote since/)).toBeTruthy()
})

test('what each rule did is listed days later, each place leads to the text, and only those in sight are drawn', async () => {
  const opened = await hostInFolder()
  const showId = ShowId.parse('loom')
  const turns = Array.from(
    { length: 300 },
    (_, at) => `${at % 2 ? 'Ada' : 'Bo'}: so the loom number${at} works`,
  )
  const episode = { ...build(...turns), show: { id: showId, title: 'Loom Hour' } }
  await opened.putEpisode(episode)
  const { rules } = readReplaceList('loom\tLoom\nnumber7\tNumber 7\nnowhere\tNowhere\n')
  const show = { ...newShow({ id: showId, title: 'Loom Hour' }), replaceRules: [...rules] }
  await opened.client.call('show.save', { show })
  const { edits } = planReplaceList(episode.transcript?.segments ?? [], rules, { reason: () => 'By rule' })
  const { episode: before } = await opened.client.call('episode.open', { episodeId: episode.id })
  const baseRevision = before.revision
  await opened.client.call('episode.applyEdits', { episodeId: episode.id, baseRevision, edits })

  renderApp(opened.client, `#/episode/${episode.id}/transcript`)
  fireEvent.click(await screen.findByRole('button', { name: 'More tools' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Replacement rules…' }))
  expect(await screen.findByRole('button', { name: /^nowhere becomes Nowhere(, 0 places)?$/ })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /^loom becomes Loom.*, 300 replaced$/ }))
  const many = await screen.findByRole('tree', { name: 'Replaced: loom by Loom' })
  expect(within(many).getAllByRole('treeitem').length).toBeLessThan(100)
  expect(screen.getByRole('button', { name: 'Revert 300 places' })).toBeTruthy()

  fireEvent.click(screen.getByRole('button', { name: /^number7 becomes Number 7.*, 1 replaced$/ }))
  const few = await screen.findByRole('tree', { name: 'Replaced: number7 by Number 7' })
  const [place] = within(few).getAllByRole('treeitem')
  if (!place) throw new Error('The place is not listed.')
  expect(place.getAttribute('aria-label')).toMatch(/so the Loom Number 7 works, was number7$/)
  fireEvent.click(place)
  const text = screen.getByRole('textbox', { name: 'Transcript' })
  const view = EditorView.findFromDOM(text)
  const { from, to } = view?.state.selection.main ?? { from: 0, to: 0 }
  expect(view?.state.sliceDoc(from, to)).toBe('Number 7')
  expect(view?.state.doc.lineAt(from).number).toBe(8)
  const marked = () => [...text.querySelectorAll('.found.on')].map((mark) => mark.textContent).join('')
  expect(marked()).toBe('Number 7')
  fireEvent.click(screen.getByRole('tab', { name: /^Speakers/ }))
  await waitFor(() => expect(marked()).toBe(''))
})

test('a rule that is typed while another window removes it stays, says so, and is a rule again when saved', async () => {
  const opened = await hostInFolder()
  const showId = ShowId.parse('loom')
  const episode = { ...build('Ada: the loom quest'), show: { id: showId, title: 'Loom Hour' } }
  await opened.putEpisode(episode)
  const { rules } = readReplaceList('loom\tLoom\nquest\tQuest\nthe\tThe\n')
  const show = { ...newShow({ id: showId, title: 'Loom Hour' }), replaceRules: [...rules] }
  await opened.client.call('show.save', { show })
  renderApp(opened.client, `#/episode/${episode.id}/transcript`)
  const other = opened.clientNamed('other window')
  const finds = async () => (await opened.client.call('show.get', { showId })).replaceRules

  fireEvent.click(await screen.findByRole('button', { name: 'More tools' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Replacement rules…' }))
  fireEvent.click(await screen.findByRole('button', { name: /^quest becomes Quest/ }))
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }))
  const editor = await screen.findByRole('form', { name: 'Rule for quest' })
  fireEvent.change(within(editor).getByLabelText('Replace with'), { target: { value: 'Great Quest' } })
  const base = await opened.client.call('show.get', { showId })
  const without = rules.filter(({ find }) => find !== 'quest')
  await other.call('show.save', { show: { ...base, replaceRules: without }, base })

  expect(await within(editor).findByText(/This rule was removed in another window/)).toBeTruthy()
  expect(within(editor).getByLabelText<HTMLInputElement>('Replace with').value).toBe('Great Quest')
  expect(await finds()).toHaveLength(2)
  fireEvent.click(within(editor).getByRole('button', { name: 'Save rule' }))
  await waitFor(async () =>
    expect((await finds()).map(({ find, replace }) => `${find} → ${replace}`)).toEqual([
      'loom → Loom',
      'quest → Great Quest',
      'the → The',
    ]),
  )
})

test('the list is exported as a table under the name of its show, and is read back as it was', async () => {
  const opened = await hostInFolder()
  const showId = ShowId.parse('loom')
  const episode = { ...build('Ada: the loom quest'), show: { id: showId, title: 'Loom: Hour' } }
  await opened.putEpisode(episode)
  const list = [
    'find\treplace\twhole word\tmatch case\texpression',
    'loom\tLoom\tyes\tyes\tno',
    '"say ""a\tb"""\tAB\tno\tno\tno',
    'cent(u|o)ry\tSentry\tyes\tno\tyes',
    'um\t\tyes\tyes\tno',
  ]
  const { rules } = readReplaceList(list.join('\n'))
  const show = { ...newShow({ id: showId, title: 'Loom: Hour' }), replaceRules: [...rules] }
  await opened.client.call('show.save', { show })
  renderApp(opened.client, `#/episode/${episode.id}/transcript`)
  const saved: { readonly name: string; readonly blob: Blob }[] = []
  const made = new Map<string, Blob>()
  URL.createObjectURL = (blob) => {
    made.set('blob:list', blob as Blob)
    return 'blob:list'
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = made.get(this.href)
    if (blob) saved.push({ name: this.download, blob })
  })

  fireEvent.click(await screen.findByRole('button', { name: 'More tools' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Replacement rules…' }))
  fireEvent.click(await screen.findByRole('button', { name: 'More for the list' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Export list' }))
  const [file] = saved
  expect(file?.name).toBe('Loom Hour replace list.tsv')
  expect(file?.blob.type).toBe('text/tab-separated-values;charset=utf-8')
  const text = (await file?.blob.text()) ?? ''
  expect(text).toBe(`${list.join('\n')}\n`)
  expect(readReplaceList(text)).toEqual({ rules, problems: [] })
})
