import { EventEmitter } from 'node:events'
import { compareRecognition } from './compare.ts'
import { type CompareParts, readParts } from './compare-parts.ts'
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
          events.emit('message', JSON.stringify(compareRecognition(readParts(parts))))
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
