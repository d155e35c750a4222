import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { bytesOf } from '../testing/bytes-of.ts'
import { chapterLists } from '../testing/format-arbitraries.ts'
import { restrictChapters } from '../testing/format-restriction.ts'
import { audioOf, isIn, isSame, mediaSamples, readBack, written } from '../testing/media-samples.ts'
import { millis } from '../time.ts'
import { listDifference } from './chapter-difference.ts'
import type { ChapterEntry, ChapterList } from './format.ts'
import { chapterLosses } from './losses.ts'
import { bytesInMemory } from './media/memory-bytes.ts'
import type { MediaFormat } from './media-format.ts'
import { describeMediaFormats, detectMedia, mediaFormatById, mediaFormats } from './media-registry.ts'
import { formats } from './registry.ts'

const seeded = { seed: 20261123 }

/** Reads, writes and goes through the audio; what is wrong with the file may be said, and nothing else. */
async function outcome(format: MediaFormat, bytes: Uint8Array): Promise<string> {
  const score = format.detect(bytes.subarray(0, 4096))
  expect(score >= 0 && score <= 1).toBe(true)
  try {
    await readBack(format, bytes)
    await written(format, bytes, { chapters: [{ startTime: millis(5), title: 'A' }] })
    await audioOf(format, bytes)
    return 'read'
  } catch (error) {
    if (isAppError(error, 'format-error')) return error.message
    throw error
  }
}

describe('the registry of media formats', () => {
  test('names each format once, and as no text format is named', () => {
    const ids = [...mediaFormats, ...formats].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of mediaFormats) expect(mediaFormatById(id)?.id).toBe(id)
    expect(mediaFormatById('webvtt')).toBeUndefined()
  })

  test('has a file of its name and samples for each format', () => {
    const files = readdirSync(join(import.meta.dirname, 'media'))
    for (const { id } of mediaFormats) {
      expect(files).toContain(`${id}.ts`)
      expect(mediaSamples[id]?.length).toBeGreaterThan(0)
    }
  })

  test('describes every format as one of chapters', () => {
    for (const described of describeMediaFormats()) {
      expect(described).toMatchObject({ kind: 'chapters', reads: true, writes: true })
      expect(described.mime).toMatch(/^audio\/[a-z0-9.+-]+$/)
      expect(described.carries).toContain('title')
      expect(mediaFormatById(described.id)?.specification).toMatch(/^https:\/\//)
    }
  })

  test('takes no text for media', () => {
    const texts = ['', 'ID3', 'ID3 is a tag\n', 'OggS', 'fLaC\n', 'ftyp', '\uFEFFWEBVTT', '00:00 Intro\n']
    for (const text of texts) expect(detectMedia(new TextEncoder().encode(text))).toBeUndefined()
    const wide = Array.from('\uFEFF00:00 Intro\n', (sign) => sign.charCodeAt(0)).flatMap((code) => [
      code & 0xff,
      code >> 8,
    ])
    expect(detectMedia(Uint8Array.from(wide))).toBeUndefined()
  })
})

const samples = mediaFormats.flatMap((format) =>
  (mediaSamples[format.id] ?? []).map((sample) => [sample.name, format, sample] as const),
)

describe.each(samples)('%s', (_name, format, sample) => {
  const { bytes, kept } = sample

  test('is told from every other format', () => {
    expect(detectMedia(bytes)?.id).toBe(format.id)
    for (const other of mediaFormats) {
      if (other !== format) expect(other.detect(bytes.subarray(0, 4096))).toBeLessThan(0.5)
    }
  })

  test('gives back the chapters written into it, and the rest of it stays', async () => {
    const audio = await audioOf(format, bytes)
    await fc.assert(
      fc.asyncProperty(chapterLists(), async (list) => {
        const made = await written(format, bytes, list)
        const { chapters } = await readBack(format, made)
        expect(listDifference(format, format.kept(list), { ...list, chapters })).toBeUndefined()
        expect(chapters.map(comparable)).toEqual(restrictChapters(format, list).map(comparable))
        expect(isSame(await audioOf(format, made), audio)).toBe(true)
        for (const part of kept) expect(isIn(made, part)).toBe(true)
      }),
      { ...seeded, numRuns: 40 },
    )
  })

  test('keeps an end that is no start, where its format carries ends', async () => {
    const list: ChapterList = {
      chapters: [
        { startTime: millis(0), endTime: millis(40), title: 'A' },
        { startTime: millis(100), endTime: millis(111), title: 'B' },
      ],
    }
    const { chapters } = await readBack(format, await written(format, bytes, list))
    const carried = format.carries.has('endTime')
    expect(chapters.map(({ endTime }) => endTime)).toEqual(carried ? [40, 111] : [undefined, undefined])
  })

  test('holds nothing of a field the format does not carry', async () => {
    const list: ChapterList = {
      chapters: [
        { startTime: millis(0), title: 'First' },
        {
          startTime: millis(50),
          title: 'Shown',
          url: 'https://url.example/zqurl',
          image: 'https://image.example/zqimage',
          location: { name: 'zqlocation' },
          extra: { zqextra: 1 },
        },
        { startTime: millis(90), title: 'zqhidden', hidden: true },
      ],
    }
    const made = await written(format, bytes, list)
    const lost = chapterLosses(format, list).map(({ field }) => field)
    for (const field of ['url', 'image', 'location', 'extra', 'hidden'] as const) {
      expect([field, isIn(made, bytesOf(`zq${field}`))]).toEqual([field, format.carries.has(field)])
      expect([field, lost.includes(field)]).toEqual([field, !format.carries.has(field)])
    }
  })

  test('is the same file again when the same chapters are written twice', async () => {
    const list: ChapterList = { chapters: odd }
    const once = await written(format, bytes, list)
    expect(isSame(await written(format, once, list), once)).toBe(true)
  })

  test('can lose all of its chapters', async () => {
    const made = await written(format, await written(format, bytes, { chapters: odd }), { chapters: [] })
    expect((await readBack(format, made)).chapters).toEqual([])
    for (const part of kept) expect(isIn(made, part)).toBe(true)
  })

  test('takes titles that have broken files, each as the format says it will', async () => {
    const list: ChapterList = { chapters: odd }
    const { chapters } = await readBack(format, await written(format, bytes, list))
    expect(listDifference(format, format.kept(list), { chapters })).toBeUndefined()
    const titles = new Map(chapters.map(({ startTime, title }) => [startTime as number, title]))
    expect(titles.get(5500)).toBe('& < > " \' \\ = ; #')
    expect(titles.get(59_999)).toBe('two lines and a tab')
    expect(titles.get(90_500)).toBe('🎙️ שלום مرحبا')
  })

  test.each([0, 1, 255, 256, 300])('takes %i chapters', async (count) => {
    const chapters = Array.from({ length: count }, (_, at) => ({
      startTime: millis(at * 50),
      title: `C ${at}`,
    }))
    const made = await written(format, bytes, { chapters })
    const expected = chapters.slice(0, format.limit)
    expect((await readBack(format, made)).chapters).toEqual(expected)
  })

  test('cut off anywhere is read or refused in a sentence', async () => {
    for (let length = 0; length < bytes.length; length += 1)
      expect(await outcome(format, bytes.subarray(0, length))).toMatch(/^read$|^[A-Z].*\.$/s)
  })

  test('with any four bytes turned into a huge number does no more work than the file is long', async () => {
    for (let at = 0; at < Math.min(bytes.length, 1500); at += 1) {
      for (const lie of [0xff, 0x7f]) {
        const damaged = bytes.slice()
        damaged.fill(lie, at, at + 4)
        let given = 0
        const memory = bytesInMemory(damaged)
        const counted = {
          size: memory.size,
          async read(from: number, to: number) {
            const piece = await memory.read(from, to)
            given += piece.length + 1
            return piece
          },
        }
        await format.read(counted).catch((error: unknown) => expect(isAppError(error)).toBe(true))
        expect(given).toBeLessThan(bytes.length * 8 + 40_000)
      }
    }
  })

  test('survives random damage', async () => {
    const damage = fc.record({
      at: fc.nat(bytes.length),
      put: fc.uint8Array({ maxLength: 6 }),
      cut: fc.nat(6),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 5 }), async (damages) => {
        let damaged: Uint8Array = bytes
        for (const { at, put, cut } of damages)
          damaged = bytesOf(damaged.subarray(0, at), put, damaged.subarray(at + cut))
        await outcome(format, damaged)
      }),
      { ...seeded, numRuns: 120 },
    )
  })
})

describe.each(mediaFormats.map((format) => [format.id, format] as const))('%s', (_id, format) => {
  test('refuses random bytes in a sentence, also behind its own first ones', async () => {
    const starts = (mediaSamples[format.id] ?? []).map(({ bytes }) => bytes.subarray(0, 12))
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(...starts),
        async (noise, start) => {
          await outcome(format, noise)
          await outcome(format, bytesOf(start, noise))
        },
      ),
      { ...seeded, numRuns: 120 },
    )
  })
})

/** Titles and times that have broken somebody's file, hidden ones first, the last after the end. */
const odd: readonly ChapterEntry[] = [
  { startTime: millis(0), title: 'Hidden first', hidden: true },
  { startTime: millis(0), title: 'Start' },
  { startTime: millis(5500), title: '& < > " \' \\ = ; #', url: 'https://pod.example/a?b=1&c=%20+x' },
  { startTime: millis(59_999), title: 'two\nlines\tand a tab' },
  { startTime: millis(90_500), title: '🎙️ שלום مرحبا' },
  {
    startTime: millis(3_600_999),
    title: `${'Ж'.repeat(149)}ab`,
    image: 'data:image/png;base64,iVBORw0KGgo=',
  },
  { startTime: millis(36_000_000), title: 'After the end' },
]

/** A chapter with its addresses in one spelling; ends are compared by what they say. */
function comparable({ endTime: _end, url, image, ...chapter }: ChapterEntry): unknown {
  const spelt = (address: string | undefined): string | undefined => address && new URL(address).href
  return { ...chapter, url: spelt(url), image: spelt(image) }
}
