import { longestTime, millis } from '../../time.ts'
import type { ChapterEntry } from '../format.ts'
import { foldSpace } from '../syntax/lines.ts'
import { fromLatin1, fromUint32, joinBytes, latin1 } from './bytes.ts'
import { boxesIn, fromUint16, fromUint64, makeBox, makeFullBox } from './mp4-boxes.ts'
import { isChapterText, type Movie } from './mp4-movie.ts'
import { startDelay, textSamples } from './mp4-samples.ts'

/** No episode has more; a file that lies must not make a reader walk through millions. */
const mostSamples = 10_000
const longestSample = 70_000

/** The chapters of QuickTime's track of text, and whether the file has more of them than were read. */
export interface TextTrack {
  readonly chapters: readonly ChapterEntry[]
  /** Samples that lie outside the file or are too long to be titles. */
  readonly unread: number
  /** Chapters left out because they start later than Galley can keep. */
  readonly late: number
}

/** Reads the track of text another track names as its chapters; undefined where there is none. */
export async function readTextTrack(movie: Movie): Promise<TextTrack | undefined> {
  const track = movie.tracks.find((one) => isChapterText(movie, one))
  if (!track || track.timescale === 0) return undefined
  const delay = startDelay(movie, track)
  const chapters: ChapterEntry[] = []
  let [unread, late] = [0, 0]
  let time = 0
  for (const { from, to, duration } of textSamples(movie.bytes, track, mostSamples)) {
    const start = (time * 1000) / track.timescale + delay
    const isReadable = to <= movie.file.size && to - from <= longestSample
    if (start > longestTime) late += 1
    else if (!isReadable) unread += 1
    else chapters.push({ startTime: millis(start), ...readSample(await movie.file.read(from, to)) })
    time += duration
  }
  return { chapters, unread, late }
}

/** A length, the text, and boxes that say more of it; UTF-8 unless it begins with a mark of UTF-16. */
function readSample(bytes: Uint8Array): Pick<ChapterEntry, 'title' | 'url'> {
  const end = Math.min(2 + (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0), bytes.length)
  const text = bytes.subarray(2, end)
  const [first, second] = text
  const isWide = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)
  const label = !isWide ? 'utf-8' : first === 0xfe ? 'utf-16be' : 'utf-16le'
  const title = foldSpace(new TextDecoder(label).decode(text))
  const link = boxesIn(bytes, end, bytes.length).find((box) => box.type === 'href')
  const url = link && linkIn(bytes.subarray(link.body, link.to))
  return url ? { title, url } : { title }
}

/** 3GPP TS 26.245, §5.17.1.5: the characters the link is on, the length of the address, the address. */
function linkIn(body: Uint8Array): string | undefined {
  const address = latin1(body.subarray(5, 5 + (body[4] ?? 0)))
  return /^(?:https?|mailto):/i.test(address) ? address : undefined
}

const longestTitle = 0xffff

/** One sample: the title, and the box that says it is UTF-8. */
function makeSample(title: string): Uint8Array {
  const text = new TextEncoder().encode(title)
  return joinBytes([fromUint16(text.length), text, makeBox('encd', fromUint32(0x100))])
}

/** What a track of chapters is made of. */
export interface TextTrackPlan {
  readonly id: number
  readonly movieTimescale: number
  /** Titles and how long each is shown, in milliseconds; the first at 0. */
  readonly samples: readonly { readonly bytes: Uint8Array; readonly duration: number }[]
}

/**
 * The samples for some chapters, which must be in order and apart. Times are lengths here, so a first
 * chapter that begins later than the file has one without a title before it, which readers pass over.
 */
export function samplesFor(chapters: readonly ChapterEntry[], length: number): TextTrackPlan['samples'] {
  const [first] = chapters
  const all = first && first.startTime > 0 ? [{ startTime: 0, title: '' }, ...chapters] : chapters
  return all.map(({ startTime, title }, at) => {
    const end = all[at + 1]?.startTime ?? length
    return { bytes: makeSample(title), duration: Math.max(end - startTime, 1) }
  })
}

/** The longest title a sample holds, in bytes. */
export const longestSampleTitle = longestTitle

const mediaTimescale = 1000
/** The language is not said: three letters of five bits, `und`. */
const undetermined = 0x55c4

/**
 * The box of a track of chapters (QuickTime File Format, "Text Media"), switched off so that no player shows
 * it as subtitles. Each sample is a chunk of its own with a length of its own, as some readers expect.
 */
export function textTrackBox(
  { id, movieTimescale, samples }: TextTrackPlan,
  places: readonly number[],
): Uint8Array {
  const length = samples.reduce((sum, one) => sum + one.duration, 0)
  const movieLength = Math.round((length * movieTimescale) / mediaTimescale)
  return makeBox(
    'trak',
    trackHeader(id, movieLength),
    makeBox(
      'mdia',
      makeFullBox(
        'mdhd',
        ...timesOf(length, fromUint32(mediaTimescale)),
        fromUint16(undetermined),
        fromUint16(0),
      ),
      // Without a name, since MP4 and QuickTime write one in two ways: a byte of 0 is none in both.
      makeFullBox('hdlr', 0, 0, new Uint8Array(4), fromLatin1('text'), new Uint8Array(13)),
      makeBox('minf', textMediaHeader(), dataInformation(), sampleTable(samples, places)),
    ),
  )
}

const identity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]

function trackHeader(id: number, length: number): Uint8Array {
  const [version, , ...times] = timesOf(length, joinBytes([fromUint32(id), fromUint32(0)]))
  const looks = [new Uint8Array(16), ...identity.map(fromUint32), new Uint8Array(8)]
  return makeFullBox('tkhd', version, inMovie, ...times, ...looks)
}

/** Part of the movie, but not switched on. */
const inMovie = 2

/** A version that holds the length, no flags, the times of making, what stands between, and the length. */
function timesOf(
  length: number,
  between: Uint8Array,
): readonly [version: number, flags: number, ...content: readonly Uint8Array[]] {
  return length > 0xffffffff
    ? [1, 0, new Uint8Array(16), between, fromUint64(length)]
    : [0, 0, new Uint8Array(8), between, fromUint32(length)]
}

function textMediaHeader(): Uint8Array {
  const colours = [0x40, 0x8000, 0x8000, 0x8000, 0, 0].map(fromUint16)
  return makeBox('gmhd', makeFullBox('gmin', 0, 0, ...colours), makeBox('text', ...identity.map(fromUint32)))
}

function dataInformation(): Uint8Array {
  return makeBox('dinf', makeFullBox('dref', 0, 0, fromUint32(1), makeFullBox('url ', 0, 1)))
}

function sampleTable(samples: TextTrackPlan['samples'], places: readonly number[]): Uint8Array {
  const count = fromUint32(samples.length)
  const isWide = places.some((place) => place > 0xffffffff)
  return makeBox(
    'stbl',
    makeFullBox('stsd', 0, 0, fromUint32(1), textDescription()),
    makeFullBox(
      'stts',
      0,
      0,
      count,
      ...samples.flatMap(({ duration }) => [fromUint32(1), fromUint32(duration)]),
    ),
    makeFullBox('stsc', 0, 0, fromUint32(1), ...[1, 1, 1].map(fromUint32)),
    makeFullBox('stsz', 0, 0, fromUint32(0), count, ...samples.map(({ bytes }) => fromUint32(bytes.length))),
    makeFullBox(isWide ? 'co64' : 'stco', 0, 0, count, ...places.map(isWide ? fromUint64 : fromUint32)),
  )
}

/** The data reference, then how the text would look if it were shown: nothing set. */
function textDescription(): Uint8Array {
  return makeBox('text', new Uint8Array(6), fromUint16(1), new Uint8Array(44))
}
