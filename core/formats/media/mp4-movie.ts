import { type Millis, millis } from '../../time.ts'
import type { ByteSource } from '../media-format.ts'
import { formatError } from '../syntax/format-error.ts'
import { isAt, latin1, uint32 } from './bytes.ts'
import { type Box, boxAt, boxesIn, boxesOfFile, childrenOf, type FileBoxes, uint64 } from './mp4-boxes.ts'

/** One track: sound, pictures, or the text of chapters. */
export interface Track {
  readonly box: Box
  readonly id: number
  /** `soun`, `vide`, `text`, `sbtl`, … */
  readonly handler: string
  /** Units in a second of its own times. */
  readonly timescale: number
  /** The tracks it names as its chapters. */
  readonly chapterTracks: readonly number[]
}

/** What is read into memory of a file: its description, never its sound. */
export interface Movie {
  readonly file: ByteSource
  readonly top: FileBoxes
  /** The `moov` box alone; the places of all boxes inside it count from its first byte. */
  readonly bytes: Uint8Array
  readonly box: Box
  /** Where the `moov` box stands in the file. */
  readonly at: Box
  readonly timescale: number
  readonly duration: number
  readonly nextTrackId: number
  readonly tracks: readonly Track[]
  /** Its sound is spread over fragments, each with a description of its own. */
  readonly isFragmented: boolean
}

/** The description of a thousand hours with large pictures takes less. */
const mostBytes = 256 * 1024 * 1024
const mostTracks = 1000

/** Reads what a file says of itself. Throws `FormatError` where it is no MP4 file or is cut off before that. */
export async function readMovie(file: ByteSource): Promise<Movie> {
  const top = await boxesOfFile(file)
  const at = top.boxes.find((box) => box.type === 'moov')
  if (!at) {
    const known = top.boxes.some((box) => box.type === 'ftyp' || box.type === 'mdat')
    throw formatError(
      known
        ? 'The file ends before it says what it holds, so it was not copied or finished whole.'
        : 'This file is not built of boxes as MP4 is.',
    )
  }
  if (at.to > file.size) throw formatError('The file is cut off in the middle of what it says of itself.')
  if (at.to - at.from > mostBytes) throw formatError('What the file says of itself is larger than 256 MB.')
  const bytes = await file.read(at.from, at.to)
  const [box] = boxesIn(bytes, 0, bytes.length)
  const header = box && boxAt(bytes, box, 'mvhd')
  if (!box || !header) throw damaged()
  const times = timesOf(bytes, header)
  const tracks = childrenOf(bytes, box).filter((child) => child.type === 'trak')
  if (tracks.length > mostTracks) throw formatError('The file has more tracks than Galley reads.')
  return {
    file,
    top,
    bytes,
    box,
    at,
    ...times,
    nextTrackId: uint32(bytes, header.to - 4),
    tracks: tracks.flatMap((track) => readTrack(bytes, track) ?? []),
    isFragmented: boxAt(bytes, box, 'mvex') !== undefined || top.boxes.some((one) => one.type === 'moof'),
  }
}

/** The error for a file whose description does not hold together. */
export function damaged(): Error {
  return formatError('What the file says of itself is damaged, so Galley cannot read it.')
}

/** `mvhd` and `mdhd` begin alike: creation, change, units in a second, length. */
function timesOf(bytes: Uint8Array, header: Box): { readonly timescale: number; readonly duration: number } {
  const long = bytes[header.body] === 1
  const at = header.body + (long ? 20 : 12)
  const duration = long ? uint64(bytes, at + 4) : uint32(bytes, at + 4)
  // All bits set means that the length is not known.
  const isUnknown = duration >= (long ? 2 ** 63 : 0xffffffff)
  return { timescale: uint32(bytes, at), duration: isUnknown || at + 8 > header.to ? 0 : duration }
}

function readTrack(bytes: Uint8Array, box: Box): Track | undefined {
  const header = boxAt(bytes, box, 'tkhd')
  const media = boxAt(bytes, box, 'mdia', 'mdhd')
  const handler = boxAt(bytes, box, 'mdia', 'hdlr')
  if (!header || !media || !handler) return undefined
  return {
    box,
    id: uint32(bytes, header.body + (bytes[header.body] === 1 ? 20 : 12)),
    handler: latin1(bytes.subarray(handler.body + 8, handler.body + 12)),
    timescale: timesOf(bytes, media).timescale,
    chapterTracks: chapterReferences(bytes, box),
  }
}

function chapterReferences(bytes: Uint8Array, track: Box): readonly number[] {
  const chap = boxAt(bytes, track, 'tref', 'chap')
  const ids: number[] = []
  for (let at = chap?.body ?? 0; chap && at + 4 <= chap.to; at += 4) ids.push(uint32(bytes, at))
  return ids
}

/** Whether a track holds the text of chapters for another one. */
export function isChapterText(movie: Movie, track: Track): boolean {
  const isNamed = movie.tracks.some((one) => one.chapterTracks.includes(track.id))
  return isNamed && (track.handler === 'text' || track.handler === 'sbtl')
}

/** Whether a track shows a picture for each chapter of another one. */
export function isChapterPicture(movie: Movie, track: Track): boolean {
  return track.handler === 'vide' && movie.tracks.some((one) => one.chapterTracks.includes(track.id))
}

/** How long the file says it is; undefined where it does not. */
export function movieLength({ timescale, duration }: Movie): Millis | undefined {
  return timescale === 0 || duration === 0 ? undefined : millis((duration * 1000) / timescale)
}

/** How surely the first bytes are those of an MP4 or QuickTime file; pictures are built of boxes as well. */
export function movieLikelihood(head: Uint8Array): number {
  if (isAt(head, 4, 'ftyp'))
    return /^(?:hei|hev|avi[fs]|mif|msf|jxl|crx)/.test(latin1(head.subarray(8, 12))) ? 0 : 1
  const old = ['moov', 'mdat', 'wide', 'free', 'skip'].some((type) => isAt(head, 4, type))
  return old && head[0] === 0 ? 0.6 : 0
}
