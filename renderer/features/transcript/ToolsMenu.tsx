import { Ellipsis } from 'lucide-react'
import { proposalText } from '../../text/proposals.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuGroup } from '../../ui/Menu.tsx'

/** What is not worth a button of its own, at the end of the transcript's toolbar. Groups without an action are left out. */
export function ToolsMenu({ groups }: { readonly groups: readonly MenuGroup[] }) {
  const shown = groups.filter(({ actions }) => actions.length > 0)
  if (shown.length === 0) return null
  return (
    <Menu label={proposalText.tools} groups={shown}>
      <IconButton label={proposalText.tools} icon={Ellipsis} />
    </Menu>
  )
}
