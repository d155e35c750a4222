import { Worker } from 'node:worker_threads'
import { unwrap } from '../../../core/contract/envelope.ts'
import type { RecognitionPreview } from '../../../core/contract/recognition.ts'
import { AppError } from '../../../core/errors.ts'
import { type AdditionParts, type AddRequest, type HeardAddition, readAddition } from './addition.ts'
import type { CompareRequest } from './compare.ts'
import { addParts, type CompareParts, compareParts } from './compare-parts.ts'

/** What the host needs of a worker thread; a test can put a plain object in its place. */
export interface CompareWorker {
  postMessage(parts: CompareParts): void
  on(event: 'message', listener: (answer: unknown) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  terminate(): unknown
}

/** Compares transcripts with episodes, and joins them, without ever holding up the host. */
export interface Comparer {
  /** A comparison of the same name that is under way ends as `cancelled`: nobody waits for it any more. */
  compare(name: string, request: CompareRequest): Promise<RecognitionPreview>
  /** The edits that put a source with a transcript into an episode; likewise by name. */
  add(name: string, request: AddRequest): Promise<HeardAddition>
  stop(name: string): void
  stopAll(): void
}

/** Every comparison has a thread of its own, which ends with it: they are rare, and their memory is large. */
export function createComparer(startWorker: () => CompareWorker = newWorker): Comparer {
  const underWay = new Map<string, () => void>()
  const ask = async (name: string, parts: Promise<CompareParts>): Promise<unknown> => {
    underWay.get(name)?.()
    const worker = startWorker()
    const answer = new Promise<unknown>((resolve, reject) => {
      underWay.set(name, () => reject(calledOff()))
      worker.on('message', resolve)
      worker.on('error', reject)
    })
    const stop = underWay.get(name)
    // Called off before anybody waits for it, it is told below all the same.
    answer.catch(() => undefined)
    try {
      worker.postMessage(await parts)
      return unwrap(await answer)
    } finally {
      void worker.terminate()
      if (underWay.get(name) === stop) underWay.delete(name)
    }
  }
  // The answers are what `answerParts` makes of each kind of parts.
  return {
    async compare(name, request) {
      return JSON.parse((await ask(name, compareParts(request))) as string) as RecognitionPreview
    },
    async add(name, request) {
      return readAddition((await ask(name, addParts(request))) as AdditionParts)
    },
    stop: (name) => underWay.get(name)?.(),
    stopAll() {
      for (const stop of underWay.values()) stop()
    },
  }
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
