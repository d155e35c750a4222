import { fromLatin1, joinBytes, latin1, setLatin1 } from './bytes.ts'

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
  const high = isBig ? 0 : 1
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0))
  return text
}

/** The encoding v2.3 can say a text in; the controls between 7F and 9F are somebody's quotation marks. */
export function encodingFor(text: string): 0 | 1 {
  return /^[\x20-\x7e\xa0-\xff]*$/.test(text) ? 0 : 1
}

/** Text in one of the two encodings of v2.3, without an end. */
export function encode(text: string, encoding: 0 | 1): Uint8Array {
  if (encoding === 0) return fromLatin1(text)
  const bytes = new Uint8Array(2 + text.length * 2)
  setUtf16(bytes, 0, text)
  return bytes
}

/** Text with its encoding in front, as text frames of v2.3 hold it. */
export function encodeMarked(text: string): Uint8Array {
  const encoding = encodingFor(text)
  const bytes = new Uint8Array(encoding === 0 ? 1 + text.length : 3 + text.length * 2)
  bytes[0] = encoding
  if (encoding === 0) setLatin1(bytes, 1, text)
  else setUtf16(bytes, 1, text)
  return bytes
}

/** UTF-16, little-endian, behind its mark. */
function setUtf16(bytes: Uint8Array, from: number, text: string): void {
  bytes[from] = 0xff
  bytes[from + 1] = 0xfe
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const at = from + 2 + index * 2
    bytes[at] = code
    bytes[at + 1] = code >> 8
  }
}

/** Text with the zero that ends it. */
export function encodeEnded(text: string, encoding: 0 | 1): Uint8Array {
  return joinBytes([encode(text, encoding), new Uint8Array(encoding + 1)])
}
