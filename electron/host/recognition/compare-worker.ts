import { parentPort } from 'node:worker_threads'
import { compareRecognition } from './compare.ts'
import { readParts } from './compare-parts.ts'

/** The thread that compares: one request, one answer, both as text, which crosses at once. */
parentPort?.once('message', (parts) =>
  parentPort?.postMessage(JSON.stringify(compareRecognition(readParts(parts)))),
)
