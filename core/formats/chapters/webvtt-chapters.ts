import { formatTimestamp, type Millis, millis } from '../../time.ts'
import type { ChapterEntry, ChapterFormat, ChapterList, Parsed, ParseWarning } from '../format.ts'
import { chapterLikelihood, chapterSignature } from '../syntax/chapter-cues.ts'
import { type FoundChapter, listedChapters, orderChapters, warn } from '../syntax/chapter-list.ts'
import { withEnds, withoutImpliedEnds } from '../syntax/implied-ends.ts'
import { counted, foldSpace } from '../syntax/lines.ts'
import { readWebVtt, type WebVttBlock } from '../syntax/webvtt-blocks.ts'
import { escapeCueText, readCueText } from '../syntax/webvtt-cue-text.ts'
import { readMendedWebVtt } from '../syntax/webvtt-repair.ts'

/**
 * Chapters for the web's `<track kind="chapters">`. Its cues must not overlap in part, so an end after the
 * next start is cut there, and a chapter without any length gets a millisecond. The last chapter of an
 * episode of unknown length is given an hour, so that players show it, and a note that says so.
 */
export const webvttChapters: ChapterFormat = {
  kind: 'chapters',
  id: 'webvtt-chapters',
  label: 'WebVTT chapters',
  extensions: ['vtt'],
  mime: 'text/vtt',
  specification: 'https://www.w3.org/TR/webvtt1/#introduction-chapters',
  carries: new Set(['startTime', 'endTime', 'title']),
  detect(head) {
    const file = readWebVtt(head)
    return file ? chapterLikelihood(file) : 0
  },
  kept: (list) => ({
    ...list,
    chapters: list.chapters.map((chapter, at) => {
      const { endTime: _, ...open } = chapter
      return isSayableEnd(chapter, list.chapters[at + 1]) ? chapter : open
    }),
  }),
  losses: (list) => {
    const listed = listedChapters(list)
    const count = listed.filter((chapter, at) => !isSayableEnd(chapter, listed[at + 1])).length
    const ends = `${counted(count, 'chapter end time')} ${count === 1 ? 'is' : 'are'} left out`
    const message = `${ends}: here a chapter lasts at least two milliseconds and ends before the next begins.`
    return count === 0 ? [] : [{ field: 'endTime', count, message }]
  },
  parse,
  serialise,
}

/** Cues that overlap in part are against the standard, and one of a millisecond stands for a chapter of none. */
function isSayableEnd({ startTime, endTime }: ChapterEntry, next: ChapterEntry | undefined): boolean {
  if (endTime === undefined) return true
  return endTime !== startTime + 1 && endTime <= (next?.startTime ?? endTime)
}

function parse(text: string): Parsed<ChapterList> {
  const { file, warnings } = readMendedWebVtt(text, { one: 'chapter', code: 'no-chapters' })
  const found = file.cues.map(
    (block): FoundChapter => ({ entry: readBlock(block, warnings), line: block.line }),
  )
  const title = /^[-–—:]?\s*(.*)$/.exec(file.headline)?.[1] ?? ''
  const about = title === '' || /^chapters?$/i.test(title) ? {} : { title: foldSpace(title) }
  const parsed = withoutImpliedEnds(orderChapters(found, about, warnings))
  return file.notes.includes(openEndNote) ? withoutLastEnd(parsed) : parsed
}

/** Said of a last chapter whose end is made up; read back as an open end. */
const openEndNote = 'The end of the last chapter is not known.'
const openLength = 3_600_000

function withoutLastEnd({ value, warnings }: Parsed<ChapterList>): Parsed<ChapterList> {
  const last = value.chapters.length - 1
  const chapters = value.chapters.map(({ endTime, ...open }, at) =>
    at === last || endTime === undefined ? open : { ...open, endTime },
  )
  return { value: { ...value, chapters }, warnings }
}

function readBlock({ start, end, payload, line }: WebVttBlock, warnings: ParseWarning[]): ChapterEntry {
  const title = foldSpace(
    readCueText(payload)
      .map((run) => run.text)
      .join(''),
  )
  if (title === '') warnings.push(warn('no-title', 'This chapter has no title.', line))
  if (end < start)
    warnings.push(warn('bad-end-time', 'This chapter ends before it starts; its end was left out.', line))
  return { startTime: start, ...(end - start > 1 ? { endTime: end } : {}), title }
}

function serialise(list: ChapterList): string {
  const listed = listedChapters(list)
  const chapters = withEnds(listed, list.duration)
  const cues = chapters.map(({ startTime, endTime, title }, at) => {
    const open = at === chapters.length - 1 && isOpen(listed[at], list.duration)
    const next = chapters[at + 1]?.startTime ?? endTime
    const end = open ? startTime + openLength : Math.max(startTime + 1, Math.min(endTime, next))
    const words = escapeCueText(title)
    const times = `${formatTimestamp(startTime)} --> ${formatTimestamp(millis(end))}`
    return `${open ? `\nNOTE ${openEndNote}\n` : ''}\n${times}\n${words === '' ? '' : `${words}\n`}`
  })
  return `${chapterSignature}\n${cues.join('')}`
}

/** Neither the chapter nor the episode says where the last one ends. */
function isOpen(last: ChapterEntry | undefined, duration: Millis | undefined): boolean {
  return last !== undefined && last.endTime === undefined && (duration ?? 0) <= last.startTime
}
