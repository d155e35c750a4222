import type { EpisodeId } from '../ids.ts'
import { currentSchemaVersion, type Episode } from './schema.ts'

/** What a new episode must be told. */
export interface NewEpisode {
  readonly id: EpisodeId
  /** The instant of its making, ISO 8601 in UTC. */
  readonly now: string
  readonly showTitle: string
  readonly title: string
  /** BCP 47; `en` unless given. */
  readonly language?: string
  /** Mustache template of its show notes. */
  readonly template?: string
}

/** An episode with nothing in it but its names. */
export function newEpisode({
  id,
  now,
  showTitle,
  title,
  language = 'en',
  template = '',
}: NewEpisode): Episode {
  return {
    schemaVersion: currentSchemaVersion,
    id,
    revision: 0,
    createdAt: now,
    updatedAt: now,
    show: { title: showTitle },
    title,
    summary: '',
    type: 'full',
    language,
    people: [],
    chapters: [],
    corrections: [],
    soundbites: [],
    showNotes: { source: 'template', template, text: '' },
    links: [],
    provenance: {},
  }
}
