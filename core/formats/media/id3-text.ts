import { fromLatin1, joinBytes, latin1 } from './bytes.ts'

/** How a text frame says its text: ISO 8859-1, UTF-16 with its mark, UTF-16 big-endian, UTF-8. */
export type TextEncoding = 0 | 1 | 2 | 3

/** The encoding a frame names by its first byte; an unknown one is read as ISO 8859-1. */
export function encodingOf(byte: number | undefined): TextEncoding {
  return byte === 1 || byte === 2 || byte === 3 ? byte : 0
}

/**
 * The text up to its end and where the next part begins. A text ends at a zero, or at two on an even place in
 * UTF-16, or where the frame does.
 */
export function textAt(
  bytes: Uint8Array,
  from: number,
  encoding: TextEncoding,
): { readonly text: string; readonly next: number } {
  const wide = encoding === 1 || encoding === 2
  const end = wide ? wideEnd(bytes, from) : narrowEnd(bytes, from)
  const text = decode(bytes.subarray(from, end), encoding)
  return { text, next: Math.min(end + (wide ? 2 : 1), bytes.length) }
}

function narrowEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(0, from)
  return at < 0 ? bytes.length : at
}

function wideEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at
  }
  return bytes.length
}

/** Bytes as text, without the mark of UTF-16. UTF-16 that has none is little-endian, as most writers are. */
function decode(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding === 0) return latin1(bytes)
  if (encoding === 3) return new TextDecoder('utf-8').decode(bytes)
  const [first, second] = bytes
  const bigMark = first === 0xfe && second === 0xff
  const littleMark = first === 0xff && second === 0xfe
  const isBig = bigMark || (encoding === 2 && !littleMark)
  return utf16(bytes.subarray(bigMark || littleMark ? 2 : 0), isBig)
}

function utf16(bytes: Uint8Array, isBig: boolean): string {
  const codes: number[] = []
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [a = 0, b = 0] = bytes.subarray(at, at + 2)
    codes.push(isBig ? (a << 8) | b : (b << 8) | a)
    if (codes.length === 4096) text += String.fromCharCode(...codes.splice(0))
  }
  return text + String.fromCharCode(...codes)
}

/** The encoding v2.3 can say a text in; the controls between 7F and 9F are somebody's quotation marks. */
export function encodingFor(text: string): 0 | 1 {
  return /^[\x20-\x7e\xa0-\xff]*$/.test(text) ? 0 : 1
}

/** Text in one of the two encodings of v2.3, without an end. */
export function encode(text: string, encoding: 0 | 1): Uint8Array {
  if (encoding === 0) return fromLatin1(text)
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xff, 0xfe])
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    bytes[2 + at * 2] = code & 0xff
    bytes[3 + at * 2] = code >> 8
  }
  return bytes
}

/** Text with the zero that ends it. */
export function encodeEnded(text: string, encoding: 0 | 1): Uint8Array {
  return joinBytes([encode(text, encoding), new Uint8Array(encoding + 1)])
}
