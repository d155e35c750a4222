import { describe, expect, test, vi } from 'vitest'
import type { Client } from '../../core/contract/client.ts'
import type { EditOutcome } from '../../core/contract/episode-shapes.ts'
import type { EventName, EventPayload } from '../../core/contract/events.ts'
import { applyEdits } from '../../core/editing/apply-edit.ts'
import type { Edit } from '../../core/editing/edit.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { AppError } from '../../core/errors.ts'
import { ChapterId, countingIds } from '../../core/ids.ts'
import { episode as build, testNow } from '../../core/testing/episode-builder.ts'
import { millis } from '../../core/time.ts'
import { createEpisodeView, type EpisodeView } from './episode-view.ts'
import { noteTyping } from './typing-rest.ts'

type Listener = (payload: EventPayload<EventName>) => void

/** A host of one episode that answers as the real one does, and can be made to answer late or not. */
function fakeHost() {
  let held: Episode = build('# 0:00 Start', '# 1:00 Middle', 'Ada: say hello again')
  const listeners = new Map<EventName, Set<Listener>>()
  const log: string[] = []
  const context = { now: testNow, newId: countingIds() }
  const emit = <N extends EventName>(name: N, payload: EventPayload<N>) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }
  const change = (edits: readonly Edit[]): EditOutcome => {
    const applied = applyEdits(held, edits, context)
    held = { ...applied.episode, revision: held.revision + 1 }
    return {
      revision: held.revision,
      patches: [...applied.patches],
      label: 'Edit',
      history: { undoLabel: 'Edit' },
    }
  }
  const answers: Record<string, (input: never) => unknown> = {
    'episode.open': () => ({
      episode: held,
      history: {},
      save: { state: 'saved', at: testNow },
      readOnly: false,
    }),
    'episode.applyEdits': ({ baseRevision, edits }: { baseRevision: number; edits: readonly Edit[] }) => {
      if (baseRevision !== held.revision) throw new AppError('revision-conflict', 'It changed elsewhere.')
      return change(edits)
    },
    'episode.undo': ({ baseRevision }: { baseRevision: number }) => {
      if (baseRevision !== held.revision) throw new AppError('revision-conflict', 'It changed elsewhere.')
      return change([rename('ch-1', 'Start')])
    },
  }
  const client: Client = {
    async call(name, input) {
      log.push(name)
      await Promise.resolve()
      const answer = answers[name]
      if (!answer) throw new AppError('unknown-call', name)
      return answer(input as never) as never
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener as Listener))
      return () => set.delete(listener as Listener)
    },
  }
  return { client, emit, log, change, id: held.id, held: () => held }
}

const rename = (chapterId: string, title: string): Edit => ({
  type: 'chapter.change',
  chapterId: ChapterId.parse(chapterId),
  set: { title },
})

function titles(view: EpisodeView): readonly string[] {
  const state = view.store.getState()
  return state.phase === 'open' ? state.episode.chapters.map((chapter) => chapter.title) : []
}

async function opened(host: ReturnType<typeof fakeHost>): Promise<EpisodeView> {
  const view = createEpisodeView(host.client, host.id)
  await vi.waitFor(() => expect(view.store.getState().phase).toBe('open'))
  return view
}

describe('a view of an episode', () => {
  test('shows an edit once, whether its answer or its event arrives first', async () => {
    const host = fakeHost()
    const view = await opened(host)
    const outcome = await view.applyEdits([rename('ch-1', 'Hello')])
    host.emit('episode.changed', { ...outcome, episodeId: host.id })
    expect(titles(view)).toEqual(['Hello', 'Middle'])
    expect(host.held().revision).toBe(outcome.revision)
  })

  test('sends quick edits one after the other, so that they never conflict with themselves', async () => {
    const host = fakeHost()
    const view = await opened(host)
    await Promise.all([view.applyEdits([rename('ch-1', 'A')]), view.applyEdits([rename('ch-2', 'B')])])
    expect(titles(view)).toEqual(['A', 'B'])
    expect(host.log).toEqual(['episode.open', 'episode.applyEdits', 'episode.applyEdits'])
  })

  test('applies patches in the order of their revisions, however they arrive', async () => {
    const host = fakeHost()
    const view = await opened(host)
    const first = host.change([{ type: 'chapter.remove', chapterIds: [ChapterId.parse('ch-1')] }])
    const second = host.change([rename('ch-2', 'Only one')])
    host.emit('episode.changed', { ...second, episodeId: host.id })
    expect(titles(view)).toEqual(['Start', 'Middle'])
    host.emit('episode.changed', { ...first, episodeId: host.id })
    expect(titles(view)).toEqual(['Only one'])
  })

  test('fetches the episode again when a large step of another window is announced without its patches', async () => {
    const host = fakeHost()
    const view = await opened(host)
    const { patches: _heavy, ...told } = host.change([rename('ch-1', 'Elsewhere')])
    host.emit('episode.changed', { ...told, episodeId: host.id })
    await vi.waitFor(() => expect(titles(view)).toEqual(['Elsewhere', 'Middle']), { timeout: 3_000 })
    expect(host.log).toEqual(['episode.open', 'episode.open'])
  })

  test('waits for the answer where it asked for the large step itself', async () => {
    const host = fakeHost()
    const view = await opened(host)
    const asked = view.applyEdits([rename('ch-1', 'Here')])
    while (!host.log.includes('episode.applyEdits')) await Promise.resolve()
    host.emit('episode.changed', {
      episodeId: host.id,
      revision: host.held().revision + 1,
      label: 'Edit',
      history: {},
    })
    await asked
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(titles(view)).toEqual(['Here', 'Middle'])
    expect(host.log).toEqual(['episode.open', 'episode.applyEdits'])
  })

  test('fetches the episode again when a revision never comes', async () => {
    const host = fakeHost()
    const view = await opened(host)
    host.change([rename('ch-1', 'Missed')])
    const seen = host.change([rename('ch-2', 'Seen')])
    host.emit('episode.changed', { ...seen, episodeId: host.id })
    await vi.waitFor(() => expect(titles(view)).toEqual(['Missed', 'Seen']), { timeout: 3_000 })
  })

  test('retries an edit after a conflict, on top of what the other window did', async () => {
    const host = fakeHost()
    const view = await opened(host)
    host.change([rename('ch-2', 'From another window')])
    await view.applyEdits([rename('ch-1', 'Mine')])
    expect(titles(view)).toEqual(['Mine', 'From another window'])
  })

  test('does not put a whole in the place of what another window just changed', async () => {
    const host = fakeHost()
    const view = await opened(host)
    host.change([rename('ch-2', 'From another window')])
    const all: Edit = { type: 'chapter.replaceAll', chapters: [] }
    await expect(view.applyEdits([all])).rejects.toMatchObject({ code: 'revision-conflict' })
    expect(titles(view)).toEqual(['Start', 'From another window'])
  })

  test('does not undo what another window did, but shows it', async () => {
    const host = fakeHost()
    const view = await opened(host)
    host.change([rename('ch-1', 'From another window')])
    await expect(view.undo()).rejects.toMatchObject({ code: 'revision-conflict' })
    expect(titles(view)).toEqual(['From another window', 'Middle'])
  })

  test('keeps the parts an edit did not touch as the same objects', async () => {
    const host = fakeHost()
    const view = await opened(host)
    const before = view.store.getState()
    await view.applyEdits([
      { type: 'chapter.move', chapterId: ChapterId.parse('ch-2'), startTime: millis(90_000) },
    ])
    const after = view.store.getState()
    if (before.phase !== 'open' || after.phase !== 'open') throw new Error('The view is open.')
    expect(after.episode.transcript).toBe(before.episode.transcript)
    expect(after.episode.chapters[0]).toBe(before.episode.chapters[0])
    expect(after.episode.chapters[1]).not.toBe(before.episode.chapters[1])
  })

  test('a refused edit changes nothing and says why', async () => {
    const host = fakeHost()
    const view = await opened(host)
    await expect(view.applyEdits([rename('ch-9', 'Nobody')])).rejects.toBeInstanceOf(AppError)
    expect(titles(view)).toEqual(['Start', 'Middle'])
    await view.applyEdits([rename('ch-1', 'Next')])
    expect(titles(view)).toEqual(['Next', 'Middle'])
  })

  test('says that an episode could not be opened', async () => {
    const host = fakeHost()
    const missing: Client = {
      ...host.client,
      call: () => Promise.reject(new AppError('episode-missing', 'It is gone.')),
    }
    const view = createEpisodeView(missing, host.id)
    await vi.waitFor(() => expect(view.store.getState().phase).toBe('failed'))
  })

  test('says "Saved" in the midst of typing only once typing rests, and draws nothing until then', async () => {
    const host = fakeHost()
    const view = await opened(host)
    const said: string[] = []
    view.store.subscribe((state) => said.push(state.phase === 'open' ? state.save.state : state.phase))
    vi.useFakeTimers()
    const save = (state: 'saving' | 'saved') =>
      host.emit('episode.saveState', {
        episodeId: host.id,
        save: state === 'saved' ? { state, at: testNow } : { state },
      })
    for (const state of ['saving', 'saved', 'saving', 'saved'] as const) {
      noteTyping()
      save(state)
      vi.advanceTimersByTime(400)
    }
    expect(said).toEqual(['saving'])
    vi.advanceTimersByTime(600)
    expect(said).toEqual(['saving', 'saved'])
    save('saving')
    save('saved')
    expect(said).toEqual(['saving', 'saved', 'saving', 'saved'])
    vi.useRealTimers()
  })

  test('hears nothing once it is closed', async () => {
    const host = fakeHost()
    const view = await opened(host)
    view.close()
    host.emit('episode.changed', { ...host.change([rename('ch-1', 'Late')]), episodeId: host.id })
    expect(titles(view)).toEqual(['Start', 'Middle'])
  })
  test('what is sent after it was closed comes to stand on what another window did', async () => {
    const host = fakeHost()
    const view = await opened(host)
    view.close()
    host.change([rename('ch-2', 'From another window')])
    await view.applyEdits([rename('ch-1', 'Typed last')])
    expect(host.held().chapters.map(({ title }) => title)).toEqual(['Typed last', 'From another window'])
  })
})
