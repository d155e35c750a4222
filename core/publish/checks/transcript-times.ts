import type { CheckPlace } from '../../contract/publish-shapes.ts'
import type { Segment, Transcript } from '../../episode/schema.ts'
import { timingOf } from '../../episode/transcript.ts'
import { counted } from '../../formats/syntax/lines.ts'
import { formatTime } from '../../time.ts'
import { type Check, mostPlaces, type Problem } from './check.ts'

/** Turns may overlap this much, in milliseconds: people do talk over one another. */
const mostOverlap = 1_000

/** Captions need times that go forward. Galley writes them so in any case, but at other times than the words. */
export const transcriptTimes: Check = {
  id: 'transcript-times',
  destinations: ['apple', 'youtube', 'podcasting20', 'spotify', 'web'],
  passed: 'The times of the transcript go forward.',
  check({ transcript }) {
    if (!transcript?.segments.some(({ words }) => words.length > 0)) return undefined
    if (timingOf(transcript) === 'none') return [untimed]
    const { backwards, overlapping } = disorder(transcript)
    return [...misplaced(backwards), ...overlaps(overlapping)]
  },
}

const untimed: Problem = {
  level: 'warning',
  message: 'The transcript has no times.',
  cost: 'VTT and SRT captions are not written, unless you ask for estimated times.',
  where: [{ section: 'transcript', label: 'the transcript' }],
  fix: { label: 'Import a transcript with times', safe: false },
}

interface Disorder {
  readonly backwards: readonly CheckPlace[]
  readonly overlapping: readonly CheckPlace[]
}

/** Looks at every measured time once. */
function disorder(transcript: Transcript): Disorder {
  const backwards: CheckPlace[] = []
  const overlapping: CheckPlace[] = []
  let latestStart = 0
  let latestEnd = 0
  for (const segment of transcript.segments) {
    const start = segment.words.find((word) => word.start !== undefined)?.start
    if (start !== undefined && start >= latestStart && latestEnd - start > mostOverlap)
      overlapping.push(placeOf(segment, start))
    for (const word of segment.words) {
      if (word.start !== undefined) {
        if (word.start < latestStart && backwards.at(-1)?.id !== segment.id)
          backwards.push(placeOf(segment, word.start))
        latestStart = Math.max(latestStart, word.start)
      }
      latestEnd = Math.max(latestEnd, word.end ?? 0)
    }
  }
  return { backwards, overlapping }
}

function placeOf(segment: Segment, time: Parameters<typeof formatTime>[0]): CheckPlace {
  return { section: 'transcript', id: segment.id, label: `the turn at ${formatTime(time)}` }
}

function misplaced(places: readonly CheckPlace[]): Problem[] {
  if (places.length === 0) return []
  return [
    {
      level: 'warning',
      message: `The times run backwards in ${counted(places.length, 'turn')}.`,
      cost: 'Captions there are moved behind the ones before them and show late.',
      where: places.slice(0, mostPlaces),
      fix: { label: 'Correct the times', safe: false },
    },
  ]
}

function overlaps(places: readonly CheckPlace[]): Problem[] {
  if (places.length === 0) return []
  return [
    {
      level: 'warning',
      message: `${counted(places.length, 'turn')} begin${places.length === 1 ? 's' : ''} more than a second before the one before ${places.length === 1 ? 'it' : 'them'} ends.`,
      cost: 'Captions cannot overlap: the earlier one is cut short.',
      where: places.slice(0, mostPlaces),
      fix: { label: 'Correct the times', safe: false },
    },
  ]
}
