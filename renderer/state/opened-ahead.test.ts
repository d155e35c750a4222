import { beforeEach, expect, test, vi } from 'vitest'
import type { Client } from '../../core/contract/client.ts'
import { AppError } from '../../core/errors.ts'
import { EpisodeId } from '../../core/ids.ts'
import { episode, testNow } from '../../core/testing/episode-builder.ts'
import { openAhead, openView } from './opened-ahead.ts'

const [one, two] = [EpisodeId.parse('ep-1'), EpisodeId.parse('ep-2')]
let opened: string[]
let listeners: number
let fails: boolean
let client: Client

beforeEach(() => {
  opened = []
  listeners = 0
  fails = false
  client = {
    async call(_name, input) {
      const { episodeId } = input as { readonly episodeId: string }
      opened.push(episodeId)
      if (fails) throw new AppError('episode-missing', 'It is gone.')
      const snapshot = {
        episode: { ...episode('Ada: one'), id: episodeId },
        history: {},
        save: { state: 'saved', at: testNow },
        readOnly: false,
      }
      return snapshot as never
    },
    on() {
      listeners += 1
      return () => {
        listeners -= 1
      }
    },
  }
})

test('an episode opened ahead is there when it is wanted, and asked for once', async () => {
  openAhead(client, one)
  openAhead(client, one)
  await Promise.resolve()
  const view = openView(client, one)
  await vi.waitFor(() => expect(view.store.getState().phase).toBe('open'))
  expect(opened).toEqual(['ep-1'])
  view.close()
  expect(listeners).toBe(0)
})

test('one at a time is kept, and another one is opened when it is wanted', async () => {
  openAhead(client, one)
  openAhead(client, two)
  const view = openView(client, one)
  await vi.waitFor(() => expect(view.store.getState().phase).toBe('open'))
  expect(opened).toEqual(['ep-1', 'ep-2', 'ep-1'])
  view.close()
  openView(client, two).close()
  expect(listeners).toBe(0)
})

test('what could not be opened ahead is tried again', async () => {
  fails = true
  openAhead(client, one)
  await new Promise((resolve) => setTimeout(resolve, 0))
  fails = false
  const view = openView(client, one)
  await vi.waitFor(() => expect(view.store.getState().phase).toBe('open'))
  expect(opened).toEqual(['ep-1', 'ep-1'])
  view.close()
})

test('nobody wanted it: it is let go', () => {
  vi.useFakeTimers()
  openAhead(client, one)
  expect(listeners).toBeGreaterThan(0)
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  expect(listeners).toBe(0)
})
