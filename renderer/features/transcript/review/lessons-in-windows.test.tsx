import { cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Client } from '../../../../core/contract/client.ts'
import { ruleIdOf } from '../../../../core/editing/accept-group.ts'
import type { Episode } from '../../../../core/episode/schema.ts'
import { ShowId } from '../../../../core/ids.ts'
import { newShow } from '../../../../core/show/new-show.ts'
import { episode as build } from '../../../../core/testing/episode-builder.ts'
import { hostInFolder } from '../../../../electron/host/testing/host-in-folder.ts'
import { ClientContext } from '../../../state/client.ts'
import { useShow } from '../../../state/show.ts'
import { useLessons } from './use-lessons.ts'
import { useShowChanges } from './use-show-changes.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(cleanup)

const showId = ShowId.parse('sh-1')
const sounds = { heard: 's0ntri', right: 'sEntri' }
const lesson = { heard: 'century', right: 'Sentry', kind: 'product', sounds } as const

/** The memory of a show as one window keeps it in step with an episode that several have open. */
async function openWindow(client: Client) {
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ClientContext value={client}>{children}</ClientContext>
  )
  const { result } = renderHook(
    () => {
      const state = useShow(showId)
      const changeShow = useShowChanges(state)
      return { state, changeShow, lessons: useLessons(changeShow) }
    },
    { wrapper },
  )
  await waitFor(() => expect(result.current.state.phase).toBe('ready'))
  return {
    lessons: result.current.lessons,
    /** Until all that was set going is saved. */
    rested: () => result.current.changeShow((show) => show),
  }
}

/** The episode as it is at a revision, with the answer or without it. */
function episodeAt(revision: number, isAnswered: boolean): Episode {
  const made = build('Ada: we use century')
  const correction = {
    ruleId: ruleIdOf(lesson.heard, lesson.right),
  } as Episode['corrections'][number]
  return { ...made, revision, corrections: isAnswered ? [correction] : [] }
}

test.each([
  ['that gave it', 0],
  ['that only follows', 1],
])('an answer that two windows see undone and redone counts once, the window %s first', async (_, first) => {
  const { client, clientNamed } = await hostInFolder()
  const show = newShow({ id: showId, title: 'Talk' })
  const earlier = { heard: lesson.heard, right: lesson.right, times: 1 }
  await client.call('show.save', { show: { ...show, memory: { accepted: [earlier], refused: [] } } })
  const memory = async () => (await client.call('show.get', { showId })).memory
  const here = await openWindow(client)
  const windows = [here, await openWindow(clientNamed('other window'))]
  if (first === 1) windows.reverse()
  const follow = async (revision: number, isAnswered: boolean) => {
    for (const { lessons } of windows) lessons.follow(episodeAt(revision, isAnswered))
    for (const { rested } of windows) await rested()
  }

  await follow(1, false)
  here.lessons.learn(lesson)
  await here.rested()
  await follow(2, true)
  const learned = await memory()
  expect(learned.accepted).toEqual([{ ...earlier, times: 2 }])
  expect(learned.sounds).toHaveLength(1)
  await follow(3, false)
  expect(await memory()).toEqual({ accepted: [earlier], refused: [] })
  await follow(4, true)
  expect(await memory()).toEqual(learned)
  await follow(5, false)
  expect(await memory()).toEqual({ accepted: [earlier], refused: [] })
})
