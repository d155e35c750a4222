import type { Handlers } from '../../../core/contract/serve.ts'
import { AppError } from '../../../core/errors.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { restoreBackup } from '../restore-backup.ts'
import type { Rooms } from '../rooms.ts'

type EpisodeCalls = Pick<
  Handlers,
  | 'episode.open'
  | 'episode.applyEdits'
  | 'episode.undo'
  | 'episode.redo'
  | 'episode.save'
  | 'episode.remove'
  | 'episode.restore'
  | 'episode.backups'
  | 'episode.restoreBackup'
  | 'episode.originalTranscript'
>

/** A client that has just opened an episode is given this long, in milliseconds, to listen. */
const beforeNotice = 50

/** One episode at a time. */
export function episodeHandlers(rooms: Rooms): EpisodeCalls {
  const { episodes, library } = rooms
  return {
    async 'episode.open'({ episodeId }) {
      const { session } = await episodes.getFresh(episodeId)
      const message = episodes.takeNotice(episodeId)
      if (message !== undefined) {
        const payload = { episodeId, message }
        rooms.disk.clock.after(beforeNotice, () => rooms.announce({ name: 'episode.replaced', payload }))
      }
      return session.snapshot()
    },
    async 'episode.applyEdits'({ episodeId, baseRevision, edits, mergeKey, label }) {
      const { session } = await episodes.toWrite(episodeId)
      return session.applyEdits(baseRevision, edits, {
        ...(mergeKey !== undefined && { mergeKey }),
        ...(label !== undefined && { label }),
      })
    },
    async 'episode.undo'({ episodeId, baseRevision }) {
      return (await episodes.toWrite(episodeId)).session.undo(baseRevision)
    },
    async 'episode.redo'({ episodeId, baseRevision }) {
      return (await episodes.toWrite(episodeId)).session.redo(baseRevision)
    },
    async 'episode.save'({ episodeId }) {
      const { saver, session } = await episodes.get(episodeId)
      return saver ? saver.save() : session.snapshot().save
    },
    async 'episode.remove'({ episodeId }) {
      await library.access.requireWriting()
      await letGo(rooms, episodeId)
      await library.remove(episodeId)
      rooms.announce({ name: 'library.changed', payload: {} })
      return {}
    },
    async 'episode.restore'({ episodeId }) {
      await library.access.requireWriting()
      await library.restore(episodeId)
      rooms.announce({ name: 'library.changed', payload: {} })
      return { episodeId }
    },
    async 'episode.backups'({ episodeId }) {
      const backups = await library.backups(episodeId).list()
      return backups.map(({ name, at, revision, bytes }) => ({ name, at, revision, bytes }))
    },
    async 'episode.restoreBackup'({ episodeId, name }) {
      await restoreBackup(rooms, episodeId, name)
      return { episodeId }
    },
    async 'episode.originalTranscript'({ episodeId }) {
      const { episode } = (await episodes.get(episodeId)).session.snapshot()
      const transcript = await library.originals(episodeId).transcript(episode.transcript)
      return transcript ? { transcript } : {}
    },
  }
}

/** What is not in the file must not go to the trash with it unsaid. */
async function letGo({ episodes }: Rooms, episodeId: EpisodeId): Promise<void> {
  const unsaved = await episodes.close(episodeId)
  if (!unsaved) return
  throw new AppError(
    'save-failed',
    `This episode was not removed, because its last changes could not be saved first. ${unsaved.message}`,
  )
}
