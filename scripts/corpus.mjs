#!/usr/bin/env node
/**
 * `npm run corpus`: reads every chapter, transcript, feed and audio file of the collection beside the checkout
 * and prints what each was taken for. Fails when one crashes, takes more than two seconds of the processor, which
 * a busy machine does not change, or gives nothing without a word. Names of folders as arguments read those alone.
 */
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { cpuUsage } from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { rolldown } from 'rolldown'
import { root } from './ensure-ready.mjs'

const mostMilliseconds = 2000
/** Nobody waits longer than this for one file, whatever the processor does meanwhile. */
const mostPatience = 60_000
const collection = join(root, '..', 'shared', 'data')
if (!existsSync(collection)) {
  console.log('../shared/data is not beside this checkout, so there is no corpus to read.')
  process.exit(0)
}

const asked = process.argv.slice(2)
const folders =
  asked.length > 0 ? asked : ['chapters', 'transcripts', 'subtitle-suites', 'feeds', 'media-id3']
const files = folders.flatMap((folder) =>
  readdirSync(join(collection, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(),
)

const program = join(root, '.cache', 'corpus-reader.mjs')
const bundle = await rolldown({
  input: join(root, 'scripts/corpus/corpus-reader.ts'),
  platform: 'node',
  transform: { target: 'node20' },
})
await bundle.write({ file: program, format: 'esm', codeSplitting: false })

let worker = await ready()
const rows = []
for (const file of files) {
  const started = cpuUsage()
  const result = await read(file)
  rows.push({ file: relative(collection, file), milliseconds: workSince(started), ...judged(result) })
}
await worker.terminate()
print()

/** The clock of a file starts when its reader is loaded, not before. */
async function ready() {
  const fresh = new Worker(program)
  await once(fresh, 'message')
  return fresh
}

async function read(file) {
  const clock = new AbortController()
  const late = tooLate(clock.signal)
  const answer = once(worker, 'message').then(
    ([result]) => result,
    (error) => ({ outcome: 'crash', message: error.message }),
  )
  worker.postMessage({ file, isFeed: relative(collection, file).startsWith('feeds') })
  const result = await Promise.race([answer, late])
  clock.abort()
  if (result.outcome === 'hang' || result.outcome === 'crash') {
    await worker.terminate()
    worker = await ready()
  }
  return result
}

/** Comes when a file has taken too much; the only thread that works meanwhile is the one that reads it. */
async function tooLate(signal) {
  const [started, begun] = [cpuUsage(), performance.now()]
  const isLate = () => workSince(started) >= mostMilliseconds || performance.now() - begun >= mostPatience
  while (!signal.aborted && !isLate()) await delay(50)
  return { outcome: 'hang', message: `not finished after ${mostMilliseconds / 1000} seconds` }
}

function workSince(before) {
  const { user, system } = cpuUsage(before)
  return (user + system) / 1000
}

/** Nothing found is a fault unless it is said. */
function judged(result) {
  const silent = result.outcome === 'read' && result.count === 0 && result.warnings === 0
  return silent ? { ...result, outcome: 'silent zero', message: 'read as empty without a warning' } : result
}

function print() {
  const width = Math.max(...rows.map((row) => row.file.length), 4)
  const cells = ({ file, outcome, format = '', count = '', warnings = '', code = '' }) =>
    `${file.padEnd(width)}  ${(format || code || outcome).padEnd(26)} ${String(count).padStart(7)} ${String(warnings).padStart(8)}`
  console.log(cells({ file: 'file', format: 'detected', count: 'count', warnings: 'warnings' }))
  for (const row of rows) console.log(cells(row))
  const of = (outcome) => rows.filter((row) => row.outcome === outcome)
  const failed = rows.filter((row) => row.outcome !== 'read' && row.outcome !== 'refused')
  const slowest = rows.reduce((one, row) => (row.milliseconds > one.milliseconds ? row : one), rows[0])
  console.log(
    `\n${files.length} files: ${of('read').length} read, ${of('refused').length} refused, ${failed.length} failed`,
  )
  if (slowest) console.log(`slowest: ${slowest.file}, ${Math.round(slowest.milliseconds)} ms`)
  for (const { file, message } of of('refused')) console.log(`refused  ${file}: ${message}`)
  for (const { file, outcome, message } of failed) console.log(`FAILED   ${file}: ${outcome}: ${message}`)
  if (failed.length > 0) process.exitCode = 1
}
