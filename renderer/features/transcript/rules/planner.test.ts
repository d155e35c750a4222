import { expect, test, vi } from 'vitest'
import { SegmentId } from '../../../../core/ids.ts'
import { readReplaceList } from '../../../../core/show/replace-list-file.ts'
import type { PlanMessage, PlanRequest } from './plan-request.ts'
import { createPlanner } from './planner.ts'
import { runPlan } from './run-plan.ts'

const request = (list: string): PlanRequest => ({
  turns: [{ id: SegmentId.parse('sg-1'), words: ' the loom and the quest' }],
  rules: readReplaceList(list).rules,
  leaveOut: [],
})

/** A worker that answers what `isStuck` does not keep from it. */
function fakeWorker(isStuck: (message: PlanMessage) => boolean = () => false) {
  const worker = {
    onmessage: null as ((event: { readonly data: PlanMessage }) => void) | null,
    onerror: null,
    isEnded: false,
    postMessage(asked: PlanRequest) {
      const messages: PlanMessage[] = []
      runPlan(asked, (message) => messages.push(message))
      const last = messages.findIndex(isStuck)
      const said = last < 0 ? messages : messages.slice(0, last + 1)
      setTimeout(() => {
        for (const data of said) if (!worker.isEnded) worker.onmessage?.({ data })
      }, 0)
    },
    terminate() {
      worker.isEnded = true
    },
  }
  return worker
}
const asWorker = (worker: ReturnType<typeof fakeWorker>) => () => worker as unknown as Worker

test('a list is tried out beside the page, by one worker that is kept', async () => {
  const worker = fakeWorker()
  const planner = createPlanner(asWorker(worker))
  for (const find of ['loom', 'quest']) {
    const answer = await planner.plan(request(`${find}\tX`))
    expect(answer.kind === 'planned' && answer.plan.effects[0]?.places).toMatchObject([{ before: find }])
  }
  expect(worker.isEnded).toBe(false)
})

test('an expression that never ends is stopped and says which rule it is', async () => {
  vi.useFakeTimers()
  const worker = fakeWorker(({ kind }) => kind === 'expression')
  const slow = request('find\treplace\texpression\nloom\tLoom\tno\n(a+)+b\tx\tyes')
  const answer = createPlanner(asWorker(worker)).plan(slow)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await answer).toEqual({ kind: 'too-slow', ruleId: slow.rules[1]?.id })
  expect(worker.isEnded).toBe(true)
  vi.useRealTimers()
})

test('a newer request ends an older one, which is never answered', async () => {
  const workers = [fakeWorker(), fakeWorker()]
  const [first] = workers
  const planner = createPlanner(() => workers.shift() as unknown as Worker)
  const stale = vi.fn()
  void planner.plan(request('loom\tX')).then(stale)
  const fresh = await planner.plan(request('quest\tX'))
  expect(fresh.kind).toBe('planned')
  expect([first?.isEnded, stale.mock.calls.length]).toEqual([true, 0])
})

test('a worker that cannot start is said', async () => {
  const planner = createPlanner(() => {
    throw new Error('No workers here.')
  })
  expect(await planner.plan(request('loom\tX'))).toEqual({ kind: 'failed', reason: 'No workers here.' })
})
