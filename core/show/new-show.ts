import type { ShowId } from '../ids.ts'
import { currentShowVersion, type Show } from './schema.ts'

/** A show Galley has just met: a name and nothing remembered yet. */
export function newShow({
  id,
  title,
  language = 'en',
}: {
  id: ShowId
  title: string
  language?: string
}): Show {
  return {
    schemaVersion: currentShowVersion,
    id,
    title,
    language,
    people: [],
    vocabulary: [],
    memory: { accepted: [], refused: [] },
    replaceRules: [],
    templates: [],
    blockOnOpenCorrections: false,
  }
}
