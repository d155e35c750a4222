import { createPace } from './pace.ts'
import { createSuggestRunner } from './run-suggest.ts'
import type { ToWorker, WorkerAnswer } from './suggestion-request.ts'

// The page's own types stand for the worker's here; only these two are used.
const scope = self as unknown as Pick<Worker, 'onmessage' | 'postMessage'>

// A message to itself comes after those that wait already, and without the delay that timers have.
const { port1: own, port2: next } = new MessageChannel()

const pace = createPace({
  now: () => performance.now(),
  listen: () =>
    new Promise((resolve) => {
      own.onmessage = () => resolve()
      next.postMessage(undefined)
    }),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
})

const run = createSuggestRunner(async (address) => {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The pronouncing dictionary could not be read (${response.status}).`)
  return await response.text()
}, pace.carryOut)

/** Of the question that is being answered: the page asks the next one only after it was told something. */
let unwanted = new AbortController()

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data === 'typed') pace.noteTyping()
  else if (data === 'overtaken') unwanted.abort()
  else {
    unwanted = new AbortController()
    void run(data, unwanted.signal).then((answer: WorkerAnswer) => scope.postMessage(answer))
  }
}
