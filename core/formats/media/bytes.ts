import type { ByteSource } from '../media-format.ts'

/** A big-endian number of four bytes; bytes past the end count as 0. */
export function uint32(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4)
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

/** A little-endian number of four bytes; bytes past the end count as 0. */
export function uint32le(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4)
  return ((d << 24) | (c << 16) | (b << 8) | a) >>> 0
}

/** The four bytes of a number, big-endian. */
export function fromUint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

/** The four bytes of a number, little-endian. */
export function fromUint32le(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)
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
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return text
}

/** The bytes of a text in ISO 8859-1; the caller sees to it that no other character is in it. */
export function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
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
