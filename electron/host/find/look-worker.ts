import { parentPort } from 'node:worker_threads'
import { look } from './look.ts'

/** The thread that searches: one request after the other, each with its own answers. */
parentPort?.on('message', (request) => look(request, (message) => parentPort?.postMessage(message)))
