import { Check, CircleAlert, HardDriveDownload } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SaveState } from '../../core/contract/episode-shapes.ts'
import { useClient } from '../state/client.ts'
import { useLibrary } from '../state/library.ts'
import { shellText } from '../text/shell.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Route } from './routes.ts'

/** What is still being saved while no episode is open. */
export function LibrarySaveStatus({ route }: { readonly route: Route }) {
  const states = useAllSaveStates()
  const library = useLibrary()
  if (route.screen === 'import')
    return (
      <span className="saved">
        <span>{route.into ? shellText.nothingAddedYet : shellText.nothingSavedYet}</span>
      </span>
    )
  if (states.includes('failed')) {
    return (
      <span className="saved err">
        <Icon of={CircleAlert} size="small" />
        <span>{shellText.notSaved}</span>
      </span>
    )
  }
  if (states.includes('saving')) {
    return (
      <span className="saved">
        <Icon of={HardDriveDownload} size="small" />
        <span>{shellText.saving}</span>
      </span>
    )
  }
  if (library.phase !== 'ready') return <span className="saved" />
  if (library.listing.episodes.length === 0)
    return (
      <span className="saved">
        <span>{shellText.libraryEmpty}</span>
      </span>
    )
  return (
    <span className="saved">
      <Icon of={Check} size="small" tone="ok" />
      <span>{shellText.allSaved}</span>
    </span>
  )
}

/** The save states of all episodes as announced while this window looks. */
function useAllSaveStates(): readonly SaveState['state'][] {
  const client = useClient()
  const [states, setStates] = useState<Readonly<Record<string, SaveState['state']>>>({})
  useEffect(
    () =>
      client.on('episode.saveState', ({ episodeId, save }) =>
        setStates((now) => ({ ...now, [episodeId]: save.state })),
      ),
    [client],
  )
  return Object.values(states)
}
