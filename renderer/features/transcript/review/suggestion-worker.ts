import { createSuggestRunner } from './run-suggest.ts'

// The page's own types stand for the worker's here; only these two are used.
const scope = self as unknown as Pick<Worker, 'onmessage' | 'postMessage'>

const run = createSuggestRunner(async (address) => {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The pronouncing dictionary could not be read (${response.status}).`)
  return await response.text()
})

scope.onmessage = ({ data }) => void run(data).then((answer) => scope.postMessage(answer))
