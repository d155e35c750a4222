import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { bytesOf } from '../testing/bytes-of.ts'
import { expectLinear, perStep } from '../testing/expect-linear.ts'
import {
  big,
  commentBlock,
  id3Frame,
  id3Tag,
  mediaSamples,
  mpegFrames,
  oggPage,
} from '../testing/media-samples.ts'
import { box, makeMp4, neroList } from '../testing/mp4-files.ts'
import { millis } from '../time.ts'
import type { ChapterList } from './format.ts'
import { joinBytes } from './media/bytes.ts'
import { bytesInMemory } from './media/memory-bytes.ts'
import type { ByteSource } from './media-format.ts'
import { mediaFormatById } from './media-registry.ts'

/** The smallest file has so many of what there are eight times as many in the largest. */
const unit = 400
const repeat = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at))
const sound = mpegFrames(4)

const title = (text: string): Uint8Array => id3Frame('TIT2', bytesOf(0, text))
const chap = (name: string, start: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  id3Frame('CHAP', bytesOf(`${name}\0`, big(start), big(start + 9), big(-1), big(-1), ...parts))
const toc = (name: string, isTop: boolean, ...children: readonly string[]): Uint8Array =>
  id3Frame(
    'CTOC',
    bytesOf(`${name}\0`, isTop ? 3 : 1, children.length & 0xff, ...children.map((one) => `${one}\0`)),
  )
const mp3 = (version: number, flags: number, ...frames: readonly Uint8Array[]): Uint8Array =>
  joinBytes([id3Tag(version, flags, joinBytes(frames)), sound])

const ogg = (comments: Uint8Array, ...pages: readonly Uint8Array[]): Uint8Array => {
  const [opus] = mediaSamples['ogg'] ?? []
  const head = opus?.bytes.subarray(0, 28 + 19) ?? new Uint8Array()
  return joinBytes([head, comments, ...pages, oggPage(4, 9, 48_000, new Uint8Array(30))])
}
const opusComments = (...lines: readonly string[]): Uint8Array => bytesOf('OpusTags', commentBlock(...lines))
/** A packet on as many pages as it takes, 255 lacing values each. */
const manyPages = (packet: Uint8Array): Uint8Array => {
  const length = 255 * 255
  const pages = repeat(Math.ceil(packet.length / length), (at) => {
    const body = packet.subarray(at * length, (at + 1) * length)
    const page = oggPage(at === 0 ? 0 : 1, 1 + at, 0, body)
    // A full page goes on in the next one, so that it has no lacing value that ends its packet.
    return body.length < length
      ? page
      : joinBytes([page.subarray(0, 26), Uint8Array.of(255), page.subarray(27, 282), body])
  })
  return joinBytes(pages)
}
const keys = (count: number): readonly string[] =>
  repeat(count, (at) => [
    `CHAPTER${`${at % 1000}`.padStart(3, '0')}=00:00:${`${at % 60}`.padStart(2, '0')}.000`,
    `CHAPTER${`${at % 1000}`.padStart(3, '0')}NAME=C ${at}`,
  ]).flat()

const flacBlock = (type: number, body: Uint8Array): Uint8Array =>
  bytesOf(type, big(body.length).subarray(1), body)
const flac = (...blocks: readonly Uint8Array[]): Uint8Array =>
  joinBytes([
    bytesOf('fLaC', flacBlock(0, new Uint8Array(34))),
    ...blocks,
    flacBlock(0x81, new Uint8Array(9)),
    sound,
  ])

/** Files that hold so many of something, by what that is; each has slowed down somebody's reader. */
const shapes: Readonly<Record<string, Readonly<Record<string, (count: number) => Uint8Array>>>> = {
  id3: {
    'other entries': (count) =>
      mp3(3, 0, ...repeat(count, (at) => id3Frame('TXXX', bytesOf(0, `k${at}\0v`)))),
    'chapters in one table': (count) =>
      mp3(
        3,
        0,
        toc('t', true, ...repeat(count, (at) => `c${at}`)),
        ...repeat(count, (at) => chap(`c${at}`, at, title('C'))),
      ),
    'chapters of one name': (count) =>
      mp3(3, 0, toc('t', true, 'c'), ...repeat(count, (at) => chap('c', at, title('C')))),
    'tables inside of tables': (count) =>
      mp3(
        4,
        0,
        ...repeat(count, (at) => toc(`t${at}`, at === 0, `t${at + 1}`)),
        toc(`t${count}`, false, 'c'),
        chap('c', 0),
      ),
    'tables that name each other': (count) =>
      mp3(
        3,
        0,
        ...repeat(count, (at) => toc(`t${at}`, true, ...repeat(9, (one) => `t${(at * 7 + one) % count}`))),
      ),
    'entries inside a chapter': (count) =>
      mp3(3, 0, chap('c', 0, ...repeat(count, (at) => title(`T ${at}`)))),
    'letters of one title': (count) =>
      mp3(3, 0, chap('c', 0, id3Frame('TIT2', bytesOf(1, 'a\0'.repeat(count * 60))))),
    'bytes of a picture': (count) =>
      mp3(
        3,
        0,
        chap(
          'c',
          0,
          id3Frame('APIC', joinBytes([bytesOf(0, 'image/png\0', 3, 0), new Uint8Array(count * 200)])),
        ),
      ),
    'bytes that were made safe': (count) =>
      mp3(3, 0x80, id3Frame('XYZW', bytesOf('\xff\0'.repeat(count * 20)))),
    'bytes of padding': (count) => mp3(3, 0, title('A'), new Uint8Array(count * 200)),
    'bytes that look like frames': (count) => joinBytes([sound, bytesOf('\xff'.repeat(count * 40))]),
  },
  mp4: {
    'chapters in a track of text': (count) =>
      makeMp4({ chunks: [sound], text: repeat(count, (at) => [`C ${at}`, 10] as const), length: count * 10 }),
    'lists of the older kind': (count) =>
      makeMp4({ chunks: [sound], userData: joinBytes(repeat(count, (at) => neroList([at, 'C']))) }),
    'pieces of sound': (count) => makeMp4({ chunks: repeat(count, (at) => Uint8Array.of(at & 0xff)) }),
    'boxes nobody knows': (count) =>
      makeMp4({ chunks: [sound], extra: joinBytes(repeat(count, () => box('xyzw', 'a'))) }),
    'boxes in front of all': (count) =>
      joinBytes([...repeat(count, () => box('free', 'a')), makeMp4({ chunks: [sound] })]),
    'boxes inside of boxes': (count) =>
      makeMp4({
        chunks: [sound],
        extra: repeat(Math.min(count, 900), () => 0).reduce((inner) => box('udta', inner), box('free')),
      }),
    tracks: (count) =>
      makeMp4({
        chunks: [sound],
        extra: joinBytes(
          repeat(count, (at) =>
            box('trak', box('tkhd', big(3), new Uint8Array(8), big(at), new Uint8Array(68))),
          ),
        ),
      }),
  },
  ogg: {
    'comments and chapters': (count) => ogg(manyPages(opusComments(...keys(count)))),
    'bytes of one comment': (count) => ogg(manyPages(opusComments(`PICTURE=${'a'.repeat(count * 500)}`))),
    'pages of sound': (count) =>
      ogg(
        oggPage(0, 1, 0, opusComments('A=b')),
        ...repeat(count, (at) => oggPage(0, at + 2, at, new Uint8Array(30))),
      ),
    'bytes between pages': (count) =>
      ogg(oggPage(0, 1, 0, opusComments('A=b')), bytesOf('Ogg'.repeat(count * 30))),
    'pages without an end of their packet': (count) =>
      ogg(
        joinBytes(
          repeat(count, (at) =>
            bytesOf(oggPage(at === 0 ? 0 : 1, 1 + at, 0).subarray(0, 26), 1, 255, new Uint8Array(255)),
          ),
        ),
      ),
  },
  flac: {
    blocks: (count) => flac(...repeat(count, () => flacBlock(3, new Uint8Array(18)))),
    'comments and chapters': (count) => flac(flacBlock(4, commentBlock(...keys(count)))),
    'blocks of comments': (count) => flac(...repeat(count, (at) => flacBlock(4, commentBlock(`A=${at}`)))),
    'bytes of one comment': (count) => flac(flacBlock(4, commentBlock(`PICTURE=${'a'.repeat(count * 500)}`))),
  },
}

const listOf = (count: number): ChapterList => ({
  chapters: repeat(count, (at) => ({
    startTime: millis(at * 10),
    title: `C ${at}`,
    url: `https://a.example/${at}`,
  })),
})

/** How many bytes a reader asks for, and how often, each time as one byte more. */
async function askedBy(id: string, file: Uint8Array): Promise<number> {
  const memory = bytesInMemory(file)
  let asked = 0
  const counted: ByteSource = {
    size: memory.size,
    async read(from, to) {
      const piece = await memory.read(from, to)
      asked += piece.length + 1
      return piece
    },
  }
  await mediaFormatById(id)?.read(counted).catch(refusalOnly)
  return asked
}

function refusalOnly(error: unknown): void {
  if (!isAppError(error)) throw error
}

async function writeAll(id: string, file: Uint8Array, list: ChapterList): Promise<number> {
  let length = 0
  for await (const piece of mediaFormatById(id)?.write(bytesInMemory(file), list) ?? [])
    length += piece.length
  return length
}

describe.each(Object.entries(shapes))('%s takes time in proportion', (id, made) => {
  const format = mediaFormatById(id)

  test.each(Object.entries(made))('to %s, read and written over', async (what, make) => {
    const files = perStep((step) => make(unit * step))
    expect(format?.detect(files(1).subarray(0, 4096))).toBeGreaterThan(0)
    // Looking for the end of the audio takes a stretch of the same length in every file.
    for (const step of [1, 8])
      expect(await askedBy(id, files(step))).toBeLessThan(4 * files(step).length + 140_000)
    await expectLinear(`reading ${what}`, (step) => format?.read(bytesInMemory(files(step))))
    await expectLinear(`writing over ${what}`, (step) => writeAll(id, files(step), listOf(3)))
  })

  test('to the chapters that are written', async () => {
    const [sample] = mediaSamples[id] ?? []
    const file = sample?.bytes ?? new Uint8Array()
    expect(await writeAll(id, file, listOf(unit))).toBeGreaterThan(file.length)
    const lists = perStep((step) => listOf(unit * step))
    await expectLinear('writing', (step) => writeAll(id, file, lists(step)))
  })
})
