import { type Millis, millis } from '../../time.ts'
import type { ChapterList, Parsed } from '../format.ts'
import type { ByteSource, MediaFormat } from '../media-format.ts'
import { warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { isAt, joinBytes, uint32le } from './bytes.ts'
import {
  commentBytes,
  keptInComments,
  mostCommentChapters,
  readCommentChapters,
  readComments,
  withChapters,
} from './comments.ts'
import { headerPages, isPage, type OggPage, type OggPart, oggParts, renumbered } from './ogg-pages.ts'

/**
 * Chapters in the comments of Ogg Vorbis and Ogg Opus (RFC 3533, RFC 7845 §5.2, Vorbis I §5). The pages of the
 * comments are made anew; those of the audio stay as they are but for their number and its checksum.
 */
export const ogg: MediaFormat = {
  kind: 'media',
  id: 'ogg',
  label: 'Ogg Vorbis and Opus chapters',
  extensions: ['ogg', 'opus', 'oga'],
  mime: 'audio/ogg',
  specification: 'https://wiki.xiph.org/Chapter_Extension',
  carries: new Set(['startTime', 'title', 'url']),
  limit: mostCommentChapters,
  detect: (head) => (isAt(head, 0, 'OggS') && head[4] === 0 ? 1 : 0),
  read,
  write,
  kept: keptInComments,
  audio,
}

interface Codec {
  readonly name: 'vorbis' | 'opus'
  /** How the packet of comments begins, before the comments themselves. */
  readonly commentStart: string
  /** Packets before the audio, with the first one. */
  readonly headers: number
  readonly sampleRate: number
}

/** What stands in front of the audio of the stream that chapters belong to. */
interface Headers extends Start {
  /** Where the stream's second page stands, the first with comments. */
  readonly firstPage: OggPage
  /** Its last page before the audio. */
  readonly lastPage: OggPage
  /** Pages of the stream from the one to the other. */
  readonly pages: number
  /** The packets on them: the comments, then what a codec wants besides. */
  readonly packets: readonly [Uint8Array, ...Uint8Array[]]
}

function codecOf(packet: Uint8Array): Codec | undefined {
  if (isAt(packet, 0, '\x01vorbis'))
    return { name: 'vorbis', commentStart: '\x03vorbis', headers: 3, sampleRate: uint32le(packet, 12) }
  if (isAt(packet, 0, 'OpusHead'))
    return { name: 'opus', commentStart: 'OpusTags', headers: 2, sampleRate: 48_000 }
  return undefined
}

/** Comments hold pictures, but no file has this many; a file that lies must not fill the memory. */
const mostHeaderBytes = 64 * 1024 * 1024
/** Streams besides the audio begin before its comments; in a sound file they are few. */
const mostParts = 100_000

/** The stream chapters belong to, by its first page. */
interface Start {
  readonly codec: Codec
  readonly stream: number
  /** Samples at its start that are decoded and not played. */
  readonly skipped: number
}

async function open(file: ByteSource): Promise<Headers> {
  const parts = oggParts(file)
  const start = await startOf(parts)
  const pages: OggPage[] = []
  const packets = packetCollector()
  let bytes = 0
  for (let left = mostParts; left > 0; left -= 1) {
    const { value: part, done } = await parts.next()
    if (done) break
    if (!isPage(part) || part.stream !== start.stream) continue
    pages.push(part)
    packets.add(part)
    bytes += part.bytes.length
    if (packets.whole().length >= start.codec.headers - 1) return headersOf(start, pages, packets)
    if (bytes > mostHeaderBytes) throw formatError('The comments of this file never end.')
  }
  throw formatError('The file ends inside the headers of its audio, where its chapters would be.')
}

/** All streams of a file begin before any of them goes on. */
async function startOf(parts: AsyncGenerator<OggPart>): Promise<Start> {
  for (;;) {
    const { value: part, done } = await parts.next()
    if (done || !isPage(part) || !part.isFirst)
      throw formatError('There is neither Vorbis nor Opus audio at the start of this Ogg file.')
    const codec = codecOf(part.body)
    if (codec) return { codec, stream: part.stream, skipped: skippedBy(codec, part.body) }
  }
}

function skippedBy({ name }: Codec, packet: Uint8Array): number {
  return name === 'opus' ? (packet[10] ?? 0) | ((packet[11] ?? 0) << 8) : 0
}

interface PacketCollector {
  readonly add: (page: OggPage) => void
  readonly whole: () => readonly Uint8Array[]
  /** Whether a packet has begun that is not whole yet. */
  readonly isOpen: () => boolean
}

/** Puts packets together that lie on several pages. */
function packetCollector(): PacketCollector {
  const whole: Uint8Array[] = []
  let pieces: Uint8Array[] = []
  return {
    add({ lacing, body }) {
      let from = 0
      let to = 0
      for (const length of lacing) {
        to += length
        if (length === 255) continue
        whole.push(joinBytes([...pieces, body.slice(from, to)]))
        pieces = []
        from = to
      }
      if (to > from) pieces.push(body.slice(from, to))
    },
    whole: () => whole,
    isOpen: () => pieces.length > 0,
  }
}

function headersOf(start: Start, pages: readonly OggPage[], collected: PacketCollector): Headers {
  const { codec } = start
  const [comments, ...others] = collected.whole()
  const [firstPage, lastPage] = [pages[0], pages.at(-1)]
  if (!comments || !firstPage || !lastPage || !isAt(comments, 0, codec.commentStart))
    throw formatError('The comments of this file are not where its kind of audio has them.')
  if (others.length !== codec.headers - 2 || collected.isOpen())
    throw formatError('The audio of this file begins on the page of its headers, which no decoder expects.')
  return { ...start, firstPage, lastPage, pages: pages.length, packets: [comments, ...others] }
}

async function read(file: ByteSource): Promise<Parsed<ChapterList>> {
  const headers = await open(file)
  const duration = await durationOf(file, headers)
  const comments = readComments(commentBlock(headers))
  if (comments) return readCommentChapters(comments, duration)
  return {
    value: { chapters: [], ...(duration === undefined ? {} : { duration }) },
    warnings: [
      warn('damaged-comments', 'The comments of the file are damaged, so its chapters could not be read.'),
    ],
  }
}

function commentBlock({ codec, packets }: Headers): Uint8Array {
  return packets[0].subarray(codec.commentStart.length)
}

/** The last page says how many samples there are; it is looked for in what surely holds a whole one. */
async function durationOf(file: ByteSource, headers: Headers): Promise<Millis | undefined> {
  const { stream, skipped, codec } = headers
  const tail = await file.read(file.size - 2 * 65_307, file.size)
  for (let at = tail.length - 27; at >= 0; at -= 1) {
    if (!isAt(tail, at, 'OggS') || uint32le(tail, at + 14) !== stream) continue
    const samples = uint32le(tail, at + 10) * 2 ** 32 + uint32le(tail, at + 6) - skipped
    const isTold = uint32le(tail, at + 10) !== 0xffff_ffff && samples > 0 && codec.sampleRate > 0
    return isTold ? millis((samples * 1000) / codec.sampleRate) : undefined
  }
  return undefined
}

async function* write(file: ByteSource, list: ChapterList): AsyncGenerator<Uint8Array> {
  const headers = await open(file)
  const { codec, stream, firstPage, lastPage } = headers
  const block = commentBlock(headers)
  const comments = readComments(block)
  if (!comments)
    throw formatError(
      'The comments of the file are damaged, and writing chapters would lose what is left of them.',
    )
  const packet = joinBytes([
    headers.packets[0].subarray(0, codec.commentStart.length),
    commentBytes(withChapters(comments, list)),
  ])
  const number = uint32le(firstPage.bytes, 18)
  const pages = headerPages(stream, number, [packet, ...headers.packets.slice(1)])
  const change = pages.length - headers.pages
  let isSame = true
  for await (const part of oggParts(file)) {
    if (!isPage(part)) yield part
    else if (part.stream !== stream) yield part.bytes
    else if (part.at < firstPage.at) yield part.bytes
    else if (part.at === firstPage.at) yield* pages
    else if (part.at > lastPage.at) {
      // A further stream behind this one may have its number again; its pages count from 0 by themselves.
      if (part.isFirst) isSame = false
      yield change === 0 || !isSame ? part.bytes : renumbered(part, change)
    }
  }
}

/** All pages, without the numbers and checksums; of the headers the packets, without the comments. */
async function* audio(file: ByteSource): AsyncGenerator<Uint8Array> {
  const { stream, firstPage, lastPage, packets } = await open(file)
  yield* packets.slice(1)
  for await (const part of oggParts(file)) {
    if (!isPage(part)) yield part
    else if (part.stream !== stream) yield part.bytes
    else if (part.at < firstPage.at || part.at > lastPage.at) {
      yield part.bytes.subarray(0, 18)
      yield part.bytes.subarray(26)
    }
  }
}
