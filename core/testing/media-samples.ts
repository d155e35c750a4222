import type { ChapterList } from '../formats/format.ts'
import { joinBytes } from '../formats/media/bytes.ts'
import { bytesInMemory } from '../formats/media/memory-bytes.ts'
import type { MediaFormat } from '../formats/media-format.ts'
import { bytesOf } from './bytes-of.ts'
import { box, makeMp4, neroList } from './mp4-files.ts'

/** A small media file made by hand. */
export interface MediaSample {
  readonly name: string
  readonly bytes: Uint8Array
  /** Parts that have to be in it whatever chapters are written: other tags, pictures, what follows the audio. */
  readonly kept: readonly Uint8Array[]
}

/** Four bytes of a number, the highest first. */
export function big(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

/** Four bytes of a number, the lowest first. */
export function little(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)
}

/** Four bytes of seven bits. */
export function sevens(value: number): Uint8Array {
  return Uint8Array.of((value >> 21) & 0x7f, (value >> 14) & 0x7f, (value >> 7) & 0x7f, value & 0x7f)
}

/** So many frames of MPEG-2 Layer III, 8 kbit/s and 16 kHz, 36 bytes and 36 ms each. */
export function mpegFrames(count: number): Uint8Array {
  const frame = bytesOf(
    0xff,
    0xf3,
    0x18,
    0xc0,
    new Uint8Array(32).map((_, at) => (at * 7) & 0x7f),
  )
  return bytesOf(...Array.from({ length: count }, () => frame))
}

/** A frame of an ID3 tag, its size in eights of bits or, for v2.4, in sevens. */
export function id3Frame(id: string, body: Uint8Array, size = big): Uint8Array {
  return bytesOf(id, size(body.length), 0, 0, body)
}

/** A whole ID3v2 tag. */
export function id3Tag(version: number, flags: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = bytesOf(...content)
  return bytesOf('ID3', version, 0, flags, sevens(body.length), body)
}

/** A block of Vorbis comments. */
export function commentBlock(...comments: readonly string[]): Uint8Array {
  const lines = comments.map((comment) => new TextEncoder().encode(comment))
  const listed = lines.flatMap((line) => [little(line.length), line])
  return bytesOf(little(4), 'test', little(lines.length), ...listed)
}

/** An Ogg page without a right checksum, which no reader of Galley looks at. */
export function oggPage(
  flags: number,
  number: number,
  samples: number,
  ...packets: readonly Uint8Array[]
): Uint8Array {
  const lacing = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ])
  const head = bytesOf('OggS', 0, flags, little(samples), little(0), little(77), little(number), little(0))
  return bytesOf(head, lacing.length, Uint8Array.from(lacing), ...packets)
}

const picture = bytesOf(0, 'image/png\0', 3, 0, 0x89, 'PNG', 0xff, 0x00, 0xe0, new Uint8Array(300).fill(7))
const cover = id3Frame('APIC', picture)
const unknown = id3Frame('XYZW', bytesOf(1, 2, 3, 0xff, 0xe0))
const tail = bytesOf('APETAGEX', 'TAG', 'Old title'.padEnd(125, '\0'))

const mp3: MediaSample = {
  name: 'an MP3 file with a cover, an entry nobody knows and a tail',
  bytes: bytesOf(
    id3Tag(
      3,
      0,
      id3Frame('TIT2', bytesOf(0, 'Ep 4')),
      unknown,
      id3Frame('CTOC', bytesOf('toc\0', 3, 1, 'c0\0')),
      id3Frame(
        'CHAP',
        bytesOf('c0\0', big(0), big(180), big(-1), big(-1), id3Frame('TIT2', bytesOf(0, 'Old'))),
      ),
      cover,
      new Uint8Array(64),
    ),
    mpegFrames(10),
    tail,
  ),
  kept: [id3Frame('TIT2', bytesOf(0, 'Ep 4')), unknown, cover, bytesOf(mpegFrames(10), tail)],
}

const untagged: MediaSample = {
  name: 'an MP3 file without a tag',
  bytes: mpegFrames(8),
  kept: [mpegFrames(8)],
}

const opusHead = bytesOf('OpusHead', 1, 1, 0x38, 1, little(48_000), 0, 0, 0)
const opusComments = commentBlock(
  'TITLE=Ep 4',
  'CHAPTER001=00:00:00.000',
  'CHAPTER001NAME=Old',
  'X_OWN=ü = 1',
)
const audioPacket = new Uint8Array(300).map((_, at) => at & 0xff)

const opus: MediaSample = {
  name: 'an Opus file with other comments and private bytes behind them',
  bytes: bytesOf(
    oggPage(2, 0, 0, opusHead),
    oggPage(0, 1, 0, bytesOf('OpusTags', opusComments, 1, 'private')),
    oggPage(0, 2, 960, audioPacket, audioPacket),
    oggPage(4, 3, 48_000 + 312, audioPacket),
  ),
  kept: [
    opusHead,
    bytesOf(1, 'private'),
    new TextEncoder().encode('X_OWN=ü = 1'),
    bytesOf(audioPacket, audioPacket),
  ],
}

const vorbisHead = bytesOf(1, 'vorbis', little(0), 1, little(8000), new Uint8Array(12), 0xb8, 1)
const setup = bytesOf(5, 'vorbis', new Uint8Array(600).fill(9))

const vorbis: MediaSample = {
  name: 'a Vorbis file',
  bytes: bytesOf(
    oggPage(2, 0, 0, vorbisHead),
    oggPage(0, 1, 0, bytesOf(3, 'vorbis', commentBlock('ARTIST=Ann'), 1), setup),
    oggPage(4, 2, 8000, audioPacket),
  ),
  kept: [vorbisHead, setup, bytesOf('ARTIST=Ann'), audioPacket],
}

function flacBlock(type: number, body: Uint8Array): Uint8Array {
  return bytesOf(type, big(body.length).subarray(1), body)
}

const streamInfo = flacBlock(
  0,
  bytesOf(new Uint8Array(10), 0x01, 0xf4, 0x00, 0xf0, big(16_000), new Uint8Array(16)),
)
const seekTable = flacBlock(3, new Uint8Array(18).fill(5))
const flacPicture = flacBlock(6, bytesOf(big(3), big(9), 'image/png', new Uint8Array(40).fill(6)))

const flac: MediaSample = {
  name: 'a FLAC file with a picture, a seek table and padding',
  bytes: bytesOf(
    'fLaC',
    streamInfo,
    seekTable,
    flacBlock(4, commentBlock('TITLE=Ep 4', 'CHAPTER000=00:00:00.000', 'X_OWN=1', 'CHAPTER000NAME=Old')),
    flacPicture,
    flacBlock(0x81, new Uint8Array(700)),
    0xff,
    0xf8,
    audioPacket,
  ),
  kept: [streamInfo, seekTable, bytesOf('X_OWN=1'), flacPicture, bytesOf(0xff, 0xf8, audioPacket)],
}

const sound = [1, 2, 3].map((piece) => new Uint8Array(150).map((_, at) => (at * piece) & 0xff))
const m4aCover = box('meta', big(0), box('ilst', box('covr', new Uint8Array(80).fill(8))))

const m4a: MediaSample = {
  name: 'an M4A file with both lists, a cover, and its description last',
  bytes: makeMp4({
    chunks: sound,
    nero: neroList([0, 'Old'], [1000, 'Older']),
    text: [
      ['Old', 1000],
      ['Older', 3000],
    ],
    userData: m4aCover,
    extra: box('xyzw', 'nobody knows'),
  }),
  kept: [
    m4aCover,
    box('xyzw', 'nobody knows'),
    bytesOf('sixteen bytes idown'),
    bytesOf('tail behind it all'),
    ...sound,
  ],
}

const fastM4a: MediaSample = {
  name: 'an M4A file with its description first and nothing in it but sound',
  bytes: makeMp4({ chunks: sound, isFast: true, isWide: true }),
  kept: [bytesOf('sixteen bytes idown'), ...sound],
}

/** Samples of every media format, by its id. */
export const mediaSamples: Readonly<Record<string, readonly MediaSample[]>> = {
  id3: [mp3, untagged],
  mp4: [m4a, fastM4a],
  ogg: [opus, vorbis],
  flac: [flac],
}

/** Writes chapters into a file in memory. */
export async function written(
  format: MediaFormat,
  bytes: Uint8Array,
  list: ChapterList,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of format.write(bytesInMemory(bytes), list)) pieces.push(piece)
  return joinBytes(pieces)
}

/** Reads the chapters of a file in memory. */
export async function readBack(format: MediaFormat, bytes: Uint8Array): Promise<ChapterList> {
  return (await format.read(bytesInMemory(bytes))).value
}

/** All that is played of a file in memory. */
export async function audioOf(format: MediaFormat, bytes: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of format.audio(bytesInMemory(bytes))) pieces.push(piece)
  return joinBytes(pieces)
}

/** Whether a file has these bytes somewhere. */
export function isIn(file: Uint8Array, part: Uint8Array): boolean {
  const [first = 0] = part
  for (let at = file.indexOf(first); at >= 0; at = file.indexOf(first, at + 1)) {
    if (isSame(file.subarray(at, at + part.length), part)) return true
  }
  return part.length === 0
}

/** Whether two files are the same to the byte. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
