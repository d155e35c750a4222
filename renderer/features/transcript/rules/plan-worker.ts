import { runPlan } from './run-plan.ts'

// The page's own types stand for the worker's here; only these two are used.
const scope = self as unknown as Pick<Worker, 'onmessage' | 'postMessage'>

scope.onmessage = ({ data }) => runPlan(data, (message) => scope.postMessage(message))
