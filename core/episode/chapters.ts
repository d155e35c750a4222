import type { SegmentId } from '../ids.ts'
import { type Millis, millis } from '../time.ts'
import type { Chapter, Episode, Transcript } from './schema.ts'
import { timedSegments } from './transcript.ts'

/** Chapters in order of start; those of one start keep the order they had. */
export function sortedByTime<T extends { readonly startTime: Millis }>(chapters: readonly T[]): T[] {
  return [...chapters].sort((a, b) => a.startTime - b.startTime)
}

/**
 * Where a chapter ends: where it says, else where the next listed chapter begins, else with the
 * episode. Undefined for a last chapter of an episode of unknown length. `chapters` is in order.
 */
export function chapterEnd(
  chapters: readonly Pick<Chapter, 'startTime' | 'endTime' | 'inTableOfContents'>[],
  index: number,
  duration?: Millis,
): Millis | undefined {
  const chapter = chapters[index]
  if (!chapter || chapter.endTime !== undefined) return chapter?.endTime
  for (let next = index + 1; next < chapters.length; next += 1) {
    const other = chapters[next]
    if (other?.inTableOfContents && other.startTime > chapter.startTime) return other.startTime
  }
  return duration !== undefined && duration > chapter.startTime ? duration : undefined
}

/** The listed chapter that holds a time; undefined before the first. `chapters` is in order. */
export function chapterAt(chapters: readonly Chapter[], time: Millis): Chapter | undefined {
  let low = 0
  let high = chapters.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chapters[middle]?.startTime ?? 0) <= time) low = middle + 1
    else high = middle
  }
  for (let index = low - 1; index >= 0; index -= 1) {
    const chapter = chapters[index]
    if (chapter?.inTableOfContents) return chapter
  }
  return undefined
}

/**
 * Which chapter headings stand before which segment. A chapter tied to a segment stands there; any
 * other is placed by time, before the segment whose start is nearest to it, but only where the
 * transcript has measured times: in an untimed one no place is invented. Chapters of one place keep
 * their order; hidden chapters have no heading.
 */
export function headingsBefore(
  episode: Pick<Episode, 'chapters' | 'transcript'>,
): ReadonlyMap<SegmentId, readonly Chapter[]> {
  const headings = new Map<SegmentId, Chapter[]>()
  const { transcript } = episode
  if (!transcript || transcript.segments.length === 0) return headings
  const starts = isMeasured(transcript) ? startsOf(transcript, episode.chapters) : []
  const present = new Set(transcript.segments.map((segment) => segment.id))
  for (const chapter of sortedByTime(episode.chapters)) {
    if (!chapter.inTableOfContents) continue
    const tied =
      chapter.segmentId !== undefined && present.has(chapter.segmentId) ? chapter.segmentId : undefined
    const place = tied ?? nearestStart(starts, chapter.startTime)
    if (place === undefined) continue
    const here = headings.get(place)
    if (here) here.push(chapter)
    else headings.set(place, [chapter])
  }
  return headings
}

interface SegmentTime {
  readonly id: SegmentId
  readonly start: Millis
}

function isMeasured({ segments }: Transcript): boolean {
  return segments.some(({ words }) =>
    words.some(({ start, end }) => start !== undefined || end !== undefined),
  )
}

function startsOf(transcript: Transcript, chapters: readonly Chapter[]): readonly SegmentTime[] {
  const measured = measuredStarts(transcript)
  if (measured) return measured
  return timedSegments(transcript, { chapters }).map(({ segment, start }) => ({ id: segment.id, start }))
}

/**
 * What `timedSegments` says of starts where every one was measured, without working out the time of every
 * word: a start that lies before the end of what was said before is raised to it.
 */
function measuredStarts({ segments }: Transcript): readonly SegmentTime[] | undefined {
  const starts: SegmentTime[] = []
  let latest = 0
  for (const { id, words } of segments) {
    const start = words[0]?.start
    if (start === undefined) return undefined
    starts.push({ id, start: millis(Math.max(latest, start)) })
    for (const word of words) latest = Math.max(latest, word.start ?? 0, word.end ?? 0)
  }
  return starts
}

function nearestStart(starts: readonly SegmentTime[], time: Millis): SegmentId | undefined {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle]?.start ?? 0) < time) low = middle + 1
    else high = middle
  }
  const after = starts[low]
  const before = starts[low - 1]
  if (!after || !before) return (after ?? before)?.id
  return after.start - time <= time - before.start ? after.id : before.id
}
