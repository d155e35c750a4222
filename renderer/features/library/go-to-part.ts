import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { navigate } from '../../app/routes.ts'
import type { libraryText } from '../../text/library.ts'

/** A part of an episode that can be opened from the library. */
export type Part = keyof typeof libraryText.openPart

/** The first part with something left; the publish section once nothing is. */
export function nextPart({ readiness }: EpisodeSummary): Part {
  const parts = ['transcript', 'chapters', 'people', 'notes'] as const
  return parts.find((part) => readiness[part] !== 'done') ?? 'files'
}

/** Goes to a part of an episode, and to one thing in it. */
export function goTo(episodeId: EpisodeSummary['id'], part: Part, at?: string): void {
  const section = part === 'files' ? 'publish' : part
  navigate({ screen: 'episode', episodeId, section, ...(at && { at }) })
}
