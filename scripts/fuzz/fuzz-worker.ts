import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { documentFormats } from '../../core/formats/documents/read-text.ts'
import { mediaFormats } from '../../core/formats/media-registry.ts'
import { formats } from '../../core/formats/registry.ts'
import { mediaSamples } from '../../core/testing/media-samples.ts'
import { mutated } from './mutate.ts'
import { mutatedBytes } from './mutate-bytes.ts'
import { mutatedDocx } from './mutate-docx.ts'
import { type Random, randomFrom } from './random.ts'
import { tryDocument } from './try-document.ts'
import { type Fault, tryInput } from './try-input.ts'
import { tryMedia } from './try-media.ts'

/** A stretch of inputs for one format: those with the numbers from `from` up to, not including, `to`. */
export interface FuzzTask {
  readonly format: string
  readonly from: number
  readonly to: number
}

/** What a worker answers: the ids it can do, a fault with its input, or that a task is done. */
export type FuzzAnswer =
  | { readonly type: 'ready'; readonly formats: readonly string[]; readonly binary: readonly string[] }
  | {
      readonly type: 'fault'
      readonly number: number
      readonly fault: Fault
      readonly text: string | Uint8Array
    }
  | { readonly type: 'done' }

/** `current` holds the number of the input a worker is at, so that a reader that hangs can be named. */
interface WorkerData {
  readonly seed: number
  readonly fixtures: string
  readonly current: SharedArrayBuffer
}

const { seed, fixtures, current } = workerData as WorkerData
const at = new Int32Array(current)
const samples = new Map(formats.map(({ id }) => [id, samplesOf(id)]))
const everySample = [...samples.values()].flat()
const everyFile = Object.values(mediaSamples).flatMap((files) => files.map(({ bytes }) => bytes))

function samplesOf(id: string): readonly string[] {
  const folder = join(fixtures, id)
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.expected.json'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}

/** A reader, and one of its inputs: what the input is, and what reading it shows to be wrong. */
interface Input {
  readonly bytes: string | Uint8Array
  readonly attempt: () => Fault | undefined | Promise<Fault | undefined>
}

/** How an input is made for each reader; the same random numbers make the same one. */
const inputs: ReadonlyMap<string, (random: Random) => Input> = new Map([
  ...formats.map((format): [string, (random: Random) => Input] => [
    format.id,
    (random) => {
      const text = mutated(samples.get(format.id) ?? [], everySample, random)
      return { bytes: text, attempt: () => tryInput(format, text) }
    },
  ]),
  ...mediaFormats.map((format): [string, (random: Random) => Input] => [
    format.id,
    (random) => {
      const seeds = (mediaSamples[format.id] ?? []).map(({ bytes }) => bytes)
      const bytes = mutatedBytes(seeds, everyFile, random)
      return { bytes, attempt: () => tryMedia(format, bytes) }
    },
  ]),
  ...documentFormats.map((format): [string, (random: Random) => Input] => [
    format.id,
    (random) => {
      const bytes = mutatedDocx(random)
      return { bytes, attempt: () => tryDocument(format, bytes) }
    },
  ]),
])

/** The same number gives the same input in every run with the same seed. */
function inputOf(id: string, number: number): Input {
  const make = inputs.get(id)
  if (!make) throw new Error(`There is no format ${id}.`)
  return make(randomFrom(`${seed} ${id} ${number}`))
}

async function run({ format: id, from, to }: FuzzTask): Promise<void> {
  for (let number = from; number < to; number += 1) {
    const { bytes, attempt } = inputOf(id, number)
    Atomics.store(at, 0, number)
    const fault = await attempt()
    if (fault) answer({ type: 'fault', number, fault, text: bytes })
  }
  Atomics.store(at, 0, -1)
  answer({ type: 'done' })
}

function answer(message: FuzzAnswer): void {
  parentPort?.postMessage(message)
}

parentPort?.on('message', (message: FuzzTask | { readonly show: FuzzTask }) => {
  if (!('show' in message)) return void run(message)
  const { format, from: number } = message.show
  const fault: Fault = { kind: 'hang', message: 'not finished within its time' }
  answer({ type: 'fault', number, fault, text: inputOf(format, number).bytes })
})
answer({
  type: 'ready',
  formats: [...inputs.keys()],
  binary: [...mediaFormats, ...documentFormats].map(({ id }) => id),
})
