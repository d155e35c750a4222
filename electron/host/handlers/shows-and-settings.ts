import type { Handlers } from '../../../core/contract/serve.ts'
import { AppError } from '../../../core/errors.ts'
import type { ShowId } from '../../../core/ids.ts'
import { findInShow, requireShow } from '../find/find-in-show.ts'
import type { Looker } from '../find/looker.ts'
import type { Rooms } from '../rooms.ts'
import { saveShow } from '../save-show.ts'

type Calls = Pick<
  Handlers,
  | 'show.get'
  | 'show.list'
  | 'show.save'
  | 'show.findText'
  | 'show.sharedTerms'
  | 'settings.get'
  | 'settings.set'
>

/** Shows of the library, and the settings of this person. */
export function showAndSettingsHandlers(rooms: Rooms, looker: Looker): Calls {
  const { shows, library, settings } = rooms
  const savedOnce = new Set<string>()
  return {
    async 'show.get'({ showId }) {
      const show = await shows.read(showId)
      if (show) return show
      throw new AppError('not-found', `There is no show "${showId}" in this library.`)
    },
    async 'show.list'() {
      const counts = new Map<ShowId, number>()
      for (const row of (await library.catalogue.known()).values()) {
        const id = 'summary' in row ? row.summary.showId : undefined
        if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
      }
      return (await shows.list()).map(({ id, title }) => ({
        showId: id,
        title,
        episodes: counts.get(id) ?? 0,
      }))
    },
    async 'show.sharedTerms'({ besides }) {
      const others = (await shows.list()).filter(({ id }) => id !== besides)
      return others.flatMap(({ vocabulary }) => vocabulary.filter(({ scope }) => scope === 'all'))
    },
    'show.save': ({ show, ...how }) => saveShow(rooms, show, how, savedOnce),
    async 'show.findText'(input) {
      await requireShow(rooms, input.showId)
      return findInShow(rooms, looker, input)
    },
    'settings.get': () => settings.read(),
    async 'settings.set'(change) {
      const changed = await settings.change(change)
      rooms.announce({ name: 'settings.changed', payload: {} })
      return changed
    },
  }
}
