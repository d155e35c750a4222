import { Worker } from 'node:worker_threads'
import { unwrap } from '../../core/contract/envelope.ts'

/** What its owner needs of a worker thread; a test can put a plain object in its place. */
export interface WorkerThread<Request, Message = unknown> {
  postMessage(request: Request, transfer?: readonly ArrayBuffer[]): void
  on(event: 'message', listener: (message: Message) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  terminate(): unknown
}

/** Starts the thread that the build put into `dist/host`; it keeps no program from ending. */
export function startHostThread<Request, Message = unknown>(name: string): WorkerThread<Request, Message> {
  // Entries and chunks are built one folder deep, so this is its place from either.
  const place = new URL(`../host/${name}.js`, import.meta.url)
  const worker = new Worker(place)
  worker.unref()
  return worker
}

/** A request on its way. */
export interface AskedThread {
  /** What the thread answered, out of its envelope; fails as the thread did, or as it was stopped. */
  readonly answer: Promise<unknown>
  readonly stop: (why: Error) => void
}

/** Asks a thread made for this one request, which ends with it: for what is rare and takes much memory. */
export function askThread<Request>(
  start: () => WorkerThread<Request>,
  request: Request | Promise<Request>,
): AskedThread {
  const worker = start()
  let stop: AskedThread['stop'] = () => undefined
  const heard = new Promise<unknown>((resolve, reject) => {
    stop = reject
    worker.on('message', resolve)
    worker.on('error', reject)
  })
  // Stopped while the request is still made, it is told below all the same.
  heard.catch(() => undefined)
  const answer = async (): Promise<unknown> => {
    try {
      worker.postMessage(await request)
      return unwrap(await heard)
    } finally {
      void worker.terminate()
    }
  }
  return { answer: answer(), stop }
}
