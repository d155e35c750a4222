import { AudioLines, Ellipsis } from 'lucide-react'
import { navigate, useRoute } from '../../app/routes.ts'
import { recognitionText } from '../../text/recognition.ts'
import { transcriptText } from '../../text/transcript.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuGroup } from '../../ui/Menu.tsx'

interface ToolsMenuProps {
  readonly isReadOnly: boolean
  /** Actions that have something to do now; groups without one are left out. */
  readonly groups?: readonly MenuGroup[]
}

/** What is not worth a button of its own, at the end of the transcript's toolbar. */
export function ToolsMenu({ isReadOnly, groups = [] }: ToolsMenuProps) {
  const route = useRoute()
  const recognition: MenuGroup = {
    id: 'recognition',
    actions: [
      {
        id: 'recognition',
        label: recognitionText.menu,
        icon: AudioLines,
        isDisabled: isReadOnly,
        onAction: () => {
          if (route.screen === 'episode') navigate({ screen: 'import', into: route.episodeId })
        },
      },
    ],
  }
  const shown = [...groups, recognition].filter(({ actions }) => actions.length > 0)
  return (
    <Menu label={transcriptText.moreTools} groups={shown}>
      <IconButton label={transcriptText.moreTools} icon={Ellipsis} />
    </Menu>
  )
}
