import { describe, expect, test } from 'vitest'
import { bytesOf } from '../../testing/bytes-of.ts'
import {
  audioOf,
  commentBlock,
  isIn,
  isSame,
  little,
  mediaSamples,
  oggPage,
  readBack,
  written,
} from '../../testing/media-samples.ts'
import { millis } from '../../time.ts'
import type { ChapterList } from '../format.ts'
import { bytesInMemory } from './memory-bytes.ts'
import { ogg } from './ogg.ts'
import { isPage, type OggPage, oggParts } from './ogg-pages.ts'

const opus = mediaSamples['ogg']?.[0]?.bytes ?? new Uint8Array()
const head = bytesOf('OpusHead', 1, 1, 0, 0, little(48_000), 0, 0, 0)
const sound = new Uint8Array(400).map((_, at) => (at * 11) & 0xff)
const one: ChapterList = { chapters: [{ startTime: millis(5500), title: 'New' }] }
const many: ChapterList = {
  chapters: Array.from({ length: 900 }, (_, at) => ({ startTime: millis(at), title: 'x'.repeat(150) })),
}

/** The checksum of RFC 3533 bit by bit, as slow and as plain as can be. */
function plainChecksum(page: Uint8Array): number {
  let value = 0
  for (const [at, byte] of page.entries()) {
    value ^= (at >= 22 && at < 26 ? 0 : byte) << 24
    for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1
  }
  return value >>> 0
}

function sealed(page: Uint8Array): Uint8Array {
  const copy = page.slice()
  copy.set(little(plainChecksum(page)), 22)
  return copy
}

async function pagesOf(file: Uint8Array): Promise<readonly OggPage[]> {
  const pages: OggPage[] = []
  for await (const part of oggParts(bytesInMemory(file))) if (isPage(part)) pages.push(part)
  return pages
}

const numberOf = ({ bytes }: OggPage): number => (bytes[18] ?? 0) | ((bytes[19] ?? 0) << 8)
const isSealed = ({ bytes }: OggPage): boolean => isSame(sealed(bytes), bytes)

const file = bytesOf(
  sealed(oggPage(2, 0, 0, head)),
  sealed(oggPage(0, 1, 0, bytesOf('OpusTags', commentBlock('TITLE=Ep')))),
  ...[2, 3, 4].map((number) => sealed(oggPage(number === 4 ? 4 : 0, number, number * 960, sound, sound))),
)

describe('comments that need more pages than before', () => {
  test('are cut into pages that go on, and every page behind them counts on with a right checksum', async () => {
    const pages = await pagesOf(await written(ogg, file, many))
    expect(pages.length).toBeGreaterThan(6)
    expect(pages.map(numberOf)).toEqual(pages.map((_, at) => at))
    expect(pages.every(isSealed)).toBe(true)
    const comments = pages.slice(1, -3)
    expect(comments.map(({ isContinued }) => isContinued)).toEqual(comments.map((_, at) => at > 0))
    // No packet ends on the pages before the last of them, which is said by a position of minus one.
    expect(
      comments.slice(0, -1).every(({ bytes }) => isSame(bytes.subarray(6, 14), new Uint8Array(8).fill(255))),
    ).toBe(true)
    expect(comments.at(-1)?.bytes.subarray(6, 14)).toEqual(new Uint8Array(8))
  })

  test('and then fewer, give the first file again, to the byte', async () => {
    const back = await written(ogg, await written(ogg, file, many), { chapters: [] })
    expect(isSame(back, file)).toBe(true)
  })

  test('of just as many pieces as a page holds end on a page of their own', async () => {
    // 255 full pieces ask for one more, of no length, which says that the packet is at its end.
    const length = 255 * 255 - bytesOf('OpusTags', commentBlock('')).length
    const full = bytesOf(
      sealed(oggPage(2, 0, 0, head)),
      sealed(oggPage(0, 1, 0, bytesOf('OpusTags', commentBlock('X')))),
      sealed(oggPage(4, 2, 960, sound)),
    )
    const url = `https://a.example/${'x'.repeat(length)}`
    // Without its last 83 letters the packet is as long as 255 full pieces.
    for (const [cut, pieces] of [
      [82, 256],
      [83, 256],
      [84, 255],
    ] as const) {
      const list = { chapters: [{ startTime: millis(0), title: '', url: url.slice(0, -cut) }] }
      const made = await written(ogg, full, list)
      expect((await readBack(ogg, made)).chapters).toEqual(list.chapters)
      const pages = await pagesOf(made)
      expect(pages.every(isSealed)).toBe(true)
      expect(pages.slice(1, -1).reduce((sum, { lacing }) => sum + lacing.length, 0)).toBe(pieces)
    }
  })
})

test('a page that was damaged before stays damaged when it gets another number', async () => {
  const damaged = file.slice()
  const last = damaged.length - 100
  damaged[last] = (damaged[last] ?? 0) ^ 1
  const pages = await pagesOf(await written(ogg, damaged, many))
  expect(pages.slice(0, -1).every(isSealed)).toBe(true)
  expect(pages.slice(-1).every(isSealed)).toBe(false)
})

describe('bytes of other kinds', () => {
  const other = (page: Uint8Array): Uint8Array => {
    const copy = page.slice()
    copy.set(little(99), 14)
    return sealed(copy)
  }

  test('a stream beside the audio stays as it is, and in its place', async () => {
    const [first, second] = [other(oggPage(2, 0, 0, bytesOf('fishead\0'))), other(oggPage(0, 1, 0, sound))]
    const pages = [file.subarray(0, 28 + head.length), file.subarray(28 + head.length)] as const
    const made = await written(ogg, bytesOf(first, pages[0], second, pages[1]), many)
    expect(isSame(made.subarray(0, first.length), first)).toBe(true)
    expect(isIn(made, bytesOf(pages[0], second))).toBe(true)
    expect((await readBack(ogg, made)).chapters).toHaveLength(900)
  })

  test('a file behind the file keeps its own numbers and comments', async () => {
    const made = await written(ogg, bytesOf(file, file), many)
    expect(isSame(made.subarray(made.length - file.length), file)).toBe(true)
  })

  test('what stands between pages or is cut off at the end stays where it is', async () => {
    const cut = file.subarray(0, file.length - 100)
    const dirty = bytesOf(cut.subarray(0, cut.length - 739), 'OggOgg dirt', cut.subarray(cut.length - 739))
    const made = await written(ogg, dirty, many)
    expect(isIn(made, bytesOf('OggOgg dirt'))).toBe(true)
    expect(isSame(await audioOf(ogg, made), await audioOf(ogg, dirty))).toBe(true)
    expect((await written(ogg, made, { chapters: [] })).length).toBe(dirty.length)
  })

  test('audio of another kind is refused in a sentence', async () => {
    const flacInOgg = sealed(oggPage(2, 0, 0, bytesOf(0x7f, 'FLAC', 1, 0)))
    await expect(readBack(ogg, flacInOgg)).rejects.toThrow('There is neither Vorbis nor Opus audio')
  })

  test('audio on the page of the headers is refused, since pages could not be made anew', async () => {
    const tags = bytesOf('OpusTags', commentBlock('TITLE=Ep'))
    const wrong = bytesOf(sealed(oggPage(2, 0, 0, head)), sealed(oggPage(0, 1, 960, tags, sound)))
    await expect(written(ogg, wrong, one)).rejects.toThrow(/begins on the page of its headers/)
  })
})

describe('comments', () => {
  const withComments = (...comments: readonly string[]): Uint8Array =>
    bytesOf(
      sealed(oggPage(2, 0, 0, head)),
      sealed(oggPage(0, 1, 0, bytesOf('OpusTags', commentBlock(...comments)))),
      sealed(oggPage(4, 2, 96_000, sound)),
    )

  test('are read in any case, from any number, with ends that are ignored by others', async () => {
    const read = await readBack(
      ogg,
      withComments(
        'Title=Ep',
        'chapter001name=A & B',
        'CHAPTER001=00:00:01.500-->00:00:02.000',
        'chapter7=0:00:59.999',
      ),
    )
    expect(read).toEqual({
      title: 'Ep',
      duration: 2000,
      chapters: [
        { startTime: 1500, endTime: 2000, title: 'A & B' },
        { startTime: 59_999, title: '' },
      ],
    })
  })

  test('with chapters that have no times are none, with a word', async () => {
    const { value, warnings } = await ogg.read(
      bytesInMemory(withComments('CHAPTER001=soon', 'CHAPTER001NAME=A')),
    )
    expect([value.chapters, warnings.map(({ code }) => code)]).toEqual([[], ['no-start-time']])
  })

  test('of others stay in their order, and new chapters stand where the old ones did', async () => {
    const made = await written(
      ogg,
      withComments('A=1', 'CHAPTER000=00:00:00.000', 'B=2', 'CHAPTER000NAME=x', 'A=3'),
      one,
    )
    const comments = commentBlock('A=1', 'CHAPTER000=00:00:05.500', 'CHAPTER000NAME=New', 'B=2', 'A=3')
    expect(isIn(made, comments)).toBe(true)
  })

  test('with a picture of many pages keep it', async () => {
    const picture = `METADATA_BLOCK_PICTURE=${'QUJD'.repeat(40_000)}`
    const pages: Uint8Array[] = []
    const packet = bytesOf('OpusTags', commentBlock(picture))
    for (let at = 0; at < packet.length; at += 255 * 200) {
      const piece = packet.subarray(at, at + 255 * 200)
      const page = oggPage(at === 0 ? 0 : 1, pages.length + 1, 0, piece)
      // A piece that goes on has no end: the last length of the page is taken off.
      const isLast = at + 255 * 200 >= packet.length
      pages.push(
        isLast ? page : bytesOf(page.subarray(0, 26), 200, page.subarray(27, 227), page.subarray(228)),
      )
    }
    const large = bytesOf(oggPage(2, 0, 0, head), ...pages, oggPage(4, pages.length + 1, 960, sound))
    const made = await written(ogg, large, one)
    const { chapters } = await readBack(ogg, made)
    expect(chapters).toEqual(one.chapters)
    expect(isSame(await audioOf(ogg, made), await audioOf(ogg, large))).toBe(true)
    expect(isSame(await written(ogg, await written(ogg, made, { chapters: [] }), one), made)).toBe(true)
  })
})

test('the length is that of the last page, less what is decoded and not played', async () => {
  expect((await readBack(ogg, opus)).duration).toBe(1000)
})
