#!/usr/bin/env node
/**
 * `npm run fuzz [-- --runs N] [--seed N] [--format ID,ID…]`: gives every reader damaged files, 200,000 each unless
 * told otherwise and a quarter of that for the readers of audio files and documents, and fails on a crash, on one that takes more
 * than two seconds and on a broken promise of `core/formats/format.ts`. The same seed gives the same inputs. What
 * failed is kept in `.cache/fuzz`, once for each different fault.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { rolldown } from 'rolldown'
import { root } from './ensure-ready.mjs'

const mostMilliseconds = 2000
const chunk = 5000
const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string' },
    workers: { type: 'string', default: String(Math.max(1, Math.floor(availableParallelism() / 2))) },
  },
})
const runs = Number(asked.runs)
const kept = join(root, '.cache', 'fuzz')
mkdirSync(kept, { recursive: true })

const program = join(root, '.cache', 'fuzz-worker.mjs')
const bundle = await rolldown({
  input: join(root, 'scripts/fuzz/fuzz-worker.ts'),
  platform: 'node',
  transform: { target: 'node20' },
})
await bundle.write({ file: program, format: 'esm', codeSplitting: false })

const started = performance.now()
const first = await newWorker()
const chosen = asked.format ? asked.format.split(',') : first.formats
const unknown = chosen.filter((id) => !first.formats.includes(id))
if (unknown.length > 0) {
  console.error(`Galley knows no ${unknown.join(', ')}. Choose among ${first.formats.join(', ')}.`)
  process.exit(2)
}
const waiting = [...chosen]
const faults = new Map()
let inputs = 0
const others = await Promise.all(
  Array.from({ length: Math.min(Number(asked.workers), chosen.length) - 1 }, newWorker),
)
await Promise.all([first, ...others].map(work))
const seconds = (performance.now() - started) / 1000
console.log(
  `\n${inputs.toLocaleString('en-GB')} inputs for ${chosen.length} readers in ${seconds.toFixed(0)} s ` +
    `(${Math.round(inputs / seconds).toLocaleString('en-GB')} a second), seed ${asked.seed}: ` +
    `${faults.size === 0 ? 'no fault' : `${faults.size} different faults, kept in .cache/fuzz`}.`,
)
process.exit(faults.size > 0 ? 1 : 0)

/** A thread, its place in the inputs, and the formats it knows once it is ready. */
async function newWorker() {
  const current = new SharedArrayBuffer(4)
  const at = new Int32Array(current)
  Atomics.store(at, 0, -1)
  const fixtures = join(root, 'core/formats/fixtures')
  const thread = new Worker(program, { workerData: { seed: Number(asked.seed), fixtures, current } })
  const ready = await new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
  })
  return { thread, at, formats: ready.formats, binary: ready.binary }
}

/** Takes one reader after the other until none is left. */
async function work(worker) {
  let mine = worker
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const begun = performance.now()
    let found = 0
    const most = first.binary.includes(id) ? Math.ceil(runs / 4) : runs
    for (let from = 0; from < most; ) {
      const to = Math.min(from + chunk, most)
      const end = await runTask(mine, { format: id, from, to }, (fault) => {
        found += 1
        keep(id, fault)
      })
      from = end.next
      if (end.hangs) {
        const again = await replaced(mine, id, end.next - 1)
        if (again.hangs) found += 1
        mine = again.worker
      }
    }
    inputs += most
    const speed = Math.round((most / (performance.now() - begun)) * 1000)
    console.log(
      `${id.padEnd(26)} ${most.toLocaleString('en-GB').padStart(9)} inputs ${speed.toLocaleString('en-GB').padStart(7)}/s` +
        `  ${found === 0 ? 'no fault' : `${found} faults`}`,
    )
  }
  await mine.thread.terminate()
}

/** Runs a stretch of inputs; answers where to go on, and whether the one before never ended. */
function runTask({ thread, at }, task, onFault, limit = mostMilliseconds) {
  return new Promise((resolve) => {
    let seen = -1
    let since = performance.now()
    const settle = (end) => {
      clearInterval(watch)
      thread.removeAllListeners('message')
      thread.removeAllListeners('error')
      resolve(end)
    }
    const watch = setInterval(() => {
      const now = Atomics.load(at, 0)
      if (now === -1 || now !== seen) {
        seen = now
        since = performance.now()
      } else if (performance.now() - since > limit) settle({ next: now + 1, hangs: true })
    }, 250)
    thread.on('message', (answer) => (answer.type === 'fault' ? onFault(answer) : settle({ next: task.to })))
    thread.on('error', (error) => {
      const number = Atomics.load(at, 0)
      onFault({ number, fault: { kind: 'crash', message: error.message }, text: '' })
      settle({ next: number + 1, hangs: true })
    })
    thread.postMessage(task)
  })
}

/**
 * A fresh thread for one that hangs. The input its predecessor never finished is tried again with more patience,
 * since a busy machine may have stopped the thread, and kept where it hangs again.
 */
async function replaced({ thread }, id, number) {
  await thread.terminate()
  let worker = await newWorker()
  const task = { format: id, from: number, to: number + 1 }
  const { hangs } = await runTask(worker, task, () => undefined, 5 * mostMilliseconds)
  if (!hangs) return { worker, hangs: false }
  await worker.thread.terminate()
  worker = await newWorker()
  const fault = new Promise((resolve) => worker.thread.once('message', resolve))
  worker.thread.postMessage({ show: task })
  keep(id, await fault)
  return { worker, hangs: true }
}

/** Keeps the first input of every fault: the same fault has the same sentence, but for its numbers and texts. */
function keep(id, { number, fault, text }) {
  const [sentence = ''] = fault.message.split('\n    at ')
  const place = /at (\S+ \([^)]*\)|\S+:\d+:\d+)/.exec(fault.message)?.[1] ?? ''
  const key = `${id} ${fault.kind}: ${sentence.replace(/\d+|“[^”]*”/g, '…')} ${place.replace(/\(.*\//, '(')}`
  if (faults.has(key)) return
  const file = join(kept, `${id}-${asked.seed}-${number}.${typeof text === 'string' ? 'txt' : 'bin'}`)
  faults.set(key, file)
  writeFileSync(file, text)
  console.log(`  ${id}, input ${number}: ${fault.kind}: ${fault.message.split('\n').slice(0, 3).join(' ')}`)
}
