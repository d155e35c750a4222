import { describe, expect, test } from 'vitest'
import { isAppError } from '../../errors.ts'
import { bytesOf } from '../../testing/bytes-of.ts'
import {
  audioOf,
  big,
  id3Frame,
  id3Tag,
  isIn,
  isSame,
  mpegFrames,
  readBack,
  sevens,
  written,
} from '../../testing/media-samples.ts'
import { millis } from '../../time.ts'
import type { ChapterList } from '../format.ts'
import { id3 } from './id3.ts'
import { bytesInMemory } from './memory-bytes.ts'

const audio = mpegFrames(6)
const title = (text: string, size = big): Uint8Array => id3Frame('TIT2', bytesOf(0, text), size)
const long = 'L'.repeat(200)

function chap(id: string, start: number, end: number, parts: Uint8Array, size = big): Uint8Array {
  return id3Frame('CHAP', bytesOf(`${id}\0`, big(start), big(end), big(-1), big(-1), parts), size)
}

function toc(id: string, flags: number, children: readonly string[], size = big): Uint8Array {
  return id3Frame(
    'CTOC',
    bytesOf(`${id}\0`, flags, children.length, ...children.map((one) => `${one}\0`)),
    size,
  )
}

async function chaptersIn(...parts: readonly Uint8Array[]): Promise<ChapterList['chapters']> {
  return (await readBack(id3, bytesOf(...parts))).chapters
}

async function warningsIn(...parts: readonly Uint8Array[]): Promise<readonly string[]> {
  return (await id3.read(bytesInMemory(bytesOf(...parts)))).warnings.map(({ code }) => code)
}

/** Puts a zero behind every FF, as unsynchronisation does. */
const unsynced = (bytes: Uint8Array): Uint8Array =>
  bytesOf(...[...bytes].flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte])))

const one: ChapterList = { chapters: [{ startTime: millis(10), title: 'New' }] }

describe('sizes', () => {
  const read = [
    { startTime: 0, title: long },
    { startTime: 90, title: 'B' },
  ]

  test.each([
    ['v2.4 as it should be', 4, sevens, sevens],
    ['v2.4 with the sizes of v2.3, as iTunes', 4, big, big],
    ['v2.4 with plain sizes outside and others inside, as ffmpeg', 4, big, sevens],
    ['v2.3 as it should be', 3, big, big],
    ['v2.3 with the sizes of v2.4 inside, as TagLib before 2022', 3, big, sevens],
  ] as const)('%s', async (_, version, outer, inner) => {
    const frames = [chap('a', 0, 90, title(long, inner), outer), chap('b', 90, 90, title('B', inner), outer)]
    expect(await chaptersIn(id3Tag(version, 0, ...frames, new Uint8Array(50)), audio)).toEqual(read)
    expect(await chaptersIn(id3Tag(version, 0, ...frames), audio)).toEqual(read)
  })
})

describe('the tag around the frames', () => {
  const chapter = chap('a', 0, 255, title('ÿ\xe0'))

  test('unsynchronised as a whole, as in v2.3', async () => {
    expect(await chaptersIn(id3Tag(3, 0x80, unsynced(chapter)), audio)).toMatchObject([{ title: 'ÿ\xe0' }])
  })

  test('unsynchronised frame by frame, as in v2.4', async () => {
    const body = unsynced(chapter.subarray(10))
    const frame = bytesOf('CHAP', sevens(body.length), 0, 2, body)
    expect(await chaptersIn(id3Tag(4, 0x80, frame), audio)).toMatchObject([{ title: 'ÿ\xe0' }])
    expect(await chaptersIn(id3Tag(4, 0, frame), audio)).toMatchObject([{ title: 'ÿ\xe0' }])
  })

  test('with an extended header of either version', async () => {
    const third = bytesOf(big(6), new Uint8Array(6))
    const fourth = bytesOf(sevens(6), 1, 0)
    expect(await chaptersIn(id3Tag(3, 0x40, third, chapter), audio)).toHaveLength(1)
    expect(await chaptersIn(id3Tag(4, 0x40, fourth, chapter), audio)).toHaveLength(1)
  })

  test('with a footer, which goes when the tag is written anew', async () => {
    const tag = id3Tag(4, 0x10, chapter)
    const file = bytesOf(tag, '3DI', 4, 0, 0x10, tag.subarray(6, 10), audio)
    expect(await readBack(id3, file)).toMatchObject({ chapters: [{ endTime: 255 }], duration: 216 })
    const made = await written(id3, file, one)
    expect(isSame(await audioOf(id3, made), audio)).toBe(true)
    expect(isIn(made, bytesOf('3DI'))).toBe(false)
  })

  test('keeps its length while the chapters fit into it, and grows when they do not', async () => {
    const file = bytesOf(id3Tag(3, 0, title('Ep'), new Uint8Array(300)), audio)
    expect(await written(id3, file, one)).toHaveLength(file.length)
    const grown = await written(id3, file, { chapters: [{ startTime: millis(0), title: 'x'.repeat(500) }] })
    expect(grown.length).toBeGreaterThan(file.length + 4096)
    expect(isSame(grown.subarray(grown.length - audio.length), audio)).toBe(true)
  })

  test('keeps what it has behind the frames that is no frame', async () => {
    const rest = bytesOf('what is this', 0, 0, 'no frame')
    const made = await written(id3, bytesOf(id3Tag(3, 0, title('Ep'), rest), audio), one)
    expect(isIn(made, rest)).toBe(true)
    expect((await readBack(id3, made)).chapters).toEqual(one.chapters)
  })

  test('is not made where there is nothing to say', async () => {
    expect(isSame(await written(id3, audio, { chapters: [] }), audio)).toBe(true)
    expect(isSame(await written(id3, await written(id3, audio, one), { chapters: [] }), audio)).toBe(true)
  })

  test('cut off by the end of the file is refused in a sentence', async () => {
    const file = id3Tag(3, 0, chapter).subarray(0, 40)
    await expect(readBack(id3, file)).rejects.toThrow('The file ends inside its ID3 tag')
  })
})

describe('a second tag right behind the first', () => {
  const second = id3Tag(3, 0, chap('a', 0, 9, title('Second')))

  test('gives its chapters where the first has none', async () => {
    expect(await chaptersIn(id3Tag(3, 0, title('Ep')), second, audio)).toMatchObject([{ title: 'Second' }])
  })

  test('is left aside with a word where the first has some', async () => {
    const first = id3Tag(3, 0, chap('a', 0, 9, title('First')))
    expect(await chaptersIn(first, second, audio)).toMatchObject([{ title: 'First' }])
    expect(await warningsIn(first, second, audio)).toEqual(['second-tag'])
  })

  test('keeps chapters from being written, in a sentence that says what to do', async () => {
    const writing = written(id3, bytesOf(id3Tag(3, 0, title('Ep')), second, audio), one)
    await expect(writing).rejects.toThrow(/two ID3 tags.*Nothing was changed\. Save it with a tag editor/)
  })

  test('without chapters stays as it is', async () => {
    const other = id3Tag(4, 0, title('Other', sevens))
    const made = await written(id3, bytesOf(id3Tag(3, 0, title('Ep')), other, audio), one)
    expect(isIn(made, bytesOf(other, audio))).toBe(true)
  })
})

describe('tables of contents', () => {
  const chapters = [chap('a', 0, 9, title('A')), chap('b', 20, 29, title('B')), chap('c', 40, 49, title('C'))]

  test('hide what none of them lists, also when they are nested', async () => {
    const tables = [toc('top', 3, ['part']), toc('part', 1, ['c', 'a'])]
    const found = await chaptersIn(id3Tag(3, 0, ...tables, ...chapters), audio)
    expect(found.map((chapter) => [chapter.title, chapter.hidden])).toEqual([
      ['A', undefined],
      ['B', true],
      ['C', undefined],
    ])
  })

  test('that are missing hide nothing', async () => {
    expect(await chaptersIn(id3Tag(3, 0, ...chapters), audio)).not.toContainEqual(
      expect.objectContaining({ hidden: true }),
    )
  })

  test('that count too few are read on, with a word: ffmpeg begins again at 256', async () => {
    const table = id3Frame('CTOC', bytesOf('toc\0', 3, 1, 'a\0b\0c\0', title('Chapters')))
    const file = [id3Tag(3, 0, table, ...chapters), audio]
    expect(await chaptersIn(...file)).not.toContainEqual(expect.objectContaining({ hidden: true }))
    expect(await warningsIn(...file)).toEqual(['toc-count'])
  })

  test('decide the order of chapters at one time', async () => {
    const same = [chap('x', 5, 9, title('Second')), chap('y', 5, 9, title('First'))]
    const found = await chaptersIn(id3Tag(3, 0, toc('top', 3, ['y', 'x']), ...same), audio)
    expect(found.map((chapter) => chapter.title)).toEqual(['First', 'Second'])
  })

  test('can hide every chapter there is', async () => {
    const list: ChapterList = { chapters: [{ startTime: millis(0), title: 'Silent', hidden: true }] }
    expect(await readBack(id3, await written(id3, audio, list))).toMatchObject(list)
  })

  test('are nested where there are more chapters than one can count', async () => {
    const count = 600
    const many = Array.from({ length: count }, (_, at) => ({ startTime: millis(at), title: `${at}` }))
    const made = await written(id3, audio, { chapters: many })
    expect((await readBack(id3, made)).chapters).toEqual(many)
    // The top table comes first: its name, flags of a top and ordered table, and three entries.
    expect(isIn(made.subarray(10, 30), bytesOf('toc0\0', 3, 3))).toBe(true)
  })
})

describe('an odd chapter', () => {
  test('that says only a place in the file is left out with a word', async () => {
    const frame = chap('a', 0xffffffff, 0xffffffff, title('A'))
    expect(await chaptersIn(id3Tag(3, 0, frame), audio)).toEqual([])
    expect(await warningsIn(id3Tag(3, 0, frame), audio)).toEqual(['no-start-time'])
  })

  test('past a thousand hours is left out with a word, and an end past them only by itself', async () => {
    const late = id3Tag(3, 0, chap('a', 4_000_000_000, 4_100_000_000, title('A')))
    expect(await warningsIn(late, audio)).toEqual(['no-start-time'])
    const open = id3Tag(3, 0, chap('a', 5, 4_100_000_000, title('A')))
    expect(await chaptersIn(open, audio)).toEqual([{ startTime: 5, title: 'A' }])
  })

  test('that is compressed is left out with a word', async () => {
    const frame = chap('a', 0, 9, title('A'))
    frame[9] = 0x80
    expect(await warningsIn(id3Tag(3, 0, frame), audio)).toEqual(['unread-frame'])
  })

  test('without a title is read, with a word unless it is hidden', async () => {
    const frame = chap('a', 0, 9, new Uint8Array())
    expect(await warningsIn(id3Tag(3, 0, frame), audio)).toEqual(['no-title'])
    expect(await warningsIn(id3Tag(3, 0, toc('t', 3, []), frame), audio)).toEqual([])
  })

  test.each([
    ['UTF-16, little end first', bytesOf(1, 0xff, 0xfe, 0x16, 0x04, 0, 0)],
    ['UTF-16, big end first', bytesOf(1, 0xfe, 0xff, 0x04, 0x16)],
    ['UTF-16 without a mark', bytesOf(1, 0x16, 0x04)],
    ['UTF-16BE', bytesOf(2, 0x04, 0x16)],
    ['UTF-8', bytesOf(3, 0xd0, 0x96, 0, 'second value')],
  ])('titled in %s is read', async (_, body) => {
    const frame = chap('a', 0, 9, id3Frame('TIT2', body))
    expect(await chaptersIn(id3Tag(4, 0, frame), audio)).toMatchObject([{ title: 'Ж' }])
  })

  test('with a picture at an address has that address, and with one of its own has the bytes', async () => {
    const link = id3Frame('APIC', bytesOf(0, '-->\0', 3, 0, 'https://a.example/x.png'))
    const held = id3Frame('APIC', bytesOf(1, 'JPG\0', 3, 0xff, 0xfe, 0, 0, 0xff, 0xd8, 0xff))
    const found = await chaptersIn(id3Tag(3, 0, chap('a', 0, 9, link), chap('b', 10, 19, held)), audio)
    expect(found.map(({ image }) => image)).toEqual([
      'https://a.example/x.png',
      'data:image/jpeg;base64,/9j/',
    ])
  })
})

describe('writing over chapters that are there', () => {
  const odd = id3Frame('TIT3', bytesOf(0, 'A description'))
  const file = bytesOf(
    id3Tag(
      3,
      0,
      toc('my-toc', 3, ['first', 'second']),
      chap('first', 0, 9, bytesOf(title('A'), odd)),
      chap('second', 20, 29, title('B')),
      title('Ep'),
    ),
    audio,
  )

  test('keeps the names and the foreign frames of those that start where they did', async () => {
    const list: ChapterList = {
      chapters: [
        { startTime: millis(0), title: 'New A' },
        { startTime: millis(5), title: 'Between' },
        { startTime: millis(20), title: 'New B' },
      ],
    }
    const made = await written(id3, file, list)
    expect((await readBack(id3, made)).chapters).toEqual(list.chapters)
    expect(isIn(made, bytesOf('my-toc\0', 3, 3, 'first\0ch0\0second\0'))).toBe(true)
    expect(isIn(made, bytesOf(title('New A'), odd))).toBe(true)
    expect(isIn(made, bytesOf('first\0', big(0), big(5)))).toBe(true)
  })

  test('drops what belonged to those that are gone', async () => {
    const made = await written(id3, file, { chapters: [{ startTime: millis(3), title: 'Only' }] })
    expect([isIn(made, odd), isIn(made, bytesOf('second')), isIn(made, title('Ep'))]).toEqual([
      false,
      false,
      true,
    ])
  })
})

describe('tags of other versions become v2.3', () => {
  test('from v2.4: what v2.3 can say stays to the byte, UTF-8 becomes UTF-16, the date is said both ways', async () => {
    const private4 = id3Frame('PRIV', bytesOf('owner\0', 0xff, 0, 1), sevens)
    const file = bytesOf(
      id3Tag(
        4,
        0,
        id3Frame('TIT2', bytesOf(3, 0xc3, 0x89, 'p'), sevens),
        id3Frame('TPE1', bytesOf(3, 0xd0, 0x96), sevens),
        id3Frame('TDRC', bytesOf(3, '2024-05-06T07:08:09'), sevens),
        id3Frame('COMM', bytesOf(3, 'eng', 'd\0', 0xd0, 0x96), sevens),
        id3Frame('APIC', bytesOf(3, 'image/png\0', 3, 'x\0', new Uint8Array(200).fill(7)), sevens),
        private4,
      ),
      audio,
    )
    const made = await written(id3, file, one)
    expect(made[3]).toBe(3)
    for (const frame of [
      id3Frame('TIT2', bytesOf(0, 'Ép')),
      id3Frame('TPE1', bytesOf(1, 0xff, 0xfe, 0x16, 0x04)),
      id3Frame('TDRC', bytesOf(0, '2024-05-06T07:08:09')),
      id3Frame('TYER', bytesOf(0, '2024')),
      id3Frame('TDAT', bytesOf(0, '0605')),
      id3Frame('TIME', bytesOf(0, '0708')),
      id3Frame('COMM', bytesOf(1, 'eng', 0xff, 0xfe, 'd\0', 0, 0, 0xff, 0xfe, 0x16, 0x04)),
      id3Frame('APIC', bytesOf(0, 'image/png\0', 3, 'x\0', new Uint8Array(200).fill(7))),
      private4,
    ]) {
      expect([String.fromCharCode(...frame.subarray(0, 4)), isIn(made, frame)]).toEqual([
        expect.any(String),
        true,
      ])
    }
    expect(await readBack(id3, made)).toMatchObject({ title: 'Ép', author: 'Ж', chapters: one.chapters })
  })

  test('from v2.4: packed and grouped frames keep their content and say so the way of v2.3', async () => {
    const body = bytesOf(7, sevens(300), 'packed')
    const frame = bytesOf('TXXX', sevens(body.length), 0x40, 0x49, body)
    const made = await written(id3, bytesOf(id3Tag(4, 0, frame), audio), one)
    expect(isIn(made, bytesOf('TXXX', big(11), 0x80, 0xa0, big(300), 7, 'packed'))).toBe(true)
  })

  test('from v2.2: frames get their longer names, and pictures a media type', async () => {
    const frame = (id: string, body: Uint8Array): Uint8Array =>
      bytesOf(id, big(body.length).subarray(1), body)
    const tag = id3Tag(2, 0, frame('TT2', bytesOf(0, 'Ep')), frame('PIC', bytesOf(0, 'PNG', 3, 0, 'bytes')))
    const made = await written(id3, bytesOf(tag, audio), one)
    expect(isIn(made, id3Frame('TIT2', bytesOf(0, 'Ep')))).toBe(true)
    expect(isIn(made, id3Frame('APIC', bytesOf(0, 'image/png\0', 3, 0, 'bytes')))).toBe(true)
    expect((await readBack(id3, made)).title).toBe('Ep')
  })

  test('from v2.2: a frame no newer tag can hold stops the writing in a sentence', async () => {
    const file = bytesOf(id3Tag(2, 0, bytesOf('CRM', 0, 0, 2, 1, 2)), audio)
    const error: unknown = await written(id3, file, one).catch((thrown: unknown) => thrown)
    expect(isAppError(error, 'format-error') && error.message).toMatch(
      /CRM.*Nothing was changed\. Save the tag/,
    )
  })
})

describe('how long the audio is', () => {
  test('is taken from the number of frames an encoder left', async () => {
    const frames = mpegFrames(4)
    frames.set(bytesOf('Info', big(1), big(100)), 4 + 9)
    expect(await readBack(id3, frames)).toMatchObject({ duration: 3600 })
  })

  test('is the end of an open last chapter, and is not taken for an end somebody gave it', async () => {
    const made = await written(id3, audio, one)
    expect(isIn(made, bytesOf(big(10), big(216)))).toBe(true)
    expect((await readBack(id3, made)).chapters).toEqual(one.chapters)
  })
})

test('AAC in ADTS takes a tag in front as MP3 does', async () => {
  const frame = bytesOf(0xff, 0xf1, 0x4c, 0x40, 0x02, 0x1f, 0xfc, new Uint8Array(9))
  const file = bytesOf(frame, frame, frame)
  expect(id3.detect(file)).toBeGreaterThan(0.5)
  const made = await written(id3, file, one)
  expect((await readBack(id3, made)).chapters).toEqual(one.chapters)
  expect(isSame(await audioOf(id3, made), file)).toBe(true)
})
