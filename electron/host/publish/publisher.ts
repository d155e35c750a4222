import { unwrap } from '../../../core/contract/envelope.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { AppError } from '../../../core/errors.ts'
import { oneAtATime } from '../../../core/one-at-a-time.ts'
import type { Clock } from '../clock.ts'
import { episodeText, prepareEpisodeText } from '../store/episode-text.ts'
import { startHostThread, type WorkerThread } from '../worker-thread.ts'
import { type PublishWork, publishWork, type WorkName, type WorkRequest } from './publish-work.ts'

/** The thread that publishes. */
export type PublishWorker = WorkerThread<WorkRequest>

/** Does the work of publishing; who asks waits, and nobody else. */
export interface Publisher {
  work<N extends WorkName>(
    name: N,
    episode: Episode,
    input: Parameters<PublishWork[N]>[1],
  ): Promise<ReturnType<PublishWork[N]>>
  /** Ends what is under way as `cancelled`. */
  stop(): void
}

/** Works in this very thread: for the command line, where nobody else waits, and for tests. */
export function publishHere(): Publisher {
  return {
    async work(name, episode, input) {
      const run = publishWork[name] as (episode: Episode, input: unknown) => never
      return run(episode, input)
    },
    stop: () => undefined,
  }
}

/** A thread nobody has asked for this long ends, in milliseconds. */
const idle = 30_000

/** Starts its thread with the first request and lets it end when it has rested; requests wait for each other. */
export function createPublisher(clock: Clock, startWorker: () => PublishWorker = newWorker): Publisher {
  let worker: PublishWorker | undefined
  /** The episode the thread has; an edit makes another. */
  let known: Episode | undefined
  let hear: { answer(answer: unknown): void; error(error: unknown): void } | undefined
  const inTurn = oneAtATime()
  let stopIdling: () => void = () => undefined
  let isStopped = false

  const end = (): void => {
    stopIdling()
    void worker?.terminate()
    worker = undefined
    known = undefined
  }
  const started = (): PublishWorker => {
    if (worker) return worker
    const next = startWorker()
    next.on('message', (answer) => next === worker && hear?.answer(answer))
    next.on('error', (error) => {
      if (next !== worker) return
      end()
      hear?.error(error)
    })
    worker = next
    return next
  }
  const run = async (name: WorkName, episode: Episode, input: unknown): Promise<unknown> => {
    stopIdling()
    const text = episode === known ? undefined : await textOf(episode)
    if (isStopped) throw calledOff()
    const answer = new Promise((resolve, reject) => {
      hear = { answer: resolve, error: reject }
      started().postMessage({ name, input, ...(text !== undefined && { episode: text }) })
    })
    known = episode
    const value = await answer
    stopIdling = clock.after(idle, end)
    return unwrap(value)
  }
  return {
    // The thread answers with what the work of that name gives, which is all that is lost on the way.
    work: (name, episode, input) => inTurn(() => run(name, episode, input)) as Promise<never>,
    stop() {
      isStopped = true
      end()
      hear?.error(calledOff())
    },
  }
}

/** As the episode's file has it: what was not written out yet is, a little at a time. */
async function textOf(episode: Episode): Promise<string> {
  await prepareEpisodeText(episode)
  return episodeText(episode)
}

function calledOff(): AppError {
  return new AppError('cancelled', 'Galley is closing, so this was not finished. Nothing was changed.')
}

const newWorker = (): PublishWorker => startHostThread('publish-worker')
