import { Inflate } from 'fflate'
import { formatError } from '../syntax/format-error.ts'

/** A zip archive whose entries are unpacked only when asked for. */
export interface ZipArchive {
  readonly names: readonly string[]
  /**
   * The bytes of one entry, or undefined when there is none of this name. Throws `FormatError` where it is
   * damaged, encrypted, or larger unpacked than `most`, whatever size the archive claims.
   */
  read(name: string, most: number): Uint8Array | undefined
}

interface Entry {
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly header: number
}

/** More entries than any document has. */
const mostEntries = 20_000
const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const headerSignature = 0x04034b50

/** Reads the directory of a zip archive (PKWARE APPNOTE 6.3.10), nothing of what is packed in it. */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view)
  return {
    names: [...entries.keys()],
    read(name, most) {
      const entry = entries.get(name)
      return entry && unpack(packedBytes(bytes, view, entry), entry, most)
    },
  }
}

function readDirectory(view: DataView): ReadonlyMap<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > mostEntries) throw formatError('This archive has more entries than a document can have.')
  const entries = new Map<string, Entry>()
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const after = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (after > view.byteLength) throw damaged()
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength))
    entries.set(name, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    })
    at = after
  }
  return entries
}

/** The end of the directory stands last, before a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === endSignature) return at
  throw damaged()
}

function packedBytes(bytes: Uint8Array, view: DataView, { header, packed }: Entry): Uint8Array {
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== headerSignature) throw damaged()
  const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (from + packed > view.byteLength) throw damaged()
  return bytes.subarray(from, from + packed)
}

/** What is packed is pushed in pieces, so that a small file that unpacks without end is given up early. */
const pushSize = 4096

function unpack(packed: Uint8Array, { flags, method, unpacked }: Entry, most: number): Uint8Array {
  if ((flags & 1) !== 0)
    throw formatError(
      'This document is encrypted.',
      undefined,
      'Take its password off in the program it came from.',
    )
  if (unpacked > most) throw tooLarge(most)
  if (method === 0) return sized(packed.slice(), unpacked)
  if (method !== 8) throw formatError('This document is packed in a way Galley does not know.')
  const pieces: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((piece) => {
    length += piece.length
    if (length <= unpacked) pieces.push(piece)
  })
  try {
    for (let at = 0; at < packed.length && length <= unpacked; at += pushSize)
      inflate.push(packed.subarray(at, at + pushSize), at + pushSize >= packed.length)
  } catch {
    // The packer's own words are for programs; that the archive is damaged is all there is to say.
    throw damaged()
  }
  const whole = new Uint8Array(length <= unpacked ? length : 0)
  let at = 0
  for (const piece of length <= unpacked ? pieces : []) {
    whole.set(piece, at)
    at += piece.length
  }
  return sized(whole, unpacked)
}

function sized(bytes: Uint8Array, expected: number): Uint8Array {
  if (bytes.length !== expected) throw damaged()
  return bytes
}

function damaged(): Error {
  return formatError(
    'This document is damaged or was not copied whole.',
    undefined,
    'Open it in the program it came from and save it again.',
  )
}

function tooLarge(most: number): Error {
  return formatError(
    `This document holds more than ${Math.round(most / 1024 / 1024)} MB of text when it is unpacked, more than Galley reads.`,
    undefined,
    'Save the part you need as a document of its own.',
  )
}
