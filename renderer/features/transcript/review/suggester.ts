import type { SuggestionAnswer, SuggestionRequest } from './suggestion-request.ts'

/** Asks the engine beside the page. */
export interface Suggester {
  /** Asks; while an older question is being answered only the newest waits behind it. */
  readonly ask: (request: SuggestionRequest, onAnswer: (answer: SuggestionAnswer) => void) => void
  readonly stop: () => void
}

interface Question {
  readonly request: SuggestionRequest
  readonly onAnswer: (answer: SuggestionAnswer) => void
}

/**
 * Keeps one worker, which is started with the first question and holds the lexicon. A question that a
 * newer one has overtaken is never answered.
 */
export function createSuggester(startWorker: () => Worker = newWorker): Suggester {
  let worker: Worker | undefined
  let asked: Question | undefined
  let waiting: Question | undefined

  const end = (): void => {
    worker?.terminate()
    worker = undefined
    asked = undefined
    waiting = undefined
  }

  const fail = ({ onAnswer }: Question, reason: string): void => {
    end()
    onAnswer({ kind: 'failed', reason })
  }

  const send = (question: Question): void => {
    try {
      worker ??= listening(startWorker())
      asked = question
      worker.postMessage(question.request)
    } catch (error) {
      fail(question, error instanceof Error ? error.message : String(error))
    }
  }

  const listening = (started: Worker): Worker => {
    started.onmessage = ({ data }) => {
      const [answered, next] = [asked, waiting]
      asked = undefined
      waiting = undefined
      if (next) send(next)
      else answered?.onAnswer(data)
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
      if (asked) waiting = question
      else send(question)
    },
    stop: end,
  }
}

function newWorker(): Worker {
  return new Worker(new URL('./suggestion-worker.ts', import.meta.url), { type: 'module' })
}
