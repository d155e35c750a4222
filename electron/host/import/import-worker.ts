import { parentPort } from 'node:worker_threads'
import { randomIds } from '../new-id.ts'
import { answerImport } from './import-work.ts'

/** The thread that reads and assembles: one request, one answer. */
parentPort?.once('message', (request) => parentPort?.postMessage(answerImport(request, randomIds)))
