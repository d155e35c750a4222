import { Calendar, ChevronDown, User } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { libraryText } from '../../text/library.ts'
import { FilterChip } from '../../ui/FilterChip.tsx'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { type DateFilter, guestsOf, type StatusFilter } from './library-rows.ts'
import type { LibraryView } from './use-library-view.ts'

/** Chips with live counts; an empty one stays but cannot be pressed. */
export function LibraryFilters({ view }: { readonly view: LibraryView }) {
  const states = (Object.keys(libraryText.filters) as StatusFilter[]).filter(
    (state) => state !== 'changed' || view.counts.changed > 0 || view.status === 'changed',
  )
  const dates = Object.keys(libraryText.dates) as DateFilter[]
  const guests = [undefined, ...guestsOf(view.all)]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways
    <div className="fchips" role="group" aria-label={libraryText.filtersLabel}>
      {states.map((state) => (
        <FilterChip
          key={state}
          label={libraryText.filters[state]}
          count={view.counts[state]}
          isOn={view.status === state}
          onPress={() => view.setStatus(state)}
        />
      ))}
      <span className="sep" />
      <MenuChip
        label={view.guest === undefined ? libraryText.guest : libraryText.guestIs(view.guest)}
        icon={User}
        isOn={view.guest !== undefined}
        actions={guests.map((guest) => ({
          id: guest ?? '',
          label: guest ?? libraryText.anyGuest,
          onAction: () => view.setGuest(guest),
        }))}
      />
      <MenuChip
        label={libraryText.dates[view.date]}
        icon={Calendar}
        isOn={view.date !== 'any'}
        actions={dates.map((date) => ({
          id: date,
          label: libraryText.dates[date],
          onAction: () => view.setDate(date),
        }))}
      />
    </div>
  )
}

interface MenuChipProps {
  readonly label: string
  readonly icon: IconShape
  readonly isOn: boolean
  readonly actions: readonly MenuAction[]
}

function MenuChip({ label, icon, isOn, actions }: MenuChipProps) {
  return (
    <Menu label={label} groups={[{ id: 'choices', actions }]} placement="bottom start">
      <AriaButton className={isOn ? 'fchip on' : 'fchip'}>
        <Icon of={icon} size="small" />
        {label}
        <Icon of={ChevronDown} size="small" />
      </AriaButton>
    </Menu>
  )
}
