import { PanelRight } from 'lucide-react'
import { IconButton } from './IconButton.tsx'
import { usePanes } from './panes.ts'

/** Shows or hides the side panel; stands in a view's toolbar. */
export function SidePanelToggle({ label }: { readonly label: string }) {
  const { isSideShown, toggleSide } = usePanes()
  return (
    <IconButton
      label={label}
      icon={PanelRight}
      isOn={isSideShown}
      shortcut="Alt+Mod+\"
      onPress={toggleSide}
    />
  )
}
