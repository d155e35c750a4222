import { latin1, setLatin1, setUint32, uint32 } from './bytes.ts'

/** The versions of ID3v2 there are. */
export type TagVersion = 2 | 3 | 4

/** One frame as it stands in a tag, with the tag's unsynchronisation taken off where it lay on all of it. */
export interface Frame {
  /** Four characters; three in v2.2. */
  readonly id: string
  /** The two bytes of flags, whose meaning differs between v2.3 and v2.4; 0 in v2.2. */
  readonly flags: number
  /** Everything behind the header, also what the flags add before the content. */
  readonly body: Uint8Array
}

/** Frames and where they end: at padding, at the end, or at something that is no frame. */
export interface FrameWalk {
  readonly frames: readonly Frame[]
  readonly end: number
}

/** A number in four bytes of seven bits; undefined where a high bit says it is none. */
export function synchsafe(bytes: Uint8Array, at: number): number | undefined {
  const plain = uint32(bytes, at)
  if (plain & 0x8080_8080) return undefined
  return ((plain >>> 3) & 0xfe00000) | ((plain >>> 2) & 0x1fc000) | ((plain >>> 1) & 0x3f80) | (plain & 0x7f)
}

/** A number of up to 28 bits as four bytes of seven. */
export function fromSynchsafe(value: number): Uint8Array {
  return Uint8Array.of((value >> 21) & 0x7f, (value >> 14) & 0x7f, (value >> 7) & 0x7f, value & 0x7f)
}

/** Takes out the zeros that were put behind every FF. */
export function withoutUnsync(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    plain[length] = byte
    length += 1
    if (byte === 0xff && bytes[at + 1] === 0) at += 1
  }
  return plain.subarray(0, length)
}

/**
 * Goes through the frames of a tag, or of a frame that holds frames. v2.4 says sizes in sevens of bits and v2.3
 * in eights; iTunes and ffmpeg write eights into v2.4 tags, older TagLib sevens into the chapters of v2.3. So
 * where the two differ, that one is right behind which another frame, the padding or the end begins.
 */
export function walkFrames(bytes: Uint8Array, from: number, version: TagVersion): FrameWalk {
  const frames: Frame[] = []
  const header = version === 2 ? 6 : 10
  const contentEnd = lastNonZero(bytes) + 1
  let at = from
  while (isFrameAt(bytes, at, version)) {
    const size = sizeAt(bytes, at, version, contentEnd)
    if (size === undefined) break
    const body = bytes.subarray(at + header, at + header + size)
    const flags = version === 2 ? 0 : ((bytes[at + 8] ?? 0) << 8) | (bytes[at + 9] ?? 0)
    frames.push({ id: latin1(bytes.subarray(at, at + (version === 2 ? 3 : 4))), flags, body })
    at += header + size
  }
  return { frames, end: at }
}

function lastNonZero(bytes: Uint8Array): number {
  let at = bytes.length - 1
  while (at >= 0 && bytes[at] === 0) at -= 1
  return at
}

/** Capitals and digits; a fourth one may be missing where somebody put a name of v2.2 into a later tag. */
function isFrameAt(bytes: Uint8Array, at: number, version: TagVersion): boolean {
  if (at + (version === 2 ? 6 : 10) > bytes.length) return false
  for (let index = 0; index < (version === 2 ? 3 : 4); index += 1) {
    const code = bytes[at + index] ?? 0
    const isSign = (code >= 0x41 && code <= 0x5a) || (index > 0 && code >= 0x30 && code <= 0x39)
    if (!isSign && !(index === 3 && (code === 0x20 || code === 0))) return false
  }
  return true
}

function sizeAt(bytes: Uint8Array, at: number, version: TagVersion, contentEnd: number): number | undefined {
  if (version === 2) {
    const size = uint32(bytes, at + 2) & 0xffffff
    return at + 6 + size <= bytes.length ? size : undefined
  }
  const plain = uint32(bytes, at + 4)
  const seven = synchsafe(bytes, at + 4)
  const [first, second] = version === 4 ? [seven, plain] : [plain, seven]
  const end = at + 10
  const isSound = (size: number | undefined): boolean =>
    size !== undefined &&
    end + size <= bytes.length &&
    (end + size >= contentEnd || isFrameAt(bytes, end + size, version))
  if (isSound(first)) return first
  if (isSound(second)) return second
  return [first, second].find((size) => size !== undefined && end + size <= bytes.length)
}

/**
 * What a frame says, without what its flags add; undefined where it is compressed or encrypted.
 *
 * @param unsynced whether a v2.4 tag says that all of its frames are unsynchronised.
 */
export function contentOf(frame: Frame, version: TagVersion, unsynced = false): Uint8Array | undefined {
  const { flags, body } = frame
  if (version === 3) return flags & 0xc0 ? undefined : body.subarray(flags & 0x20 ? 1 : 0)
  if (version === 2) return body
  if (flags & 0x0c) return undefined
  const content = body.subarray((flags & 0x40 ? 1 : 0) + (flags & 0x01 ? 4 : 0))
  return unsynced || flags & 0x02 ? withoutUnsync(content) : content
}

/** Bytes of a frame's header in v2.3 and v2.4. */
const headerLength = 10

/** A frame as v2.3 has it; sizes there are plain, which every reader understands, also inside of chapters. */
export function frameBytes(frame: Frame): Uint8Array {
  const bytes = new Uint8Array(headerLength + frame.body.length)
  setFrames(bytes, 0, [frame])
  return bytes
}

/** A frame of v2.3 that begins with so many bytes of its own, left for the caller to fill, and holds frames. */
export function holderOf(id: string, ownLength: number, parts: readonly Frame[]): Holder {
  const length = parts.reduce((sum, { body }) => sum + headerLength + body.length, ownLength)
  const bytes = new Uint8Array(headerLength + length)
  setHeader(bytes, 0, { id, flags: 0, length })
  setFrames(bytes, headerLength + ownLength, parts)
  return { bytes, at: headerLength }
}

/** The bytes of a frame, and where what is its own begins in them. */
interface Holder {
  readonly bytes: Uint8Array
  readonly at: number
}

function setFrames(bytes: Uint8Array, from: number, frames: readonly Frame[]): void {
  let at = from
  for (const { id, flags, body } of frames) {
    setHeader(bytes, at, { id, flags, length: body.length })
    bytes.set(body, at + headerLength)
    at += headerLength + body.length
  }
}

interface Header {
  readonly id: string
  readonly flags: number
  readonly length: number
}

function setHeader(bytes: Uint8Array, at: number, { id, flags, length }: Header): void {
  setLatin1(bytes, at, id)
  setUint32(bytes, at + 4, length)
  bytes[at + 8] = flags >> 8
  bytes[at + 9] = flags
}
