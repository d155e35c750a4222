import { type Millis, timeFrom } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { formatError } from '../syntax/format-error.ts'
import { counted, excerpt, foldSpace, splitLines } from '../syntax/lines.ts'

/** A frame of a compact disc is a 75th of a second. */
const frame = 1000 / 75
const mostTracks = 99

/** Cue sheets: chapters as the tracks of one file. There is no way to write a double quotation mark. */
export const cue: ChapterFormat = {
  kind: 'chapters',
  id: 'cue',
  label: 'Cue sheet',
  extensions: ['cue'],
  mime: 'application/x-cue',
  specification: 'https://wiki.hydrogenaud.io/index.php?title=Cue_sheet',
  carries: new Set(['startTime', 'title']),
  precision: frame,
  limit: mostTracks,
  detect: (head) => {
    const track = /^[ \t]*TRACK[ \t]+\d{1,3}\s+[A-Z]/im.test(head)
    return track && /^[ \t]*(?:FILE|INDEX)\s/im.test(head) ? 1 : 0
  },
  kept: (list) => ({
    ...list,
    chapters: list.chapters.map((chapter) => ({ ...chapter, title: unquotable(chapter.title) })),
  }),
  losses: (list) => {
    const count = listedChapters(list)
      .slice(0, mostTracks)
      .filter(({ title }) => title.includes('"')).length
    const titles = `${counted(count, 'chapter title')} ${count === 1 ? 'has' : 'have'}`
    const message = `${titles} single quotation marks in place of double ones.`
    return count === 0 ? [] : [{ field: 'title', count, message }]
  },
  parse,
  serialise,
}

interface Track {
  readonly line: number
  readonly number: string
  readonly file: number
  title?: string
  performer?: string
  /** Times by their index; 00 is the pause before the track, 01 its start. */
  readonly indexes: Map<number, Millis>
}

interface Sheet {
  readonly files: string[]
  readonly tracks: Track[]
  /** Times of an INDEX that are none. */
  readonly unread: { readonly line: number; readonly text: string }[]
  title?: string
  performer?: string
}

function parse(text: string): Parsed<ChapterList> {
  const sheet = readSheet(text)
  const { files, tracks } = sheet
  if (tracks.length === 0) throw formatError('This is no cue sheet: it has no TRACK.')
  const warnings: ParseWarning[] = sheet.unread
    .slice(0, 100)
    .map(({ line, text: written }) =>
      warn(
        'bad-start-time',
        `“${excerpt(written)}” is no number and time of an INDEX and was left out.`,
        line,
      ),
    )
  const inFirst = tracks.filter((track) => track.file === tracks[0]?.file)
  const elsewhere = tracks[inFirst.length]
  if (elsewhere) {
    const count = counted(tracks.length - inFirst.length, 'track')
    const message = `Galley left out ${count} in further files: the sheet does not say where those begin.`
    warnings.push(warn('several-files', message, elsewhere.line))
  }
  const found = inFirst.flatMap((track): FoundChapter[] => {
    const entry = readTrack(track, sheet, warnings)
    return entry ? [{ entry, line: track.line }] : []
  })
  if (found.length === 0) throw formatError('No track of this cue sheet has an INDEX.', tracks[0]?.line)
  const [fileName] = files
  const about = {
    ...(sheet.title ? { title: sheet.title } : {}),
    ...(sheet.performer ? { author: sheet.performer } : {}),
    ...(fileName ? { fileName } : {}),
  }
  return orderChapters(found, about, warnings)
}

function readSheet(text: string): Sheet {
  const sheet: Sheet = { files: [], tracks: [], unread: [] }
  let track: Track | undefined
  for (const [at, line] of splitLines(text).entries()) {
    const [, command = '', rest = ''] = /^\s*([A-Za-z]{4,10})\s+(.*)$/.exec(line) ?? []
    const name = command.toUpperCase()
    if (name === 'FILE') sheet.files.push(unquoted(rest.replace(/\s+[A-Za-z0-9]{1,10}\s*$/, '')))
    else if (name === 'TRACK') {
      track = { line: at + 1, number: rest.slice(0, 3).trim(), file: sheet.files.length, indexes: new Map() }
      sheet.tracks.push(track)
    } else if (name === 'TITLE') (track ?? sheet).title ??= unquoted(rest)
    else if (name === 'PERFORMER') (track ?? sheet).performer ??= unquoted(rest)
    else if (name === 'INDEX' && track) {
      const [, number, minutes, seconds, frames] =
        /^(\d{1,3})\s+(\d{1,5}):(\d{1,2}):(\d{1,2})\b/.exec(rest) ?? []
      const whole = Number(minutes) * 60 + Number(seconds)
      const time = timeFrom(Math.ceil(((whole * 75 + Number(frames)) * 1000) / 75))
      if (number === undefined || time === undefined) {
        sheet.unread.push({ line: at + 1, text: rest })
        continue
      }
      track.indexes.set(Number(number), time)
    }
  }
  return sheet
}

/** What stands between the first and the last quotation mark; sheets have no way to escape one. */
function unquoted(text: string): string {
  const trimmed = text.trim()
  return foldSpace(trimmed.startsWith('"') ? trimmed.replace(/^"|"$/g, '') : trimmed)
}

function readTrack(track: Track, sheet: Sheet, warnings: ParseWarning[]): ChapterEntry | undefined {
  const { indexes, line, number, title = '', performer } = track
  // INDEX 00 is where the pause before a track begins: its start only when there is no other.
  const startTime = indexes.get(1) ?? indexes.get(0) ?? [...indexes.values()][0]
  if (startTime === undefined) {
    warnings.push(warn('no-start-time', `Track ${number} has no usable INDEX and was left out.`, line))
    return undefined
  }
  if (title === '') warnings.push(warn('no-title', `Track ${number} has no title.`, line))
  const guest = performer !== undefined && performer !== '' && performer !== sheet.performer
  return { startTime, title, ...(guest ? { extra: { performer } } : {}) }
}

function serialise(list: ChapterList): string {
  const { title, author, fileName = 'episode.mp3' } = list
  const tracks = listedChapters(list)
    .slice(0, mostTracks)
    .flatMap((chapter, at) => [
      `  TRACK ${String(at + 1).padStart(2, '0')} AUDIO`,
      ...(chapter.title === '' ? [] : [`    TITLE ${quoted(chapter.title)}`]),
      `    INDEX 01 ${formatFrames(chapter.startTime)}`,
    ])
  return [
    ...(author ? [`PERFORMER ${quoted(author)}`] : []),
    ...(title ? [`TITLE ${quoted(title)}`] : []),
    `FILE ${quoted(fileName)} ${fileType(fileName)}`,
    ...tracks,
    '',
  ].join('\n')
}

function quoted(text: string): string {
  return `"${unquotable(foldSpace(text))}"`
}

/** Sheets have no way to write a double quotation mark inside of two. */
function unquotable(text: string): string {
  return text.replaceAll('"', "'")
}

function fileType(name: string): string {
  return /\.wav$/i.test(name) ? 'WAVE' : /\.aiff?$/i.test(name) ? 'AIFF' : 'MP3'
}

/** Minutes may pass 59: a sheet has no hours. Cut to the frame, so that reading and writing again changes nothing. */
function formatFrames(time: Millis): string {
  const frames = Math.floor((time * 75) / 1000)
  return [frames / 4500, (frames / 75) % 60, frames % 75]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
}
