import { FileX } from 'lucide-react'
import type { DamagedEpisode } from '../../../core/contract/library-shapes.ts'
import { navigate } from '../../app/routes.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'
import { showToast } from '../../state/toasts.ts'
import { libraryText } from '../../text/library.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { editedWhen } from './edited-when.ts'

/** Files that could not be read: left untouched, named, and the last good copy offered. */
export function DamagedEpisodes({ damaged }: { readonly damaged: readonly DamagedEpisode[] }) {
  if (damaged.length === 0) return null
  return (
    <section className="damaged" aria-label={libraryText.damagedTitle(damaged.length)}>
      <p>
        <b className="semi">{libraryText.damagedTitle(damaged.length)}.</b> {libraryText.damagedSafe}
      </p>
      <ul>
        {damaged.map((episode) => (
          <DamagedLine key={episode.episodeId} episode={episode} />
        ))}
      </ul>
    </section>
  )
}

function DamagedLine({ episode }: { readonly episode: DamagedEpisode }) {
  const client = useClient()
  const { episodeId, backupFrom, message } = episode
  const openBackup = async () => {
    try {
      const [newest] = await client.call('episode.backups', { episodeId })
      if (!newest) return
      await client.call('episode.restoreBackup', { episodeId, name: newest.name })
      showToast({ title: libraryText.backupOpened })
      navigate({ screen: 'episode', episodeId, section: 'transcript' })
    } catch (error) {
      tellError(error)
    }
  }
  return (
    <li className="row">
      <Icon of={FileX} tone="err" />
      <span className="grow">
        <span className="med">{episodeId}</span> <span className="s2">{message}</span>
      </span>
      {backupFrom === undefined ? (
        <span className="s2 t2">{libraryText.noBackup}</span>
      ) : (
        <Button size="small" onPress={() => void openBackup()}>
          {libraryText.openCopy(editedWhen(backupFrom, new Date()))}
        </Button>
      )}
    </li>
  )
}
