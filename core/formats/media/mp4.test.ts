import { describe, expect, test } from 'vitest'
import { bytesOf } from '../../testing/bytes-of.ts'
import { isIn, isSame, readBack, written } from '../../testing/media-samples.ts'
import { big, box, inside, makeMp4, neroList } from '../../testing/mp4-files.ts'
import { longestTime, millis } from '../../time.ts'
import type { ChapterEntry } from '../format.ts'
import { chapterLosses } from '../losses.ts'
import { bytesInMemory } from './memory-bytes.ts'
import { mp4 } from './mp4.ts'

const sound = [5, 6].map((piece) => new Uint8Array(200).map((_, at) => (at * piece) & 0xff))
const at = (startTime: number, title: string): ChapterEntry => ({ startTime: millis(startTime), title })
const three = [at(0, 'Opening'), at(1500, 'Mitte & “Ende”'), at(2999, 'Close')]

const codes = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await mp4.read(bytesInMemory(bytes))).warnings.map(({ code }) => code)
const startsOf = async (bytes: Uint8Array): Promise<readonly unknown[]> =>
  (await readBack(mp4, bytes)).chapters.map(({ startTime, title }) => [startTime, title])

describe('the two lists of an MP4 file', () => {
  const text = [
    ['Opening', 1500],
    ['Close', 2500],
  ] as const

  test('are one list where they agree', async () => {
    const file = makeMp4({ chunks: sound, text, nero: neroList([0, 'Opening'], [1500, 'Close']) })
    expect(await startsOf(file)).toEqual([
      [0, 'Opening'],
      [1500, 'Close'],
    ])
    expect(await codes(file)).toEqual([])
  })

  test('are each read where the other is missing', async () => {
    expect(await startsOf(makeMp4({ chunks: sound, text }))).toHaveLength(2)
    const nero = neroList([500, 'Only'])
    expect(await startsOf(makeMp4({ chunks: sound, nero }))).toEqual([[500, 'Only']])
  })

  test('leave out what starts later than Galley can keep, and say so instead of naming another time', async () => {
    const hours = (count: number): number => count * 3_600_000
    const nero = neroList(
      [0, 'Opening'],
      [hours(1000), 'Last'],
      [hours(1000) + 1, 'Later'],
      [hours(2e6), 'Far'],
    )
    const { value, warnings } = await mp4.read(bytesInMemory(makeMp4({ chunks: sound, nero })))
    expect(value.chapters).toEqual([at(0, 'Opening'), at(hours(1000), 'Last')])
    expect(warnings).toEqual([
      {
        code: 'no-start-time',
        message:
          '2 chapters of the file start later than 1,000 hours, the longest time Galley keeps, and were left out.',
      },
    ])
    const track = [
      ['Opening', hours(900)],
      ['Late', hours(200)],
      ['Later', 500],
    ] as const
    const other = await mp4.read(bytesInMemory(makeMp4({ chunks: sound, text: track })))
    expect(other.value.chapters.map(({ title }) => title)).toEqual(['Opening', 'Late'])
    expect(other.warnings.map(({ message }) => message)).toEqual([
      '1 chapter of the file starts later than 1,000 hours, the longest time Galley keeps, and was left out.',
    ])
  })

  test('hold the latest start Galley keeps', async () => {
    const chapters = [at(0, 'Opening'), at(longestTime, 'Last')]
    const file = await written(mp4, makeMp4({ chunks: sound }), { chapters })
    expect((await readBack(mp4, file)).chapters).toEqual(chapters)
    expect(isIn(file, neroList([0, 'Opening'], [longestTime, 'Last']))).toBe(true)
  })

  test('that disagree are said to, and the one most players show is taken', async () => {
    const nero = neroList([0, 'Other'], [1000, 'One'], [1100, 'More'])
    const { value, warnings } = await mp4.read(bytesInMemory(makeMp4({ chunks: sound, text, nero })))
    expect(value.chapters.map(({ title }) => title)).toEqual(['Opening', 'Close'])
    expect(warnings).toEqual([
      {
        code: 'lists-disagree',
        message:
          'The file has two lists of chapters that do not agree, of 2 and of 3. Galley took the first, which most players show.',
      },
    ])
  })

  test('agree on a first chapter that starts later, where one list cannot say so', async () => {
    const nero = neroList([1000, 'Opening'], [1500, 'Close'])
    const file = makeMp4({ chunks: sound, text, nero })
    expect(await startsOf(file)).toEqual([
      [1000, 'Opening'],
      [1500, 'Close'],
    ])
    expect(await codes(file)).toEqual(['lists-disagree'])
  })

  test('are both written, and the filler before a later first chapter is no chapter', async () => {
    const chapters = [at(1000, 'Late'), at(2000, '')]
    const made = await written(mp4, makeMp4({ chunks: sound }), { chapters })
    expect(await startsOf(made)).toEqual([
      [1000, 'Late'],
      [2000, ''],
    ])
    expect(await codes(made)).toEqual([])
    expect(isIn(made, neroList([1000, 'Late'], [2000, '']))).toBe(true)
    expect(isIn(made, bytesOf(big(0, 2), box('encd', big(0x100)), big(4, 2), 'Late'))).toBe(true)
  })

  test('keep a first chapter at the beginning that has no title', async () => {
    const made = await written(mp4, makeMp4({ chunks: sound }), { chapters: [at(0, ''), at(2000, 'B')] })
    expect(await startsOf(made)).toEqual([
      [0, ''],
      [2000, 'B'],
    ])
  })

  test('say which titles and chapters the older one cannot hold', async () => {
    const long = 'Ж🙂'.repeat(50)
    const made = await written(mp4, makeMp4({ chunks: sound }), { chapters: [at(0, long)] })
    expect(await startsOf(made)).toEqual([[0, long]])
    expect((await mp4.read(bytesInMemory(made))).warnings.map(({ message }) => message)).toEqual([
      'Players that read only the older list of chapters show 1 title cut short.',
    ])
    expect(isIn(made, bytesOf(big(0, 8), 126, new TextEncoder().encode('Ж🙂'.repeat(21))))).toBe(true)
    const many = Array.from({ length: 300 }, (_, index) => at(index * 10, `C${index}`))
    const full = await written(mp4, makeMp4({ chunks: sound }), { chapters: many })
    expect((await readBack(mp4, full)).chapters).toEqual(many)
    expect((await mp4.read(bytesInMemory(full))).warnings.map(({ message }) => message)).toEqual([
      'Players that read only the older list of chapters show the first 255 of 300.',
    ])
  })

  test('have what they cannot hold stated before anything is written', () => {
    const many = Array.from({ length: 300 }, (_, index) => at(index * 10, `C${index}`))
    const list = { chapters: [at(0, 'x'.repeat(128)), ...many] }
    expect(chapterLosses(mp4, list).map(({ message }) => message)).toEqual([
      'Players that read only the older list of chapters show 1 title cut short.',
      'Players that read only the older list of chapters show the first 255 of 301.',
      '1 chapter starts a little later, since no two can start together.',
    ])
    expect(chapterLosses(mp4, { chapters: three })).toEqual([])
  })

  test('put chapters at the same start one millisecond apart, since no length may be none', async () => {
    const chapters = [at(0, 'A'), at(1000, 'B'), at(1000, 'C'), at(1001, 'D')]
    const made = await written(mp4, makeMp4({ chunks: sound }), { chapters })
    expect(await startsOf(made)).toEqual([
      [0, 'A'],
      [1000, 'B'],
      [1001, 'C'],
      [1002, 'D'],
    ])
  })
})

describe('what other programs write', () => {
  test('titles in UTF-16 and with a link are read', async () => {
    const wide = bytesOf(0xfe, 0xff, 0, 0x41, 0x04, 0x16)
    const link = box('href', big(0, 2), big(2, 2), 17, 'https://a.example', 0)
    const file = makeMp4({ chunks: sound, text: [['x'.repeat(4 + 12 + link.length - 12), 1000]] })
    const sample = bytesOf(big(wide.length, 2), wide, link)
    const place = file.findIndex((_, index) => isSame(file.subarray(index, index + 4), bytesOf('xxxx'))) - 2
    file.set(sample, place)
    expect((await readBack(mp4, file)).chapters).toEqual([
      { startTime: 0, title: 'AЖ', url: 'https://a.example' },
    ])
  })

  test('a list that counts more chapters than it has is read as far as it goes', async () => {
    const nero = neroList([0, 'A'], [1000, 'B'])
    nero[16] = 9
    const file = makeMp4({ chunks: sound, nero })
    expect(await startsOf(file)).toHaveLength(2)
    expect(await codes(file)).toEqual(['chapters-cut-off'])
  })

  test('user data that ends with four bytes of nothing keeps them', async () => {
    const userData = bytesOf(box('abcd', 'own'), big(0))
    const made = await written(mp4, makeMp4({ chunks: sound, userData }), { chapters: [at(0, 'A')] })
    expect(inside(inside(made, 'moov').subarray(8), 'udta').subarray(8)).toEqual(
      bytesOf(box('abcd', 'own'), neroList([0, 'A']), big(0)),
    )
  })

  test('a file with thousands of boxes inside each other is refused or read, never followed', async () => {
    const nested = bytesOf(
      ...Array.from({ length: 3000 }, (_, depth) => bytesOf(big((3000 - depth) * 8), 'udta')),
    )
    const file = makeMp4({ chunks: sound, extra: nested })
    expect(await startsOf(await written(mp4, file, { chapters: three }))).toHaveLength(3)
  })
})
