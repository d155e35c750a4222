import { whileTyped } from '../../../state/typing-rest.ts'
import type { SuggestionAnswer, SuggestionRequest, ToWorker, WorkerAnswer } from './suggestion-request.ts'

/** Asks the engine beside the page. */
export interface Suggester {
  /** Asks; while an older question is being put down only the newest waits behind it. */
  readonly ask: (request: SuggestionRequest, onAnswer: (answer: SuggestionAnswer) => void) => void
  readonly stop: () => void
}

interface Question {
  readonly request: SuggestionRequest
  readonly onAnswer: (answer: SuggestionAnswer) => void
}

/** The worker is told of typing at most so often, in milliseconds; far less often than it rests. */
const tellingPause = 100

/**
 * Keeps one worker, which is started with the first question and holds the lexicon. A question that a
 * newer one has overtaken is put down and never answered. While one is being answered the worker is told of
 * what is typed, so that it leaves the processor to the page.
 */
export function createSuggester(startWorker: () => Worker = newWorker): Suggester {
  let worker: Worker | undefined
  let asked: Question | undefined
  let waiting: Question | undefined
  let stopHearing: (() => void) | undefined

  const tell = (message: ToWorker): void => worker?.postMessage(message)

  const done = (): void => {
    stopHearing?.()
    stopHearing = undefined
    asked = undefined
    waiting = undefined
  }

  const end = (): void => {
    worker?.terminate()
    worker = undefined
    done()
  }

  const fail = ({ onAnswer }: Question, reason: string): void => {
    end()
    onAnswer({ kind: 'failed', reason })
  }

  const send = (question: Question): void => {
    try {
      worker ??= listening(startWorker())
      asked = question
      tell(question.request)
      stopHearing = hearTyping(() => tell('typed'))
    } catch (error) {
      fail(question, error instanceof Error ? error.message : String(error))
    }
  }

  const listening = (started: Worker): Worker => {
    started.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      const [answered, next] = [asked, waiting]
      done()
      if (next) send(next)
      else if (data.kind !== 'overtaken') answered?.onAnswer(data)
    }
    started.onerror = ({ message }) => {
      const newest = waiting ?? asked
      if (newest) fail(newest, message)
    }
    return started
  }

  return {
    ask(request, onAnswer) {
      const question = { request, onAnswer }
      if (!asked) send(question)
      else {
        if (!waiting) tell('overtaken')
        waiting = question
      }
    },
    stop: end,
  }
}

/** Tells of typing, but not of every letter. */
function hearTyping(tell: () => void): () => void {
  let told = Number.NEGATIVE_INFINITY
  return whileTyped((now) => {
    if (now - told < tellingPause) return
    told = now
    tell()
  })
}

function newWorker(): Worker {
  return new Worker(new URL('./suggestion-worker.ts', import.meta.url), { type: 'module' })
}
