import type { ByteSource } from '../media-format.ts'
import { formatError } from '../syntax/format-error.ts'
import { fromLatin1, isAt, joinBytes, uint32 } from './bytes.ts'
import {
  type Frame,
  fromSynchsafe,
  synchsafe,
  type TagVersion,
  walkFrames,
  withoutUnsync,
} from './id3-frames.ts'

/** An ID3v2 tag at the start of a file. */
export interface Tag {
  readonly version: TagVersion
  /** Bytes it takes in the file, with its header, padding and footer. */
  readonly length: number
  readonly frames: readonly Frame[]
  /** True in a v2.4 tag all of whose frames are unsynchronised. */
  readonly unsynced: boolean
  /** What stands behind the frames and is neither a frame nor padding. */
  readonly rest: Uint8Array
}

const headerLength = 10

/** Whether a tag begins at this place: its name, a version there can be, and a size in sevens of bits. */
export function isTagAt(bytes: Uint8Array, at: number): boolean {
  const [major, minor, flags] = [bytes[at + 3] ?? 0, bytes[at + 4] ?? 0xff, bytes[at + 5] ?? 0xff]
  const isKnown = major >= 2 && major <= 4 && minor < 0xff && (flags & 0x0f) === 0
  return isAt(bytes, at, 'ID3') && isKnown && synchsafe(bytes, at + 6) !== undefined
}

/**
 * The tag that begins at a place of a file, or undefined when none does.
 *
 * @throws FormatError where the file ends inside it.
 */
export async function readTag(file: ByteSource, at = 0): Promise<Tag | undefined> {
  const header = await file.read(at, at + headerLength)
  if (header.length < headerLength || !isTagAt(header, 0)) return undefined
  const version = header[3] as TagVersion
  const flags = header[5] ?? 0
  const size = synchsafe(header, 6) ?? 0
  const hasFooter = version === 4 && (flags & 0x10) !== 0
  const stored = await file.read(at + headerLength, at + headerLength + size)
  if (stored.length < size)
    throw formatError('The file ends inside its ID3 tag, where its chapters would be.')
  if (version === 2 && flags & 0x40)
    throw formatError('The ID3 tag is compressed in a way nobody has defined.')
  const unsynced = (flags & 0x80) !== 0
  const bytes = unsynced && version < 4 ? withoutUnsync(stored) : stored
  const { frames, end } = walkFrames(bytes, extendedHeader(bytes, version, flags), version)
  return {
    version,
    length: headerLength + size + (hasFooter ? headerLength : 0),
    frames,
    unsynced: unsynced && version === 4,
    rest: withoutPadding(bytes.subarray(end)),
  }
}

/** The extended header holds a checksum and the like, which hold for the old tag alone and are not kept. */
function extendedHeader(bytes: Uint8Array, version: TagVersion, flags: number): number {
  if (version === 2 || !(flags & 0x40)) return 0
  const length = version === 4 ? (synchsafe(bytes, 0) ?? 0) : uint32(bytes, 0) + 4
  return Math.min(length, bytes.length)
}

function withoutPadding(bytes: Uint8Array): Uint8Array {
  for (const byte of bytes) if (byte !== 0) return bytes
  return bytes.subarray(0, 0)
}

const freshPadding = 4096
/** A tag keeps its length, and so the place of the audio, unless that would leave more than this empty. */
const mostPadding = 256 * 1024
const largestTag = 2 ** 28 - 1

/**
 * A v2.3 tag of these pieces, as long as the old one where they fit into it.
 *
 * @throws FormatError where they are more than a tag can hold.
 */
export function tagBytes(pieces: readonly Uint8Array[], oldLength: number): Uint8Array {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const left = oldLength - headerLength - length
  const padding = left >= 0 && left <= mostPadding ? left : freshPadding
  const size = length + padding
  if (size > largestTag)
    throw formatError('An ID3 tag holds 256 MB at most, and the chapters with their pictures are more.')
  const header = joinBytes([fromLatin1('ID3'), Uint8Array.of(3, 0, 0), fromSynchsafe(size)])
  return joinBytes([header, ...pieces, new Uint8Array(padding)])
}
