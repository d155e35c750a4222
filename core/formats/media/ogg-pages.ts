import type { ByteSource } from '../media-format.ts'
import { fromLatin1, fromUint32le, isAt, joinBytes, uint32le } from './bytes.ts'

/** One page of an Ogg file (RFC 3533, §6). */
export interface OggPage {
  /** Where it stands in the file. */
  readonly at: number
  readonly bytes: Uint8Array
  /** The number of the stream it belongs to. */
  readonly stream: number
  readonly isFirst: boolean
  readonly isContinued: boolean
  /** The lengths of the pieces its packets are cut into; less than 255 ends one. */
  readonly lacing: Uint8Array
  readonly body: Uint8Array
}

const headerLength = 27
/** A page has 255 pieces of 255 bytes at most. */
const longestPage = headerLength + 255 + 255 * 255
const windowLength = 512 * 1024

/** A page, or bytes between pages that belong to none: left-overs of a broken or cut-off file. */
export type OggPart = OggPage | Uint8Array

/** Whether a part is a page. */
export function isPage(part: OggPart): part is OggPage {
  return 'stream' in part
}

/** The parts of a file from a place on, every byte of it exactly once. Reads it through once, a window at a time. */
export async function* oggParts(file: ByteSource, from = 0): AsyncGenerator<OggPart> {
  let at = from
  let window = new Uint8Array()
  let windowAt = from
  while (at < file.size) {
    if (windowAt + window.length < Math.min(at + longestPage, file.size)) {
      window = new Uint8Array(await file.read(at, at + windowLength))
      windowAt = at
      if (window.length === 0) return
    }
    const offset = at - windowAt
    const part = pageAt(window, offset, at) ?? window.subarray(offset, nextPage(window, offset))
    yield part
    at += isPage(part) ? part.bytes.length : part.length
  }
}

function pageAt(window: Uint8Array, offset: number, at: number): OggPage | undefined {
  if (!isAt(window, offset, 'OggS') || window[offset + 4] !== 0) return undefined
  const bodyAt = offset + headerLength + (window[offset + 26] ?? 0)
  const lacing = window.subarray(offset + headerLength, bodyAt)
  const end = bodyAt + lacing.reduce((sum, length) => sum + length, 0)
  if (bodyAt > window.length || end > window.length) return undefined
  const bytes = window.subarray(offset, end)
  const flags = bytes[5] ?? 0
  return {
    at,
    bytes,
    stream: uint32le(bytes, 14),
    isFirst: (flags & 2) !== 0,
    isContinued: (flags & 1) !== 0,
    lacing,
    body: window.subarray(bodyAt, end),
  }
}

/** Where the next page may begin; the end of the window, less a sign that is cut off, where none is seen. */
function nextPage(window: Uint8Array, offset: number): number {
  for (let at = window.indexOf(0x4f, offset + 1); at >= 0; at = window.indexOf(0x4f, at + 1)) {
    if (isAt(window, at, 'OggS'.slice(0, window.length - at))) return at
  }
  return window.length
}

const table = new Uint32Array(256).map((_, index) => {
  let value = index << 24
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

/** The checksum of Ogg: CRC-32 with the polynomial 04C11DB7, neither reflected nor inverted. */
function oggChecksum(bytes: Uint8Array): number {
  let value = 0
  for (const byte of bytes) value = (value << 8) ^ (table[(value >>> 24) ^ byte] ?? 0)
  return value >>> 0
}

/**
 * A page with another number in its stream. The checksum is changed by what the number changes, so that a page
 * that was damaged before is not made to look sound.
 */
export function renumbered({ bytes }: OggPage, change: number): Uint8Array {
  const page = bytes.slice()
  const number = uint32le(bytes, 18)
  const next = (number + change) >>> 0
  page.set(fromUint32le(next), 18)
  const difference = new Uint8Array(bytes.length - 18)
  difference.set(fromUint32le((number ^ next) >>> 0))
  page.set(fromUint32le((uint32le(bytes, 22) ^ oggChecksum(difference)) >>> 0), 22)
  return page
}

/** The pages of packets that no time belongs to, as headers are; numbers count on from `first`. */
export function headerPages(
  stream: number,
  first: number,
  packets: readonly Uint8Array[],
): readonly Uint8Array[] {
  const lacing = packets.flatMap((packet) => {
    const full = Math.floor(packet.length / 255)
    return [...new Uint8Array(full).fill(255), packet.length - full * 255]
  })
  const data = joinBytes(packets)
  const pages: Uint8Array[] = []
  let at = 0
  for (let piece = 0; piece < lacing.length; piece += 255) {
    const sizes = lacing.slice(piece, piece + 255)
    const length = sizes.reduce((sum, size) => sum + size, 0)
    // A packet goes on here where the piece before was full.
    const flags = piece > 0 && lacing[piece - 1] === 255 ? 1 : 0
    const ends = sizes.some((size) => size < 255)
    const page = joinBytes([
      fromLatin1('OggS'),
      Uint8Array.of(0, flags),
      new Uint8Array(8).fill(ends ? 0 : 0xff),
      fromUint32le(stream),
      fromUint32le((first + pages.length) >>> 0),
      new Uint8Array(4),
      Uint8Array.of(sizes.length, ...sizes),
      data.subarray(at, at + length),
    ])
    page.set(fromUint32le(oggChecksum(page)), 22)
    pages.push(page)
    at += length
  }
  return pages
}
