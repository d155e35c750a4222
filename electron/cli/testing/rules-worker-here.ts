import { EventEmitter } from 'node:events'
import { planRules, type RulesRequest } from '../rules/plan-rules.ts'
import type { RulesWorker } from '../rules/plan-within-time.ts'

/** Plans in this very thread, for tests: a built worker is not there when they run. */
export function rulesWorkerHere(): RulesWorker {
  const events = new EventEmitter()
  return {
    postMessage(request: RulesRequest) {
      const copy = structuredClone(request)
      setImmediate(() => planRules(copy, (message) => events.emit('message', structuredClone(message))))
    },
    on: (event: string, listener: (what: never) => void) =>
      events.on(event, (what: unknown) => listener(what as never)),
    terminate: () => undefined,
  }
}
