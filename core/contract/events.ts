import { z } from 'zod'
import { EpisodeId, ShowId } from '../ids.ts'
import { EditOutcome, SaveState } from './episode-shapes.ts'

/** What the host announces to every client: name → payload. */
export const events = {
  /** Episodes appeared, went or changed their row. */
  'library.changed': z.strictObject({}),
  /**
   * An edit, undo or redo was accepted, by this client or another. A step that changes very much comes
   * without its patches: who asked for it has them in the answer, anyone else opens the episode again.
   */
  'episode.changed': EditOutcome.extend({
    episodeId: EpisodeId,
    patches: EditOutcome.shape.patches.optional(),
  }),
  'episode.saveState': z.strictObject({ episodeId: EpisodeId, save: SaveState }),
  /** The file changed behind Galley's back and was combined; the view must open it again. */
  'episode.replaced': z.strictObject({ episodeId: EpisodeId, message: z.string() }),
  /** A show was saved, by this client or another; the message says what two of them changed differently. */
  'show.changed': z.strictObject({ showId: ShowId, message: z.string().optional() }),
  'settings.changed': z.strictObject({}),
} as const

/** The name of an event. */
export type EventName = keyof typeof events
/** What an event carries. */
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>
/** One event on its way to clients. */
export type HostEvent = {
  readonly [N in EventName]: { readonly name: N; readonly payload: EventPayload<N> }
}[EventName]
