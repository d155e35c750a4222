import { parentPort } from 'node:worker_threads'
import { planRules } from './plan-rules.ts'

/** The thread of expressions: it can be ended in the middle of one. */
parentPort?.on('message', (request) => planRules(request, (message) => parentPort?.postMessage(message)))
