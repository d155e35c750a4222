// biome-ignore-all lint/a11y/useSemanticElements: rows of which only those in sight exist cannot be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid is one stop; its rows take the focus, not its cells
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { EpisodeSummary } from '../../../core/library/episode-summary.ts'
import { navigate } from '../../app/routes.ts'
import { libraryText } from '../../text/library.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useContextMenu } from '../../ui/use-context-menu.ts'
import { EpisodeRow } from './EpisodeRow.tsx'
import type { SortOrder } from './library-rows.ts'
import type { LibraryView } from './use-library-view.ts'

/** Height of a row, in pixels, as the stylesheet has it. */
const rowHeight = 54

interface EpisodeGridProps {
  readonly view: LibraryView
  readonly isReadOnly: boolean
}

/** The rows, of which only those in sight exist. One tab stop; arrows move, ↵ opens, ⌫ deletes. */
export function EpisodeGrid({ view, isReadOnly }: EpisodeGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const menu = useContextMenu<string>()
  const { rows, selected } = view
  const selectedIndex = selected ? rows.indexOf(selected) : -1
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const isMoving = useRef(false)
  useEffect(() => {
    if (!isMoving.current || selectedIndex < 0) return
    isMoving.current = false
    virtual.scrollToIndex(selectedIndex)
    // The row may be drawn only after the scroll.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    )
  }, [selectedIndex, virtual])

  const keyDown = (event: KeyboardEvent) => {
    if (!selected || !(event.target instanceof HTMLElement) || event.target.role !== 'row') return
    const target = targetOf(event.key, selectedIndex, rows.length)
    if (target !== undefined) {
      const row = rows[target]
      if (row) view.select(row.id)
      isMoving.current = true
    } else if (event.key === 'Enter') openEpisode(selected)
    else if ((event.key === 'Delete' || event.key === 'Backspace') && !isReadOnly) {
      isMoving.current = true
      view.remove(selected)
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) menu.open(selected.id)
    else return
    event.preventDefault()
  }

  return (
    <div
      className="lib-grid"
      role="grid"
      aria-label={libraryText.grid}
      aria-rowcount={rows.length + 1}
      onKeyDown={keyDown}
      tabIndex={-1}
    >
      <Header order={view.order} />
      <div className="scroll toasty" role="rowgroup" ref={scroller} tabIndex={-1}>
        <div className="tbl lib" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <EpisodeRow
                  key={row.id}
                  episode={row}
                  excerpt={view.excerpts.get(row.id)}
                  top={item.start}
                  index={item.index + 2}
                  isSelected={item.index === selectedIndex}
                  isReadOnly={isReadOnly}
                  isMenuOpen={menu.openFor === row.id}
                  onMenu={(open) => {
                    view.select(row.id)
                    if (open) menu.open(row.id)
                    else menu.close()
                  }}
                  onSelect={() => view.select(row.id)}
                  onOpen={() => openEpisode(row)}
                  onRemove={() => view.remove(row)}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

function Header({ order }: { readonly order: SortOrder }) {
  const { columns } = libraryText
  const arrow = <Icon of={ArrowDown} size="small" />
  return (
    <div role="rowgroup">
      <div className="th lib" role="row" aria-rowindex={1}>
        <span role="columnheader" aria-sort={order === 'title' ? 'ascending' : 'none'}>
          {columns.episode}
          {order !== 'edited' && arrow}
        </span>
        <span role="columnheader">{columns.status}</span>
        <span role="columnheader">{columns.readiness}</span>
        <span role="columnheader" className="right-cell col-length">
          {columns.length}
        </span>
        <span
          role="columnheader"
          className="right-cell col-edited"
          aria-sort={order === 'edited' ? 'descending' : 'none'}
        >
          {order === 'edited' && arrow}
          {columns.edited}
        </span>
      </div>
    </div>
  )
}

/** Goes to an episode's transcript, where its work begins. */
export function openEpisode(episode: Pick<EpisodeSummary, 'id'>): void {
  navigate({ screen: 'episode', episodeId: episode.id, section: 'transcript' })
}

function targetOf(key: string, from: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + 10,
    PageUp: from - 10,
    Home: 0,
    End: count - 1,
  }
  const target = moves[key]
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target))
}
