import { AppError } from '../../errors.ts'
import type { ParseWarning } from '../format.ts'
import { nameBinary } from './binary-signatures.ts'
import { lineFinder } from './lines.ts'

/** The encodings a text can be read in. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A file's bytes as text. */
export interface DecodedText {
  /** Without a byte order mark; line ends as they were. */
  readonly text: string
  readonly encoding: TextEncoding
  readonly warnings: readonly ParseWarning[]
}

/**
 * Turns a file's bytes into text: UTF-8, UTF-16 (with or without a mark), and Windows-1252 with a
 * warning where the bytes are not UTF-8. Throws `not-text` for anything else, naming what it seems to be.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const binary = nameBinary(bytes)
  if (binary) throw notText(binary)
  const utf16 = detectUtf16(bytes)
  if (utf16) return decodeUtf16(bytes, utf16)
  if (controlShare(bytes) > mostControls) throw notText('a binary file')
  return decodeBytes(bytes)
}

function notText(what: string): AppError {
  const wanted = /document|Word/.test(what) ? 'a Word document (DOCX) or plain text' : 'plain text'
  return new AppError(
    'not-text',
    `This is ${what}, not text, so Galley could not read it. The file was not changed. ` +
      `Open it in the program it came from and save it as ${wanted}, or copy its text out and bring that.`,
    { seems: what },
  )
}

/** Detection of encodings needs no more than the beginning. */
const sampleLength = 65_536
const mostControls = 0.01

/** The share of bytes no text holds; a stray few, as after a crash, do not make a file binary. */
function controlShare(bytes: Uint8Array): number {
  const length = Math.min(bytes.length, sampleLength)
  let controls = 0
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) {
      controls += 1
    }
  }
  return controls < 4 && controls * 4 < length ? 0 : controls / Math.max(length, 1)
}

interface Utf16 {
  readonly encoding: 'utf-16le' | 'utf-16be'
  readonly skip: 0 | 2
}

function detectUtf16(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const length = Math.min(bytes.length, sampleLength) & ~1
  if (length < 4 || bytes.length % 2 === 1) return undefined
  const zeros = [0, 0]
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const pairs = length / 2
  // Spaces, digits and line ends have a zero half in every script; the other half is hardly ever zero.
  if (odd * 10 >= pairs && even * 50 <= odd) return { encoding: 'utf-16le', skip: 0 }
  if (even * 10 >= pairs && odd * 50 <= even) return { encoding: 'utf-16be', skip: 0 }
  return undefined
}

function decodeUtf16(bytes: Uint8Array, { encoding, skip }: Utf16): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(skip))
  const controls = text.slice(0, 4096).replace(/[^\0-\x08\x0E-\x1A]/g, '').length
  if (controls * 10 > Math.min(text.length, 4096)) throw notText('a binary file')
  return cleaned(text, encoding, [])
}

function decodeBytes(bytes: Uint8Array): DecodedText {
  try {
    return cleaned(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8', [])
  } catch {
    // Not UTF-8 from end to end; which of the two repairs fits is judged by what surrounds the fault.
    return decodeFaulty(bytes)
  }
}

/** Mostly valid UTF-8 with a broken spot stays UTF-8; else every high byte is a Windows-1252 letter. */
function decodeFaulty(bytes: Uint8Array): DecodedText {
  const lossy = new TextDecoder('utf-8').decode(bytes)
  const broken = lossy.split('\uFFFD').length - 1
  const valid = countNonAscii(lossy) - broken
  const line = lineFinder(lossy)(lossy.indexOf('\uFFFD'))
  if (valid > broken * 2) {
    const message =
      'Some characters in this file are damaged and are shown as \uFFFD; the first is on this line.'
    return cleaned(lossy, 'utf-8', [{ code: 'damaged-characters', message, line }])
  }
  const message =
    'This file is not UTF-8. Galley read it as Windows-1252 (Western European); ' +
    'check letters with accents, the first of which is on this line.'
  return cleaned(decodeWindows1252(bytes), 'windows-1252', [{ code: 'not-utf-8', message, line }])
}

/** The characters of 0x80 to 0x9F; unused places stay control characters, as the encoding standard has it. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F' + '\x90‘’“”•–—˜™š›œ\x9DžŸ'

/** Done by hand: some engines decode this label as Latin-1, which turns quotation marks into nothing. */
function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = Array.from(bytes.subarray(from, from + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? windows1252.charCodeAt(byte - 0x80) : byte,
    )
    parts.push(String.fromCharCode(...codes))
  }
  return parts.join('')
}

function countNonAscii(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) count += 1
  return count
}

/** Takes a mark off, and shows a stray NUL as what the web standards make of it. */
function cleaned(text: string, encoding: TextEncoding, warnings: readonly ParseWarning[]): DecodedText {
  const unmarked = text.startsWith('\uFEFF') ? text.slice(1) : text
  const nul = unmarked.indexOf('\0')
  if (nul === -1) return { text: unmarked, encoding, warnings }
  const message =
    'There are NUL characters in this text; they are shown as \uFFFD. The first is on this line.'
  const warning = { code: 'nul-characters', message, line: lineFinder(unmarked)(nul) }
  return { text: unmarked.replaceAll('\0', '\uFFFD'), encoding, warnings: [...warnings, warning] }
}
