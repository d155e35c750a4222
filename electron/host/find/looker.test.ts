import { expect, test } from 'vitest'
import { EpisodeId } from '../../../core/ids.ts'
import { manualClock } from '../testing/manual-clock.ts'
import type { LookRequest } from './look-request.ts'
import { createLooker } from './looker.ts'

const request: LookRequest = {
  query: { text: 'flask', matchCase: false, wholeWord: false, regularExpression: false },
  most: 10,
  source: { kind: 'file', episodeId: EpisodeId.parse('ep-1'), bytes: new Uint8Array(1) },
}

test('whoever waits when the host closes is told, and no thread is started after that', async () => {
  let started = 0
  let ended = 0
  const looker = createLooker(manualClock(), () => {
    started += 1
    // A thread that never answers.
    return { postMessage: () => undefined, on: () => undefined, terminate: () => (ended += 1) }
  })
  const waiting = [looker.look(request), looker.look(request)]
  await Promise.resolve()
  looker.stop()
  for (const look of waiting) await expect(look).rejects.toMatchObject({ code: 'cancelled' })
  expect([started, ended]).toEqual([1, 1])
})
