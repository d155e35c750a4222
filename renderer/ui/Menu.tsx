import type { ReactElement } from 'react'
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
} from 'react-aria-components'
import type { Chord } from './chord.ts'
import { Icon, type IconShape } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'

/** One thing a menu can do. */
export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: IconShape
  /** Grey words at the right. */
  readonly detail?: string
  readonly shortcut?: Chord
  readonly isDisabled?: boolean
  readonly isDestructive?: boolean
  readonly onAction: () => void
}

/** Actions under a heading, or parted from others by a line. */
export interface MenuGroup {
  readonly id: string
  readonly title?: string
  readonly actions: readonly MenuAction[]
}

/** What a menu holds; as a function it is worked out only once the menu is opened. */
type MenuGroups = readonly MenuGroup[] | (() => readonly MenuGroup[])

interface MenuProps {
  /** The menu's name; most often the same as its button's. */
  readonly label: string
  readonly groups: MenuGroups
  /** The button that opens it: our `Button` or `IconButton`. */
  readonly children: ReactElement
  readonly placement?: PopoverProps['placement']
}

/** A button that opens a menu. */
export function Menu({ label, groups, children, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="pop" offset={4} placement={placement}>
        <MenuItems label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  )
}

/** The inside of a menu, for a popover that is opened otherwise (a context menu). */
export function MenuItems({
  label,
  groups,
  onClose,
}: {
  readonly label: string
  readonly groups: MenuGroups
  readonly onClose?: () => void
}) {
  return (
    <AriaMenu className="menu" aria-label={label} {...(onClose && { onClose })}>
      {(typeof groups === 'function' ? groups() : groups).flatMap((group, index) => [
        ...(index > 0 ? [<Separator key={`${group.id}-line`} />] : []),
        ...(group.title
          ? [
              <MenuSection key={group.id}>
                <Header>{group.title}</Header>
                {group.actions.map(itemOf)}
              </MenuSection>,
            ]
          : group.actions.map(itemOf)),
      ])}
    </AriaMenu>
  )
}

function itemOf(action: MenuAction): ReactElement {
  return (
    <MenuItem
      key={action.id}
      id={action.id}
      textValue={action.label}
      isDisabled={action.isDisabled ?? false}
      onAction={action.onAction}
      className={action.isDestructive ? 'danger' : ''}
    >
      {action.icon && <Icon of={action.icon} />}
      <span className="ell">{action.label}</span>
      {action.detail && <span className="detail">{action.detail}</span>}
      {action.shortcut && <Kbd chord={action.shortcut} />}
    </MenuItem>
  )
}
