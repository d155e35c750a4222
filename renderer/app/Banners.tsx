import { FolderX, Unplug } from 'lucide-react'
import { useStore } from 'zustand'
import { useConnection } from '../state/connection.ts'
import { useEpisodeView } from '../state/EpisodeProvider.tsx'
import type { EpisodeView } from '../state/episode-view.ts'
import { messageOf } from '../state/errors.ts'
import { useLibrary } from '../state/library.ts'
import { shellText } from '../text/shell.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import type { Route } from './routes.ts'

/** Conditions that last: the library missing, the library or the episode read-only. */
export function Banners({ route }: { readonly route: Route }) {
  const library = useLibrary()
  const view = useEpisodeView()
  const { isLost } = useConnection()
  return (
    <div>
      {isLost && (
        <Banner tone="err" icon={Unplug} title={shellText.lostTitle}>
          {shellText.lost}
        </Banner>
      )}
      {library.phase === 'failed' && !isLost && route.screen !== 'library' && (
        <Banner
          tone="err"
          icon={FolderX}
          title={shellText.libraryFailed}
          actions={
            <Button size="small" onPress={library.reload}>
              {shellText.tryAgain}
            </Button>
          }
        >
          {messageOf(library.error)}
        </Banner>
      )}
      {library.phase === 'ready' && library.listing.readOnly && (
        <Banner tone="warn" title={shellText.readOnly}>
          {library.listing.readOnlyReason}
        </Banner>
      )}
      {route.screen === 'episode' && view && library.phase === 'ready' && !library.listing.readOnly && (
        <EpisodeBanner view={view} />
      )}
    </div>
  )
}

function EpisodeBanner({ view }: { readonly view: EpisodeView }) {
  const isReadOnly = useStore(view.store, (state) => state.phase === 'open' && state.readOnly)
  if (!isReadOnly) return null
  return (
    <Banner tone="warn" title={shellText.readOnly}>
      {shellText.readOnlyEpisode}
    </Banner>
  )
}
