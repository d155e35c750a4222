import type { Chapter, MediaItem } from '@mtillmann/chapters'
import { expect, test } from 'vitest'
import type { ChapterList } from '../../core/formats/format.ts'
import { formatById } from '../../core/formats/registry.ts'
import { millis } from '../../core/time.ts'

/** Titles that have broken somebody's file; times in whole seconds, which all of these formats can say. */
const odd: ChapterList = {
  title: 'Ep = 4; #1',
  duration: millis(20_000),
  chapters: [
    { startTime: millis(0), title: 'Q & A: <why>' },
    { startTime: millis(2000), title: "Ann's = ; # \\ [x]" },
    { startTime: millis(7000), title: 'שלום Лампа 🔔' },
    { startTime: millis(12_000), title: 'Ж'.repeat(150) },
  ],
}

type Found = readonly (readonly [start: number, title: string])[]
const asWritten: Found = odd.chapters.map(({ startTime, title }) => [startTime, title])

/** What the library finds in our file, or its complaint. */
async function foundIn(id: string, className: string): Promise<Found | string> {
  const library = (await import('@mtillmann/chapters')) as unknown as Record<string, new () => MediaItem>
  const Format = library[className]
  const format = formatById(id)
  if (!Format || format?.kind !== 'chapters') throw new Error(`There is no ${className} or no ${id}.`)
  try {
    const { chapters } = new Format().from(format.serialise?.(odd) ?? '')
    return chapters.map(({ startTime, title }: Chapter) => [Math.round(startTime * 1000), title ?? ''])
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test.each([
  ['podcast-chapters-json', 'ChaptersJson'],
  ['youtube-timestamps', 'Youtube'],
  ['mkvmerge-simple', 'MKVMergeSimple'],
  ['podlove-json', 'PodloveJson'],
  ['podigee-json', 'Podigee'],
  ['apple-hls-json', 'AppleHLS'],
  ['quicktime-chapter-xml', 'AppleChapters'],
  ['spotify-timestamps', 'SpotifyA'],
  ['transistor-timestamps', 'TransistorFM'],
  ['podcastpage-timestamps', 'PodcastPage'],
])('@mtillmann/chapters finds every chapter of our %s', async (id, className) => {
  expect(await foundIn(id, className)).toEqual(asWritten)
})

/** With one title in another spelling, as the library reads it. */
const but = (which: number, title: string): Found =>
  asWritten.map((chapter, at) => (at === which ? [chapter[0], title] : chapter))

// Seen with @mtillmann/chapters 0.2.2. The specifications these files follow are named by each format, and other
// independent readers take them where there are any.
test.each([
  ['ffmetadata', 'FFMetadata', 'ends a title at an escaped sign', but(1, "Ann's ")],
  ['mp4chaps', 'MP4Chaps', 'takes any words in angle brackets for a link', but(0, 'Q & A:')],
  ['podlove-simple-chapters', 'PodloveSimpleChapters', 'reads chapters inside of a feed only', /channel/],
  [
    'matroska-xml',
    'MatroskaXML',
    'knows titles by the name ChapString, which mkvmerge does not write',
    /xml declaration/,
  ],
  [
    'vorbis-comment',
    'VorbisComment',
    'asks for a first number of 001, where ffmpeg begins with 000',
    /CHAPTER001/,
  ],
  ['webvtt-chapters', 'WebVTT', 'asks for a number above each cue, which WebVTT leaves free', /undefined/],
  ['audible-json', 'Audible', 'asks for the licence around the chapters', /content_license/],
  ['show-notes-timestamps', 'ShowNotes', 'knows no lists with bullets', /Invalid format/],
] as const)('our %s as %s: the library %s, a fault of that reader', async (id, className, _, outcome) => {
  const found = await foundIn(id, className)
  if (outcome instanceof RegExp) expect(found).toMatch(outcome)
  else expect(found).toEqual(outcome)
})
