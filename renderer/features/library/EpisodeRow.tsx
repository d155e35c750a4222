// biome-ignore-all lint/a11y/useSemanticElements: rows of which only those in sight exist cannot be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is one stop; its rows take the focus, not its cells
import { CircleCheck, Ellipsis, FileInput, FolderOpen, PackageCheck, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { formatClock } from '../../../core/time.ts'
import { navigate } from '../../app/routes.ts'
import { readinessParts, readinessWords } from '../../state/readiness.ts'
import { libraryText } from '../../text/library.ts'
import { Chip } from '../../ui/Chip.tsx'
import { ContextMenu } from '../../ui/ContextMenu.tsx'
import { Cover } from '../../ui/Cover.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { MenuGroup } from '../../ui/Menu.tsx'
import { ReadinessMeter } from '../../ui/ReadinessMeter.tsx'
import { editedWhen } from './edited-when.ts'
import { type EpisodeStatus, statusOf } from './library-rows.ts'

interface EpisodeRowProps {
  readonly episode: EpisodeSummary
  /** Words of the episode the search found. */
  readonly excerpt: string | undefined
  /** Distance from the top of the list, in pixels. */
  readonly top: number
  /** Its place in the grid, counting the header as 1. */
  readonly index: number
  readonly isSelected: boolean
  readonly isReadOnly: boolean
  readonly isMenuOpen: boolean
  readonly onMenu: (open: boolean) => void
  readonly onSelect: () => void
  readonly onOpen: () => void
  readonly onRemove: () => void
}

/** One episode: what it is, where it stands, and only if work is left, what. */
export function EpisodeRow(props: EpisodeRowProps) {
  const { episode, excerpt, top, index, isSelected, isReadOnly, isMenuOpen } = props
  const { onMenu, onSelect, onOpen, onRemove } = props
  const row = useRef<HTMLDivElement>(null)
  const title = episode.title || libraryText.untitled
  const { caption } = episode.readiness
  return (
    <div
      className="tr"
      role="row"
      ref={row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index}
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      onClick={onSelect}
      onFocus={(event) => event.target === row.current && !isSelected && onSelect()}
      onDoubleClick={onOpen}
      onKeyDown={() => {}}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu(true)
      }}
    >
      <span role="gridcell" className="row lib-name">
        <Cover name={episode.show} size={32} />
        <span className="grow">
          <span className="ell med block lib-title">{title}</span>
          <span className="s2 t3 ell num block">
            {excerpt ?? libraryText.numberAndGuest(episode.number, episode.guest)}
          </span>
        </span>
      </span>
      <span role="gridcell">
        <StatusChip status={statusOf(episode)} />
      </span>
      <span role="gridcell">
        <ReadinessMeter parts={readinessParts(episode.readiness)} label={readinessWords(episode.readiness)} />
        {caption && <span className="s1 t3 ell block lib-caption">{caption}</span>}
      </span>
      <span role="gridcell" className="num s2 t2 right-cell col-length">
        {episode.duration === undefined ? (
          <span className="vh">{libraryText.unknownLength}</span>
        ) : (
          formatClock(episode.duration)
        )}
      </span>
      <span role="gridcell" className="num s2 t3 right-cell col-edited">
        {editedWhen(episode.updatedAt, new Date())}
      </span>
      <span role="gridcell" className="right-cell lib-more">
        <button
          type="button"
          className="btn ghost sm icon"
          tabIndex={isSelected ? 0 : -1}
          aria-label={libraryText.rowMenu(title)}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          onClick={(event) => {
            event.stopPropagation()
            onMenu(true)
          }}
        >
          <Icon of={Ellipsis} />
        </button>
        {isMenuOpen && (
          <ContextMenu
            isOpen
            onClose={() => onMenu(false)}
            anchor={row}
            label={libraryText.rowMenu(title)}
            groups={rowActions(episode, isReadOnly, onOpen, onRemove)}
          />
        )}
      </span>
    </div>
  )
}

/** What can be done with an episode from the library. */
export function rowActions(
  episode: EpisodeSummary,
  isReadOnly: boolean,
  onOpen: () => void,
  onRemove: () => void,
): readonly MenuGroup[] {
  const go = { screen: 'episode', episodeId: episode.id, section: 'publish' } as const
  return [
    {
      id: 'open',
      actions: [
        { id: 'open', label: libraryText.open, icon: FolderOpen, shortcut: 'Enter', onAction: onOpen },
        { id: 'publish', label: libraryText.publish, icon: PackageCheck, onAction: () => navigate(go) },
        {
          id: 'add',
          label: libraryText.addFile,
          icon: FileInput,
          isDisabled: isReadOnly,
          onAction: () => navigate({ screen: 'import', into: episode.id }),
        },
      ],
    },
    {
      id: 'remove',
      actions: [
        {
          id: 'remove',
          label: libraryText.remove,
          icon: Trash2,
          shortcut: 'Backspace',
          isDestructive: true,
          isDisabled: isReadOnly,
          onAction: onRemove,
        },
      ],
    },
  ]
}

function StatusChip({ status }: { readonly status: EpisodeStatus }) {
  const label = libraryText.status[status]
  if (status === 'exported') {
    return (
      <span className="row s2 t3 lib-done">
        <Icon of={CircleCheck} size="small" tone="ok" />
        {label}
      </span>
    )
  }
  const tone = ({ new: 'line', work: 'acc', ready: 'ok', changed: 'warn' } as const)[status]
  return <Chip tone={tone}>{label}</Chip>
}
