import { formatClock, millis } from '../../time.ts'
import type { ChapterEntry, ChapterList, FormatLoss, Parsed, ParseWarning } from '../format.ts'
import type { ByteSource, MediaFormat } from '../media-format.ts'
import { listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { counted } from '../syntax/lines.ts'
import { piecesOf } from './bytes.ts'
import { newFile } from './mp4-layout.ts'
import {
  damaged,
  isChapterPicture,
  isChapterText,
  type Movie,
  movieLength,
  movieLikelihood,
  readMovie,
} from './mp4-movie.ts'
import {
  cutToBytes,
  isCutTitle,
  mostNeroChapters,
  type NeroList,
  neroTitle,
  readNeroList,
} from './mp4-nero.ts'
import { stretchesOf } from './mp4-samples.ts'
import { longestSampleTitle, readTextTrack, type TextTrack } from './mp4-text-track.ts'

/**
 * Chapters of MP4 files, which may have two lists: QuickTime's track of text, which Apple's programs read, and
 * Nero's list, which others do. Both are written and both are read.
 */
export const mp4: MediaFormat = {
  kind: 'media',
  id: 'mp4',
  label: 'MP4, M4A and M4B chapters',
  extensions: ['m4a', 'm4b', 'mp4', 'm4v', 'mov'],
  mime: 'audio/mp4',
  specification: 'https://developer.apple.com/documentation/quicktime-file-format',
  carries: new Set(['startTime', 'title']),
  detect: movieLikelihood,
  read,
  async *write(file, list) {
    yield* newFile(await readMovie(file), kept(list).chapters)
  },
  kept,
  losses,
  audio,
}

/** The samples of every track but the titles, in the order of each track. */
async function* audio(file: ByteSource): AsyncGenerator<Uint8Array> {
  const movie = await readMovie(file)
  for (const track of movie.tracks) {
    if (isChapterText(movie, track)) continue
    let length = 0
    for (const { from, to } of stretchesOf(movie.bytes, track)) {
      length += to - from
      // No track is longer than its file unless the same bytes are given again and again.
      if (to > file.size || length > file.size) throw damaged()
      yield* piecesOf(file, from, to)
    }
  }
}

/** Chapters are shown one after the other: of two that start together, the second starts one later. */
function kept(list: ChapterList): ChapterList {
  let earliest = 0
  const chapters = listedChapters(list).map(({ startTime, title }): ChapterEntry => {
    const start = millis(Math.max(startTime, earliest))
    earliest = start + 1
    return { startTime: start, title: cutToBytes(title, longestSampleTitle) }
  })
  return { chapters }
}

async function read(file: ByteSource): Promise<Parsed<ChapterList>> {
  const movie = await readMovie(file)
  const warnings: ParseWarning[] = []
  const nero = readNeroList(movie)
  const text = await readTextTrack(movie)
  sayDamage(movie, nero, text, warnings)
  const chapters = chooseList(nero?.chapters ?? [], text?.chapters ?? [], warnings)
  const duration = movieLength(movie)
  const about = duration === undefined ? {} : { duration }
  return orderChapters(
    chapters.map((entry) => ({ entry })),
    about,
    warnings,
  )
}

function sayDamage(
  movie: Movie,
  nero: NeroList | undefined,
  text: TextTrack | undefined,
  warnings: ParseWarning[],
): void {
  if (nero?.isCut)
    warnings.push(
      warn('chapters-cut-off', 'The list of chapters for older players ends before its last chapter.'),
    )
  if (text && text.unread > 0) {
    const message = `The titles of ${counted(text.unread, 'chapter')} are not in the file; they were left out.`
    warnings.push(warn('chapters-cut-off', message))
  }
  const late = Math.max(nero?.late ?? 0, text?.late ?? 0)
  if (late > 0) {
    const message = `${counted(late, 'chapter')} of the file ${late === 1 ? 'starts' : 'start'} later than 1,000 hours, the longest time Galley keeps, and ${late === 1 ? 'was' : 'were'} left out.`
    warnings.push(warn('no-start-time', message))
  }
  if (movie.tracks.some((track) => isChapterPicture(movie, track)))
    warnings.push(
      warn('chapter-pictures', 'The file shows pictures with its chapters; Galley keeps them as they are.'),
    )
}

/** Takes the track of text, as most players do, and says where the two lists do not agree. */
function chooseList(
  nero: readonly ChapterEntry[],
  track: readonly ChapterEntry[],
  warnings: ParseWarning[],
): readonly ChapterEntry[] {
  const text = withoutFiller(track, nero)
  if (text.length === 0) return nero
  if (nero.length === 0) return text
  const held =
    nero.length === mostNeroChapters && text.length > nero.length ? text.slice(0, nero.length) : text
  const differing = held.findIndex((one, at) => !isSame(one, nero[at]))
  if (held.length === nero.length && differing === -1) {
    sayShort(nero, text, warnings)
    return text
  }
  const [first, ...rest] = nero
  if (first && differing === 0 && held.length === nero.length && isLaterFirst(held, first, rest)) {
    const message = `Of the two lists of chapters in this file one begins at 0:00 and the other at ${formatClock(first.startTime)}; Galley took the other.`
    warnings.push(warn('lists-disagree', message))
    return text.map((one, at) => (at === 0 ? { ...one, startTime: first.startTime } : one))
  }
  const message = `The file has two lists of chapters that do not agree, of ${text.length} and of ${nero.length}. Galley took the first, which most players show.`
  warnings.push(warn('lists-disagree', message))
  return text
}

/** Before a first chapter that starts later, the track has a sample without a title. */
function withoutFiller(
  track: readonly ChapterEntry[],
  nero: readonly ChapterEntry[],
): readonly ChapterEntry[] {
  const [first, second] = track
  const isFiller = first?.startTime === 0 && first.title === '' && second !== undefined
  const isMeant = nero[0]?.startTime === 0 && nero[0].title === ''
  return isFiller && !isMeant ? track.slice(1) : track
}

/** Programs that write the first chapter of the track at 0 whatever its start know the start in the list. */
function isLaterFirst(
  held: readonly ChapterEntry[],
  first: ChapterEntry,
  rest: readonly ChapterEntry[],
): boolean {
  const [other, ...others] = held
  if (other?.startTime !== 0 || !isSameTitle(other, first)) return false
  return others.every((one, at) => isSame(one, rest[at]))
}

function isSame(one: ChapterEntry, other: ChapterEntry | undefined): boolean {
  return other !== undefined && Math.abs(one.startTime - other.startTime) <= 1 && isSameTitle(one, other)
}

function isSameTitle(one: ChapterEntry, other: ChapterEntry): boolean {
  return one.title === other.title || isCutTitle(other.title, one.title)
}

/** Nero's list holds fewer chapters and shorter titles; players that read only that show less. */
function sayShort(
  nero: readonly ChapterEntry[],
  text: readonly ChapterEntry[],
  warnings: ParseWarning[],
): void {
  const cut = nero.filter((one, at) => one.title !== text[at]?.title).length
  if (cut > 0) warnings.push(warn('short-titles', shortTitles(cut)))
  if (text.length > nero.length) warnings.push(warn('short-list', shortList(nero.length, text.length)))
}

function shortTitles(count: number): string {
  return `Players that read only the older list of chapters show ${counted(count, 'title')} cut short.`
}

function shortList(held: number, all: number): string {
  return `Players that read only the older list of chapters show the first ${held} of ${all}.`
}

/** What the older list cannot hold, and starts that cannot be the same. */
function losses(list: ChapterList): readonly FormatLoss[] {
  const { chapters } = kept(list)
  const asked = listedChapters(list)
  const cut = chapters.slice(0, mostNeroChapters).filter(({ title }) => neroTitle(title) !== title).length
  const over = chapters.length - mostNeroChapters
  const moved = chapters.filter(({ startTime }, at) => startTime !== asked[at]?.startTime).length
  const later = `${counted(moved, 'chapter')} ${moved === 1 ? 'starts' : 'start'} a little later, since no two can start together.`
  return [
    { field: 'title', count: cut, message: shortTitles(cut) },
    { field: 'limit', count: over, message: shortList(mostNeroChapters, chapters.length) },
    { field: 'startTime', count: moved, message: later },
  ].filter(({ count }) => count > 0)
}
