import { ArrowUpDown, Plus, SearchX } from 'lucide-react'
import type { DamagedEpisode } from '../../../core/contract/library-shapes.ts'
import { hrefOf, navigate, useRoute } from '../../app/routes.ts'
import { chordOf } from '../../state/keymap.ts'
import { libraryText } from '../../text/library.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { usePanes } from '../../ui/panes.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import { useMediaQuery } from '../../ui/use-media-query.ts'
import { DamagedEpisodes } from './DamagedEpisodes.tsx'
import { DropStrip } from './DropStrip.tsx'
import { EpisodeGrid } from './EpisodeGrid.tsx'
import { LibraryFilters } from './LibraryFilters.tsx'
import { type SortOrder, showsOf } from './library-rows.ts'
import type { LibraryView } from './use-library-view.ts'

interface LibraryListProps {
  readonly view: LibraryView
  readonly damaged: readonly DamagedEpisode[]
  readonly isReadOnly: boolean
}

/** The list with its toolbar, filters and the strip to drop things on. */
export function LibraryList({ view, damaged, isReadOnly }: LibraryListProps) {
  const route = useRoute()
  const { isSideShown } = usePanes()
  const isNarrow = useMediaQuery('(max-width: 999px)')
  const show = route.screen === 'library' ? route.show : undefined
  const title = showsOf(view.all).find((one) => one.key === show)?.title ?? libraryText.all
  const clear = () => {
    view.clear()
    window.location.hash = hrefOf({ screen: 'library' })
  }
  return (
    <>
      <Toolbar title={title} meta={view.counts.all.toLocaleString('en')}>
        <SearchField
          label={libraryText.search}
          clearLabel={libraryText.clearSearch}
          value={view.text}
          onChange={view.setText}
        />
        <SortMenu order={view.order} onChange={view.setOrder} />
        <Button
          variant="filled"
          icon={Plus}
          isDisabled={isReadOnly}
          onPress={() => navigate({ screen: 'import' })}
          aria-keyshortcuts={chordOf('episode.new')}
        >
          {libraryText.newEpisode}
        </Button>
        {(isNarrow || !isSideShown) && <SidePanelToggle label={libraryText.showDetails} />}
      </Toolbar>
      <LibraryFilters view={view} />
      <DamagedEpisodes damaged={damaged} />
      {view.rows.length > 0 ? (
        <EpisodeGrid view={view} isReadOnly={isReadOnly} />
      ) : (
        <EmptyState
          icon={SearchX}
          title={libraryText.noneFit}
          action={<Button onPress={clear}>{libraryText.clearFilters}</Button>}
        >
          {libraryText.noneFitText}
        </EmptyState>
      )}
      {!isReadOnly && <DropStrip />}
    </>
  )
}

interface SortMenuProps {
  readonly order: SortOrder
  readonly onChange: (order: SortOrder) => void
}

function SortMenu({ order, onChange }: SortMenuProps) {
  const orders = Object.keys(libraryText.sorts) as SortOrder[]
  const actions = orders.map((id) => ({
    id,
    label: libraryText.sorts[id],
    onAction: () => onChange(id),
  }))
  return (
    <Menu label={libraryText.sortBy} groups={[{ id: 'sort', title: libraryText.sortBy, actions }]}>
      <Button icon={ArrowUpDown}>{libraryText.sorts[order]}</Button>
    </Menu>
  )
}
