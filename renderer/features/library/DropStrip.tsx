import { Import as ImportIcon } from 'lucide-react'
import { pasteFromClipboard } from '../../app/use-paste-import.ts'
import { libraryText } from '../../text/library.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ChooseFiles } from './ChooseFiles.tsx'

/** The strip under the list: files and text may be dropped anywhere, and this says so. */
export function DropStrip() {
  return (
    <div className="drop-strip">
      <span className="row">
        <Icon of={ImportIcon} />
        <span className="semi">{libraryText.dropTitle}</span>
        <span className="t3 hide-s">{libraryText.dropKinds}</span>
      </span>
      <span className="row">
        <Button size="small" shortcut="Mod+V" onPress={() => void pasteFromClipboard()}>
          {libraryText.pasteText}
        </Button>
        <ChooseFiles>
          <Button size="small">{libraryText.chooseFiles}</Button>
        </ChooseFiles>
      </span>
    </div>
  )
}
