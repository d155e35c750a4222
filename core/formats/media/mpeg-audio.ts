import type { ByteSource } from '../media-format.ts'
import { latin1, uint32 } from './bytes.ts'

/** The header of one frame of MPEG audio (MP3), as far as lengths and times need it. */
interface MpegHeader {
  /** Bytes of the frame; 0 where the bit rate is free and only the next header tells. */
  readonly length: number
  readonly samples: number
  readonly sampleRate: number
  /** Bits a second. */
  readonly bitRate: number
  /** Where a Xing or Info header stands in the first frame. */
  readonly infoAt: number
}

const ratesOfVersion1 = {
  1: [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  2: [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  3: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
} as const
const ratesOfVersion2 = {
  1: [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  3: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const

/** Reads a frame header of MPEG-1, 2 or 2.5 audio, ISO/IEC 11172-3 §2.4.2.3; undefined where none stands. */
function mpegHeader(bytes: Uint8Array, at: number): MpegHeader | undefined {
  const word = uint32(bytes, at)
  if (at + 4 > bytes.length || word >>> 21 !== 0x7ff) return undefined
  const version = (word >> 19) & 3
  const layer = 4 - ((word >> 17) & 3)
  const rateIndex = (word >> 12) & 15
  const sampleRate = [44_100, 48_000, 32_000][(word >> 10) & 3]
  if (version === 1 || (layer !== 1 && layer !== 2 && layer !== 3) || sampleRate === undefined)
    return undefined
  const isFirst = version === 3
  if (rateIndex === 15) return undefined
  const bitRate = ((isFirst ? ratesOfVersion1 : ratesOfVersion2)[layer][rateIndex - 1] ?? 0) * 1000
  const rate = sampleRate / (isFirst ? 1 : version === 2 ? 2 : 4)
  const samples = layer === 1 ? 384 : layer === 3 && !isFirst ? 576 : 1152
  const slot = layer === 1 ? 4 : 1
  const slots = Math.floor(((samples / 8 / slot) * bitRate) / rate) + ((word >> 9) & 1)
  const infoAt = at + 4 + sideLength(isFirst, ((word >> 6) & 3) === 3)
  return { length: bitRate === 0 ? 0 : slots * slot, samples, sampleRate: rate, bitRate, infoAt }
}

/** Bytes of side information between the header and what an encoder leaves in a first frame of silence. */
function sideLength(isFirst: boolean, isMono: boolean): number {
  if (isFirst) return isMono ? 17 : 32
  return isMono ? 9 : 17
}

/** Whether two frames of MP3 audio stand behind each other here; one alone is too often an accident. */
export function isMpegAt(bytes: Uint8Array, at: number): boolean {
  const first = mpegHeader(bytes, at)
  return first !== undefined && first.length > 0 && mpegHeader(bytes, at + first.length) !== undefined
}

/** Whether two frames of AAC in ADTS stand behind each other here (ISO/IEC 13818-7 §6.2). */
export function isAdtsAt(bytes: Uint8Array, at: number): boolean {
  const length = adtsLength(bytes, at)
  return length !== undefined && adtsLength(bytes, at + length) !== undefined
}

function adtsLength(bytes: Uint8Array, at: number): number | undefined {
  if (at + 7 > bytes.length || ((uint32(bytes, at) >>> 16) & 0xfff6) !== 0xfff0) return undefined
  const length = ((uint32(bytes, at + 3) >>> 13) & 0x1fff) >>> 0
  return length < 7 ? undefined : length
}

/**
 * How long MP3 audio plays, in milliseconds, where that is simply there: an encoder left the number of frames in
 * the first one (Xing, Info, VBRI), or the bit rate is the same wherever one looks.
 */
export async function mpegDuration(file: ByteSource, from: number): Promise<number | undefined> {
  const first = await file.read(from, from + 256)
  const header = mpegHeader(first, 0)
  if (!header || header.bitRate === 0) return undefined
  const { samples, sampleRate, infoAt, bitRate } = header
  const frames = framesSaid(first, infoAt)
  if (frames > 0) return (frames * samples * 1000) / sampleRate
  const tail = await file.read(file.size - 128, file.size)
  const end = latin1(tail.subarray(0, 3)) === 'TAG' ? file.size - 128 : file.size
  for (const part of [0.2, 0.4, 0.6, 0.8]) {
    const looked = await rateNear(file, from + Math.floor((end - from) * part), end)
    if (looked !== undefined && looked !== bitRate) return undefined
  }
  return ((end - from) * 8000) / bitRate
}

function framesSaid(first: Uint8Array, infoAt: number): number {
  const name = latin1(first.subarray(infoAt, infoAt + 4))
  if ((name === 'Xing' || name === 'Info') && uint32(first, infoAt + 4) & 1) return uint32(first, infoAt + 8)
  return latin1(first.subarray(36, 40)) === 'VBRI' ? uint32(first, 50) : 0
}

/** The bit rate of the first frame found after a place, undefined where none is near. */
async function rateNear(file: ByteSource, at: number, end: number): Promise<number | undefined> {
  const near = await file.read(at, Math.min(at + 4096, end))
  for (let start = near.indexOf(0xff); start >= 0; start = near.indexOf(0xff, start + 1)) {
    if (isMpegAt(near, start)) return mpegHeader(near, start)?.bitRate
  }
  return undefined
}
