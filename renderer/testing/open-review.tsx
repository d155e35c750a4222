import { EditorView } from '@codemirror/view'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect } from 'vitest'
import { transcriptText } from '../../core/editing/transcript-text.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { ShowId } from '../../core/ids.ts'
import { newShow } from '../../core/show/new-show.ts'
import type { Term } from '../../core/show/schema.ts'
import { renderApp } from './render-app.tsx'

const term = (spelling: string): Term => ({
  spelling,
  kind: 'product',
  saidAs: [],
  heardAs: [],
  matchCapitals: true,
  scope: 'show',
})

/** What is said in the episode, for the builder. */
export const suspectedLines = [
  '# 0:00 Start',
  'Ada: I build sentry and rust tools',
  'Bo: does sentry use rust at all',
  'Ada: sentry does, and click house too',
]

/** A library whose host is at hand. */
interface Library {
  readonly client: Parameters<typeof renderApp>[0]
  readonly putEpisode: (episode: Episode) => Promise<unknown>
}

/** Opens an episode with suspected words from a library of its own, and gives hands and eyes for its review. */
export async function openReview<L extends Library>(
  opened: L,
  made: Episode,
  { withShow = true, language = 'en' } = {},
) {
  const show = {
    ...newShow({ id: ShowId.parse('sh-1'), title: 'Talk' }),
    vocabulary: ['Sentry', 'Rust', 'ClickHouse'].map(term),
  }
  if (withShow) await opened.client.call('show.save', { show })
  const episode: Episode = {
    ...made,
    title: withShow ? made.title : 'How we use Sentry daily',
    language,
    show: withShow ? { id: show.id, title: show.title } : { title: 'Talk' },
  }
  await opened.putEpisode(episode)
  renderApp(opened.client, `#/episode/${episode.id}/transcript`)
  const text = await screen.findByRole('textbox', { name: 'Transcript' })
  const view = EditorView.findFromDOM(text)
  if (!view) throw new Error('The text is an editor.')
  const panel = await screen.findByRole('region', { name: 'Suggestions' })
  const now = async () => (await opened.client.call('episode.open', { episodeId: episode.id })).episode
  const said = async () => transcriptText((await now()).transcript?.segments ?? [])
  const memory = async () => (await opened.client.call('show.get', { showId: show.id })).memory
  const list = () => within(panel).findByRole('listbox')
  const press = async (key: string, init: KeyboardEventInit = {}) =>
    fireEvent.keyDown(await list(), { key, ...init })
  const current = async () => (await list()).getAttribute('aria-label')
  const goTo = async (heard: string) => {
    for (let steps = 0; steps < 9 && !(await current())?.startsWith(`Places of ${heard},`); steps += 1)
      await press('ArrowDown')
    expect(await current()).toMatch(new RegExp(`^Places of ${heard},`))
  }
  return { ...opened, episode, view, panel, now, said, memory, list, press, current, goTo }
}
