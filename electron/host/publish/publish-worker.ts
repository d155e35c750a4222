import { parentPort } from 'node:worker_threads'
import { workAnswerer } from './do-work.ts'

/** The thread that checks, plans, writes out and compares. */
const answer = workAnswerer()
parentPort?.on('message', (request) => parentPort?.postMessage(answer(request)))
