import { FolderX } from 'lucide-react'
import { messageOf } from '../../state/errors.ts'
import { useLibrary } from '../../state/library.ts'
import { libraryText } from '../../text/library.ts'
import { shellText } from '../../text/shell.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PaneSplit } from '../../ui/PaneSplit.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EpisodeDetails } from './EpisodeDetails.tsx'
import { LibraryEmpty } from './LibraryEmpty.tsx'
import { LibraryList } from './LibraryList.tsx'
import { useLibraryView } from './use-library-view.ts'
import '../../styles/library.css'

/** The library: every episode, what is left to do in each, and the way to a new one. */
export function LibraryPage() {
  const library = useLibrary()
  const view = useLibraryView(library.phase === 'ready' ? library.listing.episodes : [])
  if (library.phase === 'loading') return <Skeleton label={libraryText.loading} rows={10} />
  if (library.phase === 'failed') {
    const again = <Button onPress={library.reload}>{shellText.tryAgain}</Button>
    return (
      <EmptyState failed isView icon={FolderX} title={shellText.libraryFailed} action={again}>
        {messageOf(library.error)}
      </EmptyState>
    )
  }
  const { listing } = library
  if (listing.episodes.length === 0 && listing.damaged.length === 0) return <LibraryEmpty />
  return (
    <PaneSplit
      view="library"
      defaultWidth={340}
      sideLabel={libraryText.details}
      edgeLabel={libraryText.detailsWidth}
      side={<EpisodeDetails episode={view.selected} isReadOnly={listing.readOnly} onRemove={view.remove} />}
    >
      <LibraryList view={view} damaged={listing.damaged} isReadOnly={listing.readOnly} />
    </PaneSplit>
  )
}
