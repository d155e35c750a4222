import { newEpisode } from '../episode/new-episode.ts'
import type { Chapter, Episode, Person, Segment, Word } from '../episode/schema.ts'
import { splitWords } from '../episode/transcript.ts'
import { ChapterId, countingIds, EpisodeId, PersonId, SegmentId } from '../ids.ts'
import { fromSeconds, millis, parseTimestamp } from '../time.ts'

/** The instant at which every test episode is made. */
export const testNow = '2026-01-02T03:04:05.000Z'

/** How long a test word lasts, in milliseconds; word n starts at n times this. */
export const wordLength = 500

/**
 * A small readable episode. Each line is a turn, `Name: words`, or a chapter, `# 1:30 Title`; a line
 * without a name has no speaker. Word n of the whole text starts at n × 500 ms unless `timed` is false.
 *
 * ```ts
 * episode('# 0:00 Start', 'Ada: say [helo wrld] again', 'Bo: yes')
 * ```
 * Square brackets mark a span; `markedSpan` finds it. They are not part of the text.
 */
export function episode(...lines: readonly string[]): Episode {
  return build(lines, true)
}

/** The same without any times in the transcript. */
export function untimedEpisode(...lines: readonly string[]): Episode {
  return build(lines, false)
}

/** The place marked with square brackets in the lines given to `episode`. */
export function markedSpan(...lines: readonly string[]): {
  segmentId: SegmentId
  from: number
  to: number
  before: string
} {
  let segment = 0
  for (const line of lines) {
    if (line.startsWith('#')) continue
    segment += 1
    const said = line.replace(/^[A-Z]\w*: /, '')
    const open = said.indexOf('[')
    if (open < 0) continue
    const before = said.slice(open + 1, said.indexOf(']'))
    const from = splitWords(said.slice(0, open)).length
    return { segmentId: SegmentId.parse(`sg-${segment}`), from, to: from + splitWords(before).length, before }
  }
  throw new Error('No place is marked with [brackets].')
}

function build(lines: readonly string[], timed: boolean): Episode {
  const newId = countingIds()
  const people = new Map<string, Person>()
  const chapters: Chapter[] = []
  const segments: Segment[] = []
  let count = 0
  for (const line of lines) {
    const heading = /^# ([\d:.]+) (.*)$/.exec(line)
    if (heading) {
      chapters.push({
        id: ChapterId.parse(newId('ch')),
        startTime: parseTimestamp(heading[1] ?? '') ?? fromSeconds(Number(heading[1])),
        title: heading[2] ?? '',
        inTableOfContents: true,
      })
      continue
    }
    const [, name, said = line] = /^([A-Z]\w*): (.*)$/.exec(line) ?? []
    const speaker = name === undefined ? undefined : personNamed(name, people, newId)
    const words = splitWords(said.replace(/[[\]]/g, '')).map((word): Word => {
      const start = count * wordLength
      count += 1
      return timed ? { ...word, start: millis(start), end: millis(start + wordLength) } : word
    })
    segments.push({ id: SegmentId.parse(newId('sg')), ...(speaker && { speaker: speaker.id }), words })
  }
  return {
    ...newEpisode({
      id: EpisodeId.parse('ep-1'),
      now: testNow,
      showTitle: 'Test show',
      title: 'Test episode',
    }),
    people: [...people.values()],
    chapters,
    transcript: { segments },
  }
}

function personNamed(name: string, people: Map<string, Person>, newId: (prefix: string) => string): Person {
  const known = people.get(name)
  if (known) return known
  const person: Person = { id: PersonId.parse(newId('p')), name, role: 'host', group: 'cast' }
  people.set(name, person)
  return person
}
