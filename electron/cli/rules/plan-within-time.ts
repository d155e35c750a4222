import { Worker } from 'node:worker_threads'
import type { Edit } from '../../../core/editing/edit.ts'
import type { ReplaceRule } from '../../../core/show/schema.ts'
import type { WorkerThread } from '../../host/worker-thread.ts'
import { planRules, type RulesMessage, type RulesRequest } from './plan-rules.ts'

/** The thread that plans a list. */
export type RulesWorker = WorkerThread<RulesRequest, RulesMessage>

/** What a list changes, without the rules that were stopped. */
export interface PlannedRules {
  readonly edits: readonly Edit[]
  /** Rules whose expressions took too long, in the order of the list. */
  readonly slow: readonly ReplaceRule[]
}

/** An expression that takes longer than this is stopped, in milliseconds; as in the app. */
const longest = 1_500

/** Plans a list; an expression that takes too long is told to `onSlow`, and the others do their work without it. */
export async function planWithinTime(
  { segments, rules }: RulesRequest,
  onSlow: (rule: ReplaceRule) => void,
  startWorker: () => RulesWorker = newWorker,
): Promise<PlannedRules> {
  const slow: ReplaceRule[] = []
  for (;;) {
    const left = rules.filter((rule) => !slow.includes(rule))
    const answer = await planOnce({ segments, rules: left }, startWorker)
    if (answer.kind === 'planned') return { edits: answer.edits, slow }
    const rule = left.find(({ id }) => id === answer.ruleId)
    if (!rule) throw new Error(`The rule "${answer.ruleId}" is not in the list.`)
    slow.push(rule)
    onSlow(rule)
  }
}

/** Either all is planned, or the expression named here did not end in time. */
function planOnce(request: RulesRequest, startWorker: () => RulesWorker): Promise<RulesMessage> {
  return new Promise((resolve, reject) => {
    // Plain rules are as quick as the transcript is long, so they need no thread.
    if (!request.rules.some(({ regularExpression }) => regularExpression)) {
      planRules(request, resolve)
      return
    }
    const worker = startWorker()
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      void worker.terminate()
      settle()
    }
    worker.on('message', (message) => {
      clearTimeout(timer)
      if (message.kind === 'planned') end(() => resolve(message))
      else timer = setTimeout(() => end(() => resolve(message)), longest)
    })
    worker.on('error', (error) => end(() => reject(error)))
    worker.postMessage(request)
  })
}

/** Entries and chunks are built one folder deep, so this is its place from either. */
function newWorker(): RulesWorker {
  return new Worker(new URL('../cli/plan-rules-worker.js', import.meta.url))
}
