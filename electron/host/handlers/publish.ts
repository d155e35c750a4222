import type { Handlers } from '../../../core/contract/serve.ts'
import { isAppError } from '../../../core/errors.ts'
import { describeMediaFormats } from '../../../core/formats/media-registry.ts'
import { describeFormats } from '../../../core/formats/registry.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { type RenderedNotes, renderNotes } from '../../../core/publish/notes/render-notes.ts'
import type { Rooms } from '../rooms.ts'
import { showOfEpisode } from '../show-of-episode.ts'

type Calls = Pick<Handlers, 'notes.render' | 'publish.check' | 'formats.list'>

const noNotes: RenderedNotes = {
  markdown: '',
  html: '',
  fullHtml: '',
  plain: '',
  htmlBytes: 0,
  plainCharacters: 0,
}

/** How many episodes' notes are remembered for while their template is broken. */
const keptNotes = 20

/** Looking at an episode as it would be published. */
export function publishHandlers(rooms: Rooms): Calls {
  const lastGood = new Map<EpisodeId, RenderedNotes>()
  return {
    async 'notes.render'({ episodeId }) {
      const { session } = await rooms.episodes.get(episodeId)
      const episode = session.episode()
      const show = await showOfEpisode(rooms, episode)
      try {
        const notes = renderNotes(episode, show)
        lastGood.delete(episodeId)
        lastGood.set(episodeId, notes)
        for (const id of [...lastGood.keys()].slice(0, -keptNotes)) lastGood.delete(id)
        return { revision: episode.revision, ...notes }
      } catch (error) {
        if (!isAppError(error, 'template-error')) throw error
        const line = error.details?.['line']
        const problem = { message: error.message, line: typeof line === 'number' ? line : 1 }
        return { revision: episode.revision, ...(lastGood.get(episodeId) ?? noNotes), problem }
      }
    },
    async 'publish.check'({ episodeId, for: destinations, openCorrections }) {
      const { session } = await rooms.episodes.get(episodeId)
      const episode = session.episode()
      const show = await showOfEpisode(rooms, episode)
      const findings = await rooms.publisher.work('check', episode, {
        ...(destinations && { for: destinations }),
        ...(show && { show }),
        ...(openCorrections !== undefined && { openCorrections }),
      })
      return [...findings]
    },
    'formats.list': () => [...describeFormats(), ...describeMediaFormats()],
  }
}
