import { EventEmitter } from 'node:events'
import { look } from '../find/look.ts'
import type { LookRequest } from '../find/look-request.ts'
import type { LookWorker } from '../find/looker.ts'

/** Searches in this very thread, for tests: a built worker is not there when they run. */
export function lookWorkerHere(): LookWorker {
  const events = new EventEmitter()
  let isEnded = false
  return {
    postMessage(request: LookRequest) {
      const copy = structuredClone(request)
      setImmediate(() => {
        if (!isEnded) look(copy, (message) => events.emit('message', structuredClone(message)))
      })
    },
    on: (event: string, listener: (what: never) => void) =>
      events.on(event, (what: unknown) => listener(what as never)),
    terminate() {
      isEnded = true
    },
  }
}
