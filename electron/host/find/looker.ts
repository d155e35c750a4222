import { AppError } from '../../../core/errors.ts'
import { oneAtATime } from '../../../core/one-at-a-time.ts'
import type { Clock } from '../clock.ts'
import { startHostThread, type WorkerThread } from '../worker-thread.ts'
import type { LookAnswer, LookMessage, LookRequest } from './look-request.ts'

/** The thread that looks through the episodes of a show. */
export type LookWorker = WorkerThread<LookRequest, LookMessage>

/** Looks through episodes without ever holding up the host. */
export interface Looker {
  /** Requests wait for each other; an expression that takes too long is stopped and said. */
  look(request: LookRequest): Promise<LookAnswer>
  /** Ends what is under way as `cancelled`. */
  stop(): void
}

/** An expression that takes longer than this in one episode is stopped, in milliseconds. */
const longest = 1_500
/** A thread nobody has asked for this long ends, in milliseconds. */
const idle = 30_000

/** Starts its thread with the first request. */
export function createLooker(clock: Clock, startWorker: () => LookWorker = newWorker): Looker {
  let worker: LookWorker | undefined
  let hear: { message(message: LookMessage): void; error(error: Error): void } | undefined
  const inTurn = oneAtATime()
  let stopIdling: () => void = () => undefined
  let isStopped = false

  const end = (): void => {
    stopIdling()
    void worker?.terminate()
    worker = undefined
  }

  const started = (): LookWorker => {
    if (worker) return worker
    const next = startWorker()
    next.on('message', (message) => next === worker && hear?.message(message))
    next.on('error', (error) => next === worker && hear?.error(error))
    worker = next
    return next
  }

  const run = (request: LookRequest): Promise<LookAnswer> =>
    new Promise((resolve, reject) => {
      if (isStopped) throw calledOff()
      let timer: ReturnType<typeof setTimeout> | undefined
      const rest = (): void => {
        clearTimeout(timer)
        stopIdling()
        stopIdling = clock.after(idle, end)
      }
      hear = {
        message(message) {
          if (message.kind === 'answer') {
            rest()
            resolve(message.answer)
            return
          }
          timer = setTimeout(() => {
            end()
            resolve({ kind: 'too-slow', about: message.about })
          }, longest)
        },
        error(error) {
          clearTimeout(timer)
          end()
          reject(error)
        },
      }
      const { source } = request
      // A file's bytes are handed over; they are of no more use here.
      const transfer = source.kind === 'file' && isWhole(source.bytes) ? [source.bytes.buffer] : []
      started().postMessage(request, transfer)
    })

  return {
    look: (request) => inTurn(() => run(request)),
    stop() {
      isStopped = true
      end()
      hear?.error(calledOff())
    },
  }
}

function calledOff(): AppError {
  return new AppError('cancelled', 'Galley is closing, so this was not looked for. Nothing was changed.')
}

/** Whether bytes have their memory for themselves; small files are read into memory they share. */
function isWhole(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
}

const newWorker = (): LookWorker => startHostThread('look-worker')
