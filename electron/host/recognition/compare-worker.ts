import { parentPort } from 'node:worker_threads'
import { answerParts } from './answer-parts.ts'

/** The thread that compares: one request, one answer. */
parentPort?.once('message', (parts) => parentPort?.postMessage(answerParts(parts)))
