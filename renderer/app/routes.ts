import { useMemo, useSyncExternalStore } from 'react'
import { EpisodeId } from '../../core/ids.ts'
import { flushDrafts } from '../ui/pending-drafts.ts'

/** The five sections of an episode, in the order of the work. */
export const sections = ['transcript', 'chapters', 'people', 'notes', 'publish'] as const
/** One section of an episode. */
export type Section = (typeof sections)[number]

/** A place in Galley; the address after `#`. */
export type Route =
  | { readonly screen: 'library'; readonly show?: string; readonly only?: string }
  | { readonly screen: 'import'; readonly into?: EpisodeId }
  | {
      readonly screen: 'episode'
      readonly episodeId: EpisodeId
      readonly section: Section
      /** The id of a chapter, person, link or segment to go to inside the section. */
      readonly at?: string
    }
  | { readonly screen: 'settings' }

/** Reads an address; anything unknown is the library. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [screen, id, section] = path.split('/').map(decode)
  const parameters = new URLSearchParams(query)
  const value = (name: string) => parameters.get(name) ?? undefined
  if (screen === 'import') return { screen, ...withId('into', value('into')) }
  if (screen === 'settings') return { screen }
  const episodeId = EpisodeId.safeParse(id)
  if (screen === 'episode' && episodeId.success) {
    const at = value('at')
    return {
      screen,
      episodeId: episodeId.data,
      section: sections.find((one) => one === section) ?? 'transcript',
      ...(at && { at }),
    }
  }
  const show = value('show')
  const only = value('only')
  return { screen: 'library', ...(show && { show }), ...(only && { only }) }
}

/** The address of a place, for `href`. */
export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'library':
      return `#/${queryOf({ show: route.show, only: route.only })}`
    case 'import':
      return `#/import${queryOf({ into: route.into })}`
    case 'settings':
      return '#/settings'
    case 'episode':
      return `#/episode/${route.episodeId}/${route.section}${queryOf({ at: route.at })}`
  }
}

/** Goes to a place; text still waiting in a field is committed first. */
export function navigate(route: Route): void {
  void flushDrafts()
  window.location.hash = hrefOf(route)
}

/** The place shown now. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return useMemo(() => parseRoute(hash), [hash])
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) parameters.set(name, value)
  const query = parameters.toString()
  return query && `?${query}`
}

function withId(name: 'into', text: string | undefined): { into?: EpisodeId } {
  const id = EpisodeId.safeParse(text)
  return id.success ? { [name]: id.data } : {}
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
