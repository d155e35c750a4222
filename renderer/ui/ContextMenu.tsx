import type { RefObject } from 'react'
import { Popover } from 'react-aria-components'
import { type MenuGroup, MenuItems } from './Menu.tsx'

interface ContextMenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly isOpen: boolean
  readonly onClose: () => void
  /** What it stands beside: the row, or the row's button. */
  readonly anchor: RefObject<Element | null>
}

/** A row's menu, opened by the right mouse button or ⇧F10. Focus returns to the row. */
export function ContextMenu({ label, groups, isOpen, onClose, anchor }: ContextMenuProps) {
  return (
    <Popover
      className="pop"
      aria-label={label}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      triggerRef={anchor}
      placement="bottom end"
      offset={4}
    >
      <MenuItems label={label} groups={groups} onClose={onClose} />
    </Popover>
  )
}
