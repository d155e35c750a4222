import { Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { useClient } from '../../state/client.ts'
import { useCommand } from '../../state/commands.ts'
import { tellError } from '../../state/errors.ts'
import { chordOf } from '../../state/keymap.ts'
import { dismissToast, showToast } from '../../state/toasts.ts'
import { libraryText } from '../../text/library.ts'

/** Deletes an episode into the trash at once; a toast, or ⌘Z in the library, brings it back. */
export function useEpisodeRemoval(): (episode: EpisodeSummary) => void {
  const client = useClient()
  const [removed, setRemoved] = useState<readonly EpisodeSummary[]>([])
  const toasts = useRef(new Map<string, number>())

  const restore = async (episode: EpisodeSummary) => {
    const toast = toasts.current.get(episode.id)
    if (toast !== undefined) dismissToast(toast)
    try {
      await client.call('episode.restore', { episodeId: episode.id })
      setRemoved((now) => now.filter((other) => other.id !== episode.id))
      showToast({ title: libraryText.restored(episode.title || libraryText.untitled) })
    } catch (error) {
      tellError(error)
    }
  }
  const remove = async (episode: EpisodeSummary) => {
    try {
      await client.call('episode.remove', { episodeId: episode.id })
    } catch (error) {
      return tellError(error)
    }
    setRemoved((now) => [...now, episode])
    const toast = showToast({
      title: libraryText.removed(episode.title || libraryText.untitled),
      detail: libraryText.removedDetail,
      icon: Trash2,
      action: {
        label: libraryText.undo,
        shortcut: chordOf('history.undo'),
        onPress: () => void restore(episode),
      },
    })
    toasts.current.set(episode.id, toast)
  }
  const last = removed.at(-1)
  useCommand('history.undo', () => last && void restore(last), last !== undefined)
  return (episode) => void remove(episode)
}
