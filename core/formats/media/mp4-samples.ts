import { uint32 } from './bytes.ts'
import { type Box, boxAt, childrenOf, uint64 } from './mp4-boxes.ts'
import { damaged, type Movie, type Track } from './mp4-movie.ts'

/** A run of samples that lie side by side in the file. */
interface Chunk {
  readonly from: number
  readonly samples: number
  readonly firstSample: number
}

/** Where a stretch of a file begins and ends. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface Table {
  readonly box: Box
  /** Where the first entry stands. */
  readonly from: number
  readonly count: number
}

/** The table of places, and whether its entries have eight bytes. */
export interface OffsetTable extends Table {
  readonly isWide: boolean
}

/** Opens a table of a track's samples; throws where it claims more entries than it has. */
function tableOf(
  bytes: Uint8Array,
  track: Track,
  type: string,
  head: number,
  width: number,
): Table | undefined {
  const box = boxAt(bytes, track.box, 'mdia', 'minf', 'stbl', type)
  if (!box) return undefined
  const from = box.body + head + 4
  const count = uint32(bytes, box.body + head)
  if (from > box.to || count * width > box.to - from) throw damaged()
  return { box, from, count }
}

/** The places of a track's chunks. */
export function offsetTable(bytes: Uint8Array, track: Track): OffsetTable | undefined {
  const narrow = tableOf(bytes, track, 'stco', 4, 4)
  if (narrow) return { ...narrow, isWide: false }
  const wide = tableOf(bytes, track, 'co64', 4, 8)
  return wide && { ...wide, isWide: true }
}

/** One entry of a table of places. */
export function offsetIn(bytes: Uint8Array, { from, isWide }: OffsetTable, index: number): number {
  return isWide ? uint64(bytes, from + index * 8) : uint32(bytes, from + index * 4)
}

/** The sizes of a track's samples, one by one or the same for all. */
interface Sizes {
  readonly count: number
  /** The one size of all samples. */
  readonly same?: number
  of(sample: number): number
}

function sampleSizes(bytes: Uint8Array, track: Track): Sizes {
  const box = boxAt(bytes, track.box, 'mdia', 'minf', 'stbl', 'stsz')
  if (!box) return compactSizes(bytes, track)
  const same = uint32(bytes, box.body + 4)
  if (same !== 0) return { count: uint32(bytes, box.body + 8), same, of: () => same }
  const table = tableOf(bytes, track, 'stsz', 8, 4)
  return { count: table?.count ?? 0, of: (sample) => uint32(bytes, (table?.from ?? 0) + sample * 4) }
}

/** `stz2`: sizes of four, eight or sixteen bits. */
function compactSizes(bytes: Uint8Array, track: Track): Sizes {
  const box = boxAt(bytes, track.box, 'mdia', 'minf', 'stbl', 'stz2')
  const bits = box ? (bytes[box.body + 7] ?? 0) : 0
  if (box && bits !== 4 && bits !== 8 && bits !== 16) throw damaged()
  const table = tableOf(bytes, track, 'stz2', 8, bits / 8)
  return {
    count: table?.count ?? 0,
    of(sample) {
      const at = (table?.from ?? 0) + (sample * bits) / 8
      const byte = bytes[Math.floor(at)] ?? 0
      if (bits === 16) return byte * 256 + (bytes[at + 1] ?? 0)
      return bits === 8 ? byte : sample % 2 === 0 ? byte >> 4 : byte & 15
    },
  }
}

/** The chunks of a track in the order of its samples. */
export function* chunksOf(bytes: Uint8Array, track: Track): Generator<Chunk> {
  const offsets = offsetTable(bytes, track)
  const runs = tableOf(bytes, track, 'stsc', 4, 12)
  const { count } = sampleSizes(bytes, track)
  if (!offsets || !runs) return
  let run = 0
  let firstSample = 0
  for (let index = 0; index < offsets.count && firstSample < count; index += 1) {
    while (run + 1 < runs.count && uint32(bytes, runs.from + (run + 1) * 12) <= index + 1) run += 1
    const samples = Math.min(uint32(bytes, runs.from + run * 12 + 4), count - firstSample)
    yield { from: offsetIn(bytes, offsets, index), samples, firstSample }
    firstSample += samples
  }
}

/** Where a track's samples lie, those side by side as one stretch; the file may end before them. */
export function* stretchesOf(bytes: Uint8Array, track: Track): Generator<Stretch> {
  const sizes = sampleSizes(bytes, track)
  let open: Stretch | undefined
  for (const { from, samples, firstSample } of chunksOf(bytes, track)) {
    let to = from + samples * (sizes.same ?? 0)
    for (let sample = 0; sizes.same === undefined && sample < samples; sample += 1)
      to += sizes.of(firstSample + sample)
    if (open && open.to === from) open = { from: open.from, to }
    else {
      if (open) yield open
      open = { from, to }
    }
  }
  if (open) yield open
}

/** One sample of a track of text: where it lies and how long it is shown, in the track's own units. */
export interface TextSample extends Stretch {
  readonly duration: number
}

/** The samples of a track one by one, at most so many. */
export function textSamples(bytes: Uint8Array, track: Track, most: number): readonly TextSample[] {
  const sizes = sampleSizes(bytes, track)
  const durations = durationsOf(bytes, track)
  const samples: TextSample[] = []
  for (const chunk of chunksOf(bytes, track)) {
    let at = chunk.from
    for (let index = 0; index < chunk.samples && samples.length < most; index += 1) {
      const to = at + sizes.of(chunk.firstSample + index)
      samples.push({ from: at, to, duration: durations.next().value ?? 0 })
      at = to
    }
  }
  return samples
}

function* durationsOf(bytes: Uint8Array, track: Track): Generator<number, undefined> {
  const table = tableOf(bytes, track, 'stts', 4, 8)
  for (let index = 0; table && index < table.count; index += 1) {
    const at = table.from + index * 8
    for (let left = uint32(bytes, at); left > 0; left -= 1) yield uint32(bytes, at + 4)
  }
  return undefined
}

/** How much later than its first sample a track begins, in milliseconds, as its list of edits says. */
export function startDelay({ bytes, timescale }: Movie, track: Track): number {
  const list = boxAt(bytes, track.box, 'edts', 'elst')
  if (!list || timescale === 0 || track.timescale === 0) return 0
  const isLong = bytes[list.body] === 1
  const width = isLong ? 20 : 12
  let delay = 0
  for (let at = list.body + 8; at + width <= list.to; at += width) {
    const length = isLong ? uint64(bytes, at) : uint32(bytes, at)
    const from = isLong ? uint64(bytes, at + 8) : uint32(bytes, at + 4)
    const isEmpty = from >= (isLong ? 2 ** 63 : 2 ** 31)
    if (!isEmpty) return delay - (from * 1000) / track.timescale
    delay += (length * 1000) / timescale
  }
  return delay
}

/** Whether the samples of a track are in this file, and not in another it names. */
export function isSelfContained(bytes: Uint8Array, track: Track): boolean {
  const list = boxAt(bytes, track.box, 'mdia', 'minf', 'dinf', 'dref')
  if (!list) return true
  const entries = childrenOf(bytes, { ...list, body: list.body + 8 })
  return entries.every((entry) => ((bytes[entry.body + 3] ?? 0) & 1) === 1)
}
