import type { Client } from '../../core/contract/client.ts'
import type { EpisodeId } from '../../core/ids.ts'
import { createEpisodeView, type EpisodeView } from './episode-view.ts'

/** An episode that was opened ahead is let go when nobody has wanted it for so long, in milliseconds. */
const longestKept = 30_000

interface Ahead {
  readonly view: EpisodeView
  readonly timer: ReturnType<typeof setTimeout>
}

const ahead = new WeakMap<Client, Ahead>()

/**
 * Opens an episode that will likely be wanted next, one at a time: between choosing a row and opening it a
 * person needs longer than reading sixty thousand words does. The view follows the host from now on, so
 * it is never older than one that is opened later.
 */
export function openAhead(client: Client, episodeId: EpisodeId): void {
  if (ahead.get(client)?.view.episodeId === episodeId) return
  letGo(client)
  const view = createEpisodeView(client, episodeId)
  ahead.set(client, { view, timer: setTimeout(() => letGo(client), longestKept) })
}

/** The view of an episode: the one opened ahead where there is one, else it is opened now. */
export function openView(client: Client, episodeId: EpisodeId): EpisodeView {
  const kept = ahead.get(client)
  if (kept?.view.episodeId !== episodeId || kept.view.store.getState().phase === 'failed') {
    return createEpisodeView(client, episodeId)
  }
  clearTimeout(kept.timer)
  ahead.delete(client)
  return kept.view
}

function letGo(client: Client): void {
  const kept = ahead.get(client)
  clearTimeout(kept?.timer)
  kept?.view.close()
  ahead.delete(client)
}
