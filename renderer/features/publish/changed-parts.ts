import type { CheckPlace } from '../../../core/contract/publish-shapes.ts'
import type { Episode } from '../../../core/episode/schema.ts'

type Part = CheckPlace['section']

const parts: readonly (readonly [Part, (episode: Episode) => readonly unknown[]])[] = [
  [
    'details',
    (episode) => [
      episode.title,
      episode.subtitle,
      episode.summary,
      episode.season,
      episode.number,
      episode.type,
      episode.guid,
      episode.link,
      episode.image,
      episode.language,
      episode.explicit,
      episode.publishedAt,
      episode.enclosure,
      episode.show,
      episode.soundbites,
    ],
  ],
  ['transcript', ({ transcript }) => [transcript]],
  ['chapters', ({ chapters }) => [chapters]],
  ['people', ({ people }) => [people]],
  ['links', ({ links }) => [links]],
  ['notes', ({ showNotes }) => [showNotes]],
]

/**
 * The parts in which two states of one episode differ. Patches leave what they do not touch the same
 * object, so identity tells, and comparing costs nothing.
 */
export function changedParts(before: Episode, after: Episode): readonly Part[] {
  return parts.flatMap(([part, valuesOf]) => {
    const now = valuesOf(after)
    return valuesOf(before).some((value, index) => value !== now[index]) ? [part] : []
  })
}
