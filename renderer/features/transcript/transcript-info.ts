import { headingsBefore, sortedByTime } from '../../../core/episode/chapters.ts'
import { displayName } from '../../../core/episode/people.ts'
import { personHues } from '../../../core/episode/person-hue.ts'
import type { Episode, Person, Segment } from '../../../core/episode/schema.ts'
import { segmentStart, timedSegments } from '../../../core/episode/transcript.ts'
import type { ChapterId, PersonId, SegmentId } from '../../../core/ids.ts'
import { formatClock, formatTime, type Millis } from '../../../core/time.ts'
import { transcriptText } from '../../text/transcript.ts'
import { speakerColour } from '../../ui/Avatar.tsx'
import type { PlaceInTime } from './editor/caret-time.ts'
import type { Heading, TranscriptInfo, Voice } from './editor/info.ts'

/** The people of an episode as voices: short names, and the colours they have on every screen. */
export function voicesOf(people: readonly Person[]): ReadonlyMap<PersonId, Voice> {
  const firstNames = new Map<string, number>()
  for (const { name } of people) {
    const first = firstName(name)
    firstNames.set(first, (firstNames.get(first) ?? 0) + 1)
  }
  const hues = personHues(people)
  let unnamed = 0
  return new Map(
    people.map((person): [PersonId, Voice] => {
      const isUnnamed = person.name === ''
      if (isUnnamed) unnamed += 1
      const name = isUnnamed && !person.label ? transcriptText.unnamed(unnamed) : displayName(person)
      const first = firstName(name)
      const short = !isUnnamed && firstNames.get(first) === 1 ? first : name
      return [person.id, { name, short, colour: speakerColour(hues.get(person.id) ?? 0), isUnnamed }]
    }),
  )
}

function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? ''
}

/** Chapter headings by the turn they stand before, numbered as the table numbers them. */
export function headingsOf(
  episode: Pick<Episode, 'chapters' | 'transcript'>,
): ReadonlyMap<SegmentId, readonly Heading[]> {
  const numbers = new Map<ChapterId, number>(
    sortedByTime(episode.chapters).map((chapter, index) => [chapter.id, index + 1]),
  )
  const headings = new Map<SegmentId, readonly Heading[]>()
  for (const [segmentId, chapters] of headingsBefore(episode)) {
    headings.set(
      segmentId,
      chapters.map(({ id, title, startTime, segmentId: tie }) => ({
        id,
        number: numbers.get(id) ?? 0,
        title,
        time: formatTime(startTime),
        isTied: tie !== undefined,
      })),
    )
  }
  return headings
}

/** What is taken for a time where none was measured. */
export interface Reckoning {
  /** Starts of the turns; empty where every turn's own was measured. */
  readonly starts: ReadonlyMap<SegmentId, Millis>
  /** Where the last turn ends; undefined where every turn's own start was measured. */
  readonly end: Millis | undefined
  /** Length of the episode, where it is known. */
  readonly duration: Millis | undefined
}

/** Reckons the times of turns whose own was not measured. Reads every word; not for every key. */
export function reckonTimes(episode: Pick<Episode, 'chapters' | 'transcript' | 'enclosure'>): Reckoning {
  const { transcript, chapters, enclosure } = episode
  const duration = enclosure?.duration
  if (!transcript || transcript.segments.every((segment) => segmentStart(segment) !== undefined))
    return { starts: new Map(), end: undefined, duration }
  const timed = timedSegments(transcript, { duration, chapters })
  return {
    starts: new Map(timed.map(({ segment, start }) => [segment.id, start])),
    end: timed.at(-1)?.end,
    duration,
  }
}

/** Everything around the words, from what is worked out once and what changes with every edit. */
export function infoOf(
  people: readonly Person[],
  headings: ReadonlyMap<SegmentId, readonly Heading[]>,
  { starts, end, duration }: Reckoning,
): TranscriptInfo {
  const startOf = (segment: Segment): PlaceInTime | undefined => {
    const measured = segmentStart(segment)
    if (measured !== undefined) return { time: measured, isEstimated: false }
    const reckoned = starts.get(segment.id)
    return reckoned === undefined ? undefined : { time: reckoned, isEstimated: true }
  }
  return {
    voices: voicesOf(people),
    headings,
    startOf,
    end,
    duration,
    timeOf: (segment) => {
      const start = startOf(segment)
      return start && clockOf(start)
    },
  }
}

/** A time as it is shown everywhere: what was not measured says so. */
export function clockOf({ time, isEstimated }: PlaceInTime): string {
  return isEstimated ? transcriptText.about(formatClock(time)) : formatClock(time)
}

/** Whether two lists of turns have the same turns starting at the same times, so that headings stay. */
export function sameStarts(a: readonly Segment[], b: readonly Segment[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  return a.every((segment, index) => {
    const other = b[index]
    return segment === other || (segment.id === other?.id && segmentStart(segment) === segmentStart(other))
  })
}

/** Whether a shown time says that it is reckoned, which needs more room. */
export function isAbout(clock: string): boolean {
  return !/^\d/u.test(clock) && clock !== ''
}
