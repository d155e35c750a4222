import type { ByteSource } from '../media-format.ts'
import { formatError } from '../syntax/format-error.ts'
import { fromLatin1, fromUint32, joinBytes, latin1, uint32 } from './bytes.ts'

/** A box (an atom, in QuickTime's words): where it begins, where its content does, and where it ends. */
export interface Box {
  readonly type: string
  readonly from: number
  readonly body: number
  readonly to: number
}

/** The boxes of a whole file, in order. */
export interface FileBoxes {
  readonly boxes: readonly Box[]
  /** Where the boxes end: the end of the file, or of what can be read as boxes. */
  readonly end: number
  /** True where the last box is longer than the file: it was not copied whole. */
  readonly isCut: boolean
}

/** More than any file that is not cut into fragments has at its top. */
const mostBoxes = 20_000

/** What stands at the top of files; anything else that is longer than the file is not a box at all. */
const usualTypes = new Set('ftyp moov mdat free skip wide uuid meta moof mfra sidx styp pnot udta'.split(' '))

/** Walks over the boxes at the top of a file (ISO/IEC 14496-12, §4.2), reading their headers only. */
export async function boxesOfFile(file: ByteSource): Promise<FileBoxes> {
  const boxes: Box[] = []
  let at = 0
  while (at < file.size) {
    const header = await file.read(at, at + 16)
    const box = readHeader(header, 0, at, file.size)
    // Behind the boxes some programs leave tags of other formats; they are kept as they are.
    if (!box) return { boxes, end: at, isCut: false }
    if (box.to > file.size)
      return usualTypes.has(box.type)
        ? { boxes: [...boxes, box], end: file.size, isCut: true }
        : { boxes, end: at, isCut: false }
    if (boxes.length >= mostBoxes) throw formatError('The file has more parts than Galley reads.')
    boxes.push(box)
    at = box.to
  }
  return { boxes, end: at, isCut: false }
}

/** Reads the header at `at`; its box begins at `from` and, without a length, goes on to `end`. */
function readHeader(bytes: Uint8Array, at: number, from: number, end: number): Box | undefined {
  if (bytes.length < at + 8) return undefined
  const size = uint32(bytes, at)
  const type = latin1(bytes.subarray(at + 4, at + 8))
  if (!/^[\x20-\x7E\xA9]{4}$/.test(type)) return undefined
  if (size === 0) return { type, from, body: from + 8, to: end }
  if (size === 1) {
    const long = bytes.length < at + 16 ? 0 : uint64(bytes, at + 8)
    return long < 16 ? undefined : { type, from, body: from + 16, to: from + long }
  }
  return size < 8 ? undefined : { type, from, body: from + 8, to: from + size }
}

/** The boxes inside a stretch of bytes, as far as they can be read; what follows them is no box. */
export function boxesIn(bytes: Uint8Array, from: number, to: number): readonly Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const box = readHeader(bytes, at, at, to)
    if (!box || box.to > to) break
    boxes.push(box)
    at = box.to
  }
  return boxes
}

/** The boxes inside a box. */
export function childrenOf(bytes: Uint8Array, box: Box): readonly Box[] {
  return boxesIn(bytes, box.body, box.to)
}

/** The first box along a path of types, or undefined. */
export function boxAt(bytes: Uint8Array, box: Box, ...path: readonly string[]): Box | undefined {
  let found: Box | undefined = box
  for (const type of path) found = found && childrenOf(bytes, found).find((child) => child.type === type)
  return found
}

/** What becomes of a child: other bytes, nothing, or undefined for what it was. */
export type Replace = (child: Box) => Uint8Array | 'gone' | undefined

/** The box with some of its children replaced and others added; everything else in it byte for byte. */
export function rebuilt(
  bytes: Uint8Array,
  box: Box,
  replace: Replace,
  added: readonly Uint8Array[] = [],
): Uint8Array {
  const children = childrenOf(bytes, box)
  const pieces = children.flatMap((child) => {
    const other = replace(child)
    return other === 'gone' ? [] : [other ?? bytes.subarray(child.from, child.to)]
  })
  const rest = bytes.subarray(children.at(-1)?.to ?? box.body, box.to)
  return makeBox(box.type, ...pieces, ...added, rest)
}

/** A box with this content. */
export function makeBox(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const body = joinBytes(content)
  return joinBytes([fromUint32(body.length + 8), fromLatin1(type), body])
}

/** A box that begins with a version and three bytes of flags. */
export function makeFullBox(
  type: string,
  version: number,
  flags: number,
  ...content: readonly Uint8Array[]
): Uint8Array {
  return makeBox(type, fromUint32(version * 2 ** 24 + flags), ...content)
}

/** A big-endian number of eight bytes, as far as a number can hold it. */
export function uint64(bytes: Uint8Array, at: number): number {
  return uint32(bytes, at) * 2 ** 32 + uint32(bytes, at + 4)
}

/** The eight bytes of a number, big-endian. */
export function fromUint64(value: number): Uint8Array {
  return joinBytes([fromUint32(Math.floor(value / 2 ** 32)), fromUint32(value % 2 ** 32)])
}

/** The two bytes of a number, big-endian. */
export function fromUint16(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value)
}
