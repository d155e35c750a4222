import type { FindAnswer, FindRequest } from './find-request.ts'
import { runFind } from './run-find.ts'

/** Looks through a text without ever holding up the page. */
export interface Finder {
  readonly run: (request: FindRequest) => Promise<FindAnswer>
  readonly stop: () => void
}

/** An expression that takes longer than this is stopped, in milliseconds. */
const longest = 1_500

/**
 * Plain text is found at once. A regular expression can take for ever, so it runs beside the page and is
 * stopped when it takes too long or when it is no longer wanted.
 */
export function createFinder(startWorker: () => Worker = newWorker): Finder {
  let worker: Worker | undefined
  let giveUp: (() => void) | undefined

  const end = (): void => {
    worker?.terminate()
    worker = undefined
    giveUp?.()
    giveUp = undefined
  }

  const beside = (request: FindRequest): Promise<FindAnswer> =>
    new Promise((resolve, reject) => {
      end()
      const started = startWorker()
      worker = started
      const timer = setTimeout(() => {
        resolve({ kind: 'too-slow' })
        end()
      }, longest)
      giveUp = () => {
        clearTimeout(timer)
        resolve({ kind: 'found', matches: [] })
      }
      started.onmessage = ({ data }) => {
        resolve(data)
        end()
      }
      started.onerror = (event) => {
        reject(new Error(event.message))
        end()
      }
      started.postMessage(request)
    })

  return {
    run: async (request) => (request.query.regularExpression ? beside(request) : runFind(request)),
    stop: end,
  }
}

function newWorker(): Worker {
  return new Worker(new URL('./find-worker.ts', import.meta.url), { type: 'module' })
}
