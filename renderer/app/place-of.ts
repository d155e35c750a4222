import type { Patch } from '../../core/editing/edit.ts'
import type { Episode } from '../../core/episode/schema.ts'
import type { Section } from './routes.ts'

/** Where in an episode something is: a section, and the thing inside it where it can be named. */
export interface Place {
  readonly section: Section
  readonly at?: string
}

/** Where patches changed an episode, for leading a person there. `episode` is as it is after them. */
export function placeOf(patches: readonly Patch[], episode: Episode): Place | undefined {
  for (const { path } of patches) {
    const place = placeOfPath(path, episode)
    if (place) return place
  }
  return undefined
}

function placeOfPath(path: readonly (string | number)[], episode: Episode): Place | undefined {
  const [field, second, third] = path
  switch (field) {
    case 'chapters':
      return at('chapters', itemAt(episode.chapters, second)?.id)
    case 'transcript':
      return at('transcript', itemAt(episode.transcript?.segments ?? [], third)?.id)
    case 'corrections':
      return undefined
    case 'answers':
      return { section: 'transcript' }
    case 'people':
      return at('people', itemAt(episode.people, second)?.id)
    case 'links':
      return at('people', itemAt(episode.links, second)?.id)
    case 'showNotes':
      return { section: 'notes' }
    case 'revision':
    case 'updatedAt':
    case undefined:
      return undefined
    default:
      return { section: 'publish' }
  }
}

function itemAt<T>(items: readonly T[], index: string | number | undefined): T | undefined {
  return typeof index === 'number' ? items[index] : undefined
}

function at(section: Section, id: string | undefined): Place {
  return id === undefined ? { section } : { section, at: id }
}
