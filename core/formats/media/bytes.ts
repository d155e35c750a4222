import type { ByteSource } from '../media-format.ts'

/** A big-endian number of four bytes; bytes past the end count as 0. */
export function uint32(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16)
  return (high | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0
}

/** A little-endian number of four bytes; bytes past the end count as 0. */
export function uint32le(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at + 3] ?? 0) << 24) | ((bytes[at + 2] ?? 0) << 16)
  return (high | ((bytes[at + 1] ?? 0) << 8) | (bytes[at] ?? 0)) >>> 0
}

/** The four bytes of a number, big-endian. */
export function fromUint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

/** The four bytes of a number, little-endian. */
export function fromUint32le(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)
}

/** Puts a number into four bytes, big-endian. */
export function setUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24
  bytes[at + 1] = value >>> 16
  bytes[at + 2] = value >>> 8
  bytes[at + 3] = value
}

/** Puts a text into bytes as ISO 8859-1, which the caller sees to that it is; answers where it ends. */
export function setLatin1(bytes: Uint8Array, at: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index)
  return at + text.length
}

/** Puts pieces behind each other. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

/** Bytes as ISO 8859-1, one character each; the platform's decoder of that name means Windows-1252. */
export function latin1(bytes: Uint8Array): string {
  if (bytes.length > 64) return longLatin1(bytes)
  // Names and addresses are short, and for those no call with a list of arguments pays.
  let text = ''
  for (let at = 0; at < bytes.length; at += 1) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

function longLatin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return text
}

/** The bytes of a text in ISO 8859-1; the caller sees to it that no other character is in it. */
export function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  setLatin1(bytes, 0, text)
  return bytes
}

/** Whether the bytes at a place are these characters. */
export function isAt(bytes: Uint8Array, at: number, characters: string): boolean {
  for (let index = 0; index < characters.length; index += 1)
    if (bytes[at + index] !== characters.charCodeAt(index)) return false
  return true
}

/** Where the next byte of 0 stands, or the end. */
export function zeroAfter(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(0, from)
  return at < 0 ? bytes.length : at
}

const pieceLength = 256 * 1024

/** A stretch of a file in pieces of bearable size; shorter where the file ends. */
export async function* piecesOf(file: ByteSource, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const piece = await file.read(at, Math.min(at + pieceLength, to))
    if (piece.length === 0) return
    yield piece
    at += piece.length
  }
}
