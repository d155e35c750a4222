import type { CheckPlace, Finding } from '../../../core/contract/publish-shapes.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import type { Route } from '../../app/routes.ts'

/** Where a check points, as a place in the app. Details stand in Publish, named by what the check calls them. */
export function routeOf(place: CheckPlace, episodeId: EpisodeId): Route {
  const at = place.id === undefined ? {} : { at: place.id }
  switch (place.section) {
    case 'details':
      return { screen: 'episode', episodeId, section: 'publish', at: `details:${place.id ?? place.label}` }
    case 'links':
    case 'people':
      return { screen: 'episode', episodeId, section: 'people', ...at }
    case 'transcript':
    case 'chapters':
    case 'notes':
      return { screen: 'episode', episodeId, section: place.section, ...at }
  }
}

/** The field of the details a route asks for; empty for the details as a whole, undefined for none. */
export function detailOf(at: string | undefined): string | undefined {
  if (at === undefined || !at.startsWith('details')) return undefined
  return at.replace(/^details:?/, '')
}

/** A key for one finding among those of the same check. */
export function findingKey(finding: Finding): string {
  return `${finding.id}/${finding.where[0]?.id ?? finding.where[0]?.label ?? ''}/${finding.message}`
}
