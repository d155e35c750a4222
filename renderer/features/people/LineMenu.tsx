import { Copy, Ellipsis, ExternalLink, ListVideo, Trash2 } from 'lucide-react'
import type { LedgerRow } from '../../../core/episode/link-ledger.ts'
import { useClient } from '../../state/client.ts'
import { openOutside } from '../../state/open-outside.ts'
import { showToast } from '../../state/toasts.ts'
import { peopleText } from '../../text/people.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { usePlaceLink } from './OwnerCell.tsx'

/** What else can be done with one address. */
export function LineMenu({
  row,
  name,
  isSkipped,
  onRemove,
}: {
  readonly row: LedgerRow
  readonly name: string
  readonly isSkipped: boolean
  readonly onRemove?: () => void
}) {
  const client = useClient()
  const place = usePlaceLink(row)
  const { address } = row
  const isOpenable = address !== undefined && /^(?:https?|mailto):/i.test(address)
  const actions: MenuAction[] = []
  if (isOpenable) {
    actions.push({
      id: 'open',
      label: peopleText.openLink,
      icon: ExternalLink,
      onAction: () => openOutside(client, address),
    })
  }
  if (address !== undefined) {
    actions.push({
      id: 'copy',
      label: peopleText.copyAddress,
      icon: Copy,
      onAction: () =>
        void navigator.clipboard.writeText(address).then(() => showToast({ title: peopleText.copied })),
    })
  }
  if (row.place.kind === 'chapter') {
    actions.push({ id: 'chapter', label: peopleText.goToChapter, icon: ListVideo, onAction: place })
  }
  const removal: MenuAction[] = onRemove
    ? [{ id: 'remove', label: peopleText.removeLink, icon: Trash2, isDestructive: true, onAction: onRemove }]
    : []
  const groups = [
    { id: 'use', actions },
    { id: 'remove', actions: removal },
  ].filter((group) => group.actions.length > 0)
  if (groups.length === 0) return null
  return (
    <Menu label={peopleText.rowMenu(name)} groups={groups}>
      <IconButton
        label={peopleText.rowMenu(name)}
        icon={Ellipsis}
        size="small"
        excludeFromTabOrder={isSkipped}
      />
    </Menu>
  )
}
