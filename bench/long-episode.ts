import { newEpisode } from '../core/episode/new-episode.ts'
import type { Episode, Segment } from '../core/episode/schema.ts'
import { ChapterId, EpisodeId, PersonId, SegmentId } from '../core/ids.ts'
import { millis } from '../core/time.ts'

const vocabulary =
  'people talk about the sea and the wind while a small boat goes home with its red sail under a grey sky that will not last because spring is near'.split(
    ' ',
  )

/** An invented episode of any length: two speakers, turns of 67 words, every word timed, a chapter every ten minutes. */
export function longEpisode(words: number): Episode {
  const wordLength = 300
  const segments: Segment[] = []
  for (let first = 0; first < words; first += 67) {
    const index = segments.length
    segments.push({
      id: SegmentId.parse(`sg-${index}`),
      speaker: PersonId.parse(index % 2 === 0 ? 'p-1' : 'p-2'),
      words: Array.from({ length: Math.min(67, words - first) }, (_, i) => ({
        text: `${vocabulary[(first * 7 + i * 13) % vocabulary.length]}${i % 11 === 10 ? '.' : ''}`,
        start: millis((first + i) * wordLength),
        end: millis((first + i) * wordLength + 250),
      })),
    })
  }
  const length = words * wordLength
  const chapters = Array.from({ length: Math.max(3, Math.floor(length / 600_000)) }, (_, i) => ({
    id: ChapterId.parse(`ch-${i}`),
    startTime: millis(i * 600_000),
    title: `Part ${i + 1}`,
    inTableOfContents: true,
  })).filter((chapter) => chapter.startTime < length)
  return {
    ...newEpisode({
      id: EpisodeId.parse('ep-long'),
      now: '2026-01-01T00:00:00.000Z',
      showTitle: 'Bench',
      title: 'A long one',
      template: '# {{title}}\n\n{{#chapters}}\n{{start}} {{title}}\n{{/chapters}}',
    }),
    summary: 'An invented episode.',
    people: [
      { id: PersonId.parse('p-1'), name: 'Ada Quist', role: 'host', group: 'cast' },
      { id: PersonId.parse('p-2'), name: 'Bo Lund', role: 'guest', group: 'cast' },
    ],
    chapters,
    transcript: { segments },
  }
}
