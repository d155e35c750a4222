import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { Format } from '../../core/formats/format.ts'
import type { MediaFormat } from '../../core/formats/media-format.ts'
import { mediaFormatById, mediaFormats } from '../../core/formats/media-registry.ts'
import { formats } from '../../core/formats/registry.ts'
import { mediaSamples } from '../../core/testing/media-samples.ts'
import { mutated } from './mutate.ts'
import { mutatedBytes } from './mutate-bytes.ts'
import { randomFrom } from './random.ts'
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
  | { readonly type: 'ready'; readonly formats: readonly string[]; readonly media: readonly string[] }
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

/** The same number gives the same text in every run with the same seed. */
function inputOf(format: Format, number: number): string {
  return mutated(samples.get(format.id) ?? [], everySample, randomFrom(`${seed} ${format.id} ${number}`))
}

/** The same for a file of a media format. */
function mediaOf(format: MediaFormat, number: number): Uint8Array {
  const seeds = (mediaSamples[format.id] ?? []).map(({ bytes }) => bytes)
  return mutatedBytes(seeds, everyFile, randomFrom(`${seed} ${format.id} ${number}`))
}

async function run({ format: id, from, to }: FuzzTask): Promise<void> {
  const format = formats.find((one) => one.id === id)
  const media = mediaFormatById(id)
  if (!format && !media) throw new Error(`There is no format ${id}.`)
  for (let number = from; number < to; number += 1) {
    const text = format ? inputOf(format, number) : media ? mediaOf(media, number) : ''
    Atomics.store(at, 0, number)
    const isText = format && typeof text === 'string'
    const fault = isText ? tryInput(format, text) : media && (await tryMedia(media, text as Uint8Array))
    if (fault) answer({ type: 'fault', number, fault, text })
  }
  Atomics.store(at, 0, -1)
  answer({ type: 'done' })
}

function answer(message: FuzzAnswer): void {
  parentPort?.postMessage(message)
}

parentPort?.on('message', (message: FuzzTask | { readonly show: FuzzTask }) => {
  if (!('show' in message)) return void run(message)
  const format = formats.find((one) => one.id === message.show.format)
  const media = mediaFormatById(message.show.format)
  const number = message.show.from
  const fault: Fault = { kind: 'hang', message: 'not finished within its time' }
  if (format) answer({ type: 'fault', number, fault, text: inputOf(format, number) })
  else if (media) answer({ type: 'fault', number, fault, text: mediaOf(media, number) })
})
answer({
  type: 'ready',
  formats: [...formats, ...mediaFormats].map(({ id }) => id),
  media: mediaFormats.map(({ id }) => id),
})
