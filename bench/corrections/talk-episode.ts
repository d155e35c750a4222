import { newEpisode } from '../../core/episode/new-episode.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { EpisodeId, PersonId, SegmentId, ShowId } from '../../core/ids.ts'
import { newShow } from '../../core/show/new-show.ts'
import type { Show } from '../../core/show/schema.ts'
import { millis } from '../../core/time.ts'

const wordLength = 300
const showId = ShowId.parse('sh-talk')

/** An episode whose turns are these lines, its words timed, spoken by two in turn. */
export function talkEpisode(lines: readonly string[]): Episode {
  let at = 0
  const segments = lines.map((line, nth) => ({
    id: SegmentId.parse(`sg-${nth}`),
    speaker: PersonId.parse(nth % 2 === 0 ? 'p-1' : 'p-2'),
    words: line.split(' ').map((text) => {
      at += 1
      return { text, start: millis(at * wordLength), end: millis(at * wordLength + 250) }
    }),
  }))
  return {
    ...newEpisode({
      id: EpisodeId.parse('ep-talk'),
      now: '2026-01-01T00:00:00.000Z',
      showTitle: 'Talks',
      title: 'A long talk',
      template: '# {{title}}',
    }),
    show: { id: showId, title: 'Talks' },
    people: [
      { id: PersonId.parse('p-1'), name: 'Ada Quist', role: 'host', group: 'cast' },
      { id: PersonId.parse('p-2'), name: 'Bo Lund', role: 'guest', group: 'cast' },
    ],
    transcript: { segments },
  }
}

/** A show with these terms in its glossary. */
export function talkShow(terms: readonly string[]): Show {
  return {
    ...newShow({ id: showId, title: 'Talks' }),
    vocabulary: terms.map((spelling) => ({
      spelling,
      kind: 'other',
      saidAs: [],
      heardAs: [],
      matchCapitals: true,
      scope: 'show',
    })),
  }
}
