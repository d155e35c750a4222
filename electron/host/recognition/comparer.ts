import type { RecognitionPreview } from '../../../core/contract/recognition.ts'
import { AppError } from '../../../core/errors.ts'
import { type AskedThread, askThread, startHostThread, type WorkerThread } from '../worker-thread.ts'
import { type AdditionParts, type AddRequest, type HeardAddition, readAddition } from './addition.ts'
import type { CompareRequest } from './compare.ts'
import { addParts, type CompareParts, compareParts } from './compare-parts.ts'

/** The thread of a comparison. */
export type CompareWorker = WorkerThread<CompareParts>

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
  const underWay = new Map<string, AskedThread>()
  const stop = (name: string): void => underWay.get(name)?.stop(calledOff())
  const ask = async (name: string, parts: Promise<CompareParts>): Promise<unknown> => {
    stop(name)
    const asked = askThread(startWorker, parts)
    underWay.set(name, asked)
    try {
      return await asked.answer
    } finally {
      if (underWay.get(name) === asked) underWay.delete(name)
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
    stop,
    stopAll() {
      for (const name of underWay.keys()) stop(name)
    },
  }
}

function calledOff(): AppError {
  return new AppError('cancelled', 'The comparison was called off. Nothing was changed.')
}

const newWorker = (): CompareWorker => startHostThread('compare-worker')
