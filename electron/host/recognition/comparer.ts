import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { RecognitionPreview } from '../../../core/contract/recognition.ts'
import { AppError } from '../../../core/errors.ts'
import type { CompareRequest } from './compare.ts'
import type { CompareParts } from './compare-parts.ts'

/** What the host needs of a worker thread; a test can put a plain object in its place. */
export interface CompareWorker {
  postMessage(parts: CompareParts): void
  on(event: 'message', listener: (answer: string) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  terminate(): unknown
}

/** Compares transcripts with episodes without ever holding up the host. */
export interface Comparer {
  /** A comparison of the same name that is under way ends as `cancelled`: nobody waits for it any more. */
  compare(name: string, request: CompareRequest): Promise<RecognitionPreview>
  stop(name: string): void
  stopAll(): void
}

/** Every comparison has a thread of its own, which ends with it: they are rare, and their memory is large. */
export function createComparer(startWorker: () => CompareWorker = newWorker): Comparer {
  const underWay = new Map<string, () => void>()
  return {
    async compare(name, request) {
      underWay.get(name)?.()
      const worker = startWorker()
      const answer = new Promise<string>((resolve, reject) => {
        underWay.set(name, () => reject(calledOff()))
        worker.on('message', resolve)
        worker.on('error', reject)
      })
      const stop = underWay.get(name)
      // Called off before anybody waits for it, it is told below all the same.
      answer.catch(() => undefined)
      try {
        worker.postMessage(await partsOf(request))
        return JSON.parse(await answer) as RecognitionPreview
      } finally {
        void worker.terminate()
        if (underWay.get(name) === stop) underWay.delete(name)
      }
    },
    stop: (name) => underWay.get(name)?.(),
    stopAll() {
      for (const stop of underWay.values()) stop()
    },
  }
}

/** Others have their turn between one long text and the next. */
async function partsOf({ list, episode, original }: CompareRequest): Promise<CompareParts> {
  const written = { list: JSON.stringify(list) }
  await setImmediate()
  const both = { ...written, episode: JSON.stringify(episode) }
  await setImmediate()
  return original ? { ...both, original: JSON.stringify(original) } : both
}

function calledOff(): AppError {
  return new AppError('cancelled', 'The comparison was called off. Nothing was changed.')
}

/** Entries and chunks are built one folder deep, so this is its place from either. */
function newWorker(): CompareWorker {
  const worker = new Worker(new URL('../host/compare-worker.js', import.meta.url))
  worker.unref()
  return worker
}
