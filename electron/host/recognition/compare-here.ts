import { EventEmitter } from 'node:events'
import { answerParts } from './answer-parts.ts'
import type { CompareParts } from './compare-parts.ts'
import type { CompareWorker } from './comparer.ts'

/** Compares in this very thread: for the command line, where nobody else waits, and for tests. */
export function compareHere(): CompareWorker {
  const events = new EventEmitter()
  let isEnded = false
  return {
    postMessage(parts: CompareParts) {
      setImmediate(() => {
        if (isEnded) return
        try {
          events.emit('message', answerParts(parts))
        } catch (error) {
          events.emit('error', error)
        }
      })
    },
    on: (event: string, listener: (what: never) => void) =>
      events.on(event, (what: unknown) => listener(what as never)),
    terminate() {
      isEnded = true
    },
  }
}
