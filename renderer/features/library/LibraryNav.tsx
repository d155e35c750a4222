import {
  CircleCheck,
  CircleDashed,
  Folder,
  History,
  Library,
  PackageCheck,
  PanelLeftOpen,
} from 'lucide-react'
import { hrefOf, type Route } from '../../app/routes.ts'
import { useLibrary } from '../../state/library.ts'
import { libraryText } from '../../text/library.ts'
import { shellText } from '../../text/shell.ts'
import { Cover } from '../../ui/Cover.tsx'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { countByStatus, type StatusFilter, showsOf } from './library-rows.ts'

interface LibraryNavProps {
  readonly route: Route
  readonly isRail: boolean
  readonly onExpand: () => void
}

interface NavEntry {
  readonly only: StatusFilter
  readonly label: string
  readonly icon: IconShape
}

const entries: readonly NavEntry[] = [
  { only: 'all', label: libraryText.all, icon: Library },
  { only: 'work', label: libraryText.needsWork, icon: CircleDashed },
  { only: 'ready', label: libraryText.ready, icon: CircleCheck },
  { only: 'changed', label: libraryText.changed, icon: History },
  { only: 'exported', label: libraryText.exported, icon: PackageCheck },
]

/** The library's left pane: episodes by where they stand, shows, and the folder on disk. */
export function LibraryNav({ route, isRail, onExpand }: LibraryNavProps) {
  const library = useLibrary()
  const episodes = library.phase === 'ready' ? library.listing.episodes : []
  const counts = countByStatus(episodes)
  const here = route.screen === 'library' ? route : undefined
  const hrefFor = (only: StatusFilter) =>
    hrefOf(only === 'all' ? { screen: 'library' } : { screen: 'library', only })
  const isHere = (only: StatusFilter) => here && !here.show && (here.only ?? 'all') === only
  if (isRail) {
    return (
      <div className="railnav">
        {entries.map(({ only, label, icon }) => (
          <a
            key={only}
            href={hrefFor(only)}
            aria-label={label}
            title={label}
            aria-current={isHere(only) ? 'page' : undefined}
          >
            <Icon of={icon} />
          </a>
        ))}
        <span className="last">
          <IconButton label={shellText.showSidebar} icon={PanelLeftOpen} onPress={onExpand} />
        </span>
      </div>
    )
  }
  return (
    <>
      <div className="navlist">
        {entries.map(({ only, label, icon }) => (
          <a key={only} href={hrefFor(only)} aria-current={isHere(only) ? 'page' : undefined}>
            <Icon of={icon} />
            <span>{label}</span>
            {(counts[only] > 0 || only === 'all') && (
              <span className="cnt">{counts[only].toLocaleString('en')}</span>
            )}
          </a>
        ))}
      </div>
      <div className="navh">
        <h2>{libraryText.shows}</h2>
      </div>
      <Shows route={route} />
      {library.phase === 'ready' && <FolderFoot folder={library.listing.folder} count={episodes.length} />}
    </>
  )
}

function Shows({ route }: { readonly route: Route }) {
  const library = useLibrary()
  const shows = showsOf(library.phase === 'ready' ? library.listing.episodes : [])
  const current = route.screen === 'library' ? route.show : undefined
  return (
    <div className="navlist shows">
      {shows.length === 0 && <p className="s2 t3">{libraryText.noShows}</p>}
      {shows.map((show) => (
        <a
          key={show.key}
          href={hrefOf({ screen: 'library', show: show.key })}
          aria-current={show.key === current ? 'page' : undefined}
        >
          <Cover name={show.title} size={20} />
          <span>{show.title || libraryText.noShow}</span>
          <span className="cnt">{show.count.toLocaleString('en')}</span>
        </a>
      ))}
    </div>
  )
}

interface FolderFootProps {
  readonly folder: string
  readonly count: number
}

function FolderFoot({ folder, count }: FolderFootProps) {
  return (
    <div className="navfoot">
      <div className="row">
        <Icon of={Folder} size="small" />
        <span className="ell" title={folder}>
          {folder}
        </span>
      </div>
      <div className="folder-count">
        {count === 0 ? libraryText.folderEmpty : libraryText.folderHolds(count)}
      </div>
    </div>
  )
}
