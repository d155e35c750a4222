import type { RuleId } from '../../../../core/ids.ts'
import type { PlanAnswer, PlanMessage, PlanRequest } from './plan-request.ts'

/** Tries lists out beside the page. */
export interface Planner {
  /** A newer request ends an older one, which is then never answered. */
  readonly plan: (request: PlanRequest) => Promise<PlanAnswer>
  readonly stop: () => void
}

/** An expression that takes longer than this is stopped, in milliseconds. */
const longest = 1_500

/** Keeps one worker, which is ended only in the middle of its work. */
export function createPlanner(startWorker: () => Worker = newWorker): Planner {
  let worker: Worker | undefined
  let isBusy = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const end = (): void => {
    clearTimeout(timer)
    worker?.terminate()
    worker = undefined
    isBusy = false
  }

  const plan = (request: PlanRequest): Promise<PlanAnswer> =>
    new Promise((resolve) => {
      if (isBusy) end()
      const finish = (answer: PlanAnswer): void => {
        clearTimeout(timer)
        isBusy = false
        resolve(answer)
      }
      const waitFor = (ruleId: RuleId): void => {
        timer = setTimeout(() => {
          end()
          resolve({ kind: 'too-slow', ruleId })
        }, longest)
      }
      const fail = (reason: string): void => {
        end()
        resolve({ kind: 'failed', reason })
      }
      try {
        worker ??= startWorker()
        isBusy = true
        worker.onmessage = ({ data }: { readonly data: PlanMessage }) => {
          clearTimeout(timer)
          if (data.kind === 'expression') waitFor(data.ruleId)
          else finish(data)
        }
        worker.onerror = ({ message }) => fail(message)
        worker.postMessage(request)
      } catch (error) {
        fail(error instanceof Error ? error.message : String(error))
      }
    })
  return { plan, stop: end }
}

function newWorker(): Worker {
  return new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' })
}
