import { HardDrive, Import as ImportIcon, PencilLine, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { navigate } from '../../app/routes.ts'
import { pasteFromClipboard } from '../../app/use-paste-import.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'
import { libraryText } from '../../text/library.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ChooseFiles } from './ChooseFiles.tsx'

/** The first screen of all: one thing to drop on, and a sample to look at. */
export function LibraryEmpty() {
  return (
    <div className="lib-empty scroll" data-region="work">
      <div className="drop-big">
        <Icon of={ImportIcon} size="huge" tone="acc" />
        <h1>{libraryText.emptyTitle}</h1>
        <p>{libraryText.emptyText}</p>
        <div className="row">
          <ChooseFiles>
            <Button variant="filled" size="large">
              {libraryText.chooseFiles}
            </Button>
          </ChooseFiles>
          <Button size="large" shortcut="Mod+V" onPress={() => void pasteFromClipboard()}>
            {libraryText.pasteText}
          </Button>
        </div>
        <div className="row wrap">
          {libraryText.emptyKinds.map((kind) => (
            <Chip tone="line" key={kind}>
              {kind}
            </Chip>
          ))}
        </div>
      </div>
      <div className="ways">
        <SampleWay />
        <button type="button" className="way" onClick={() => navigate({ screen: 'import' })}>
          <Icon of={PencilLine} />
          <span>
            <b>{libraryText.pasteTitle}</b>
            <span className="s2 t2">{libraryText.pasteDetail}</span>
          </span>
        </button>
      </div>
      <p className="row s2 t3">
        <Icon of={HardDrive} size="small" />
        {libraryText.emptyOffline}
      </p>
    </div>
  )
}

function SampleWay() {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    try {
      const { episodeId } = await client.call('library.openSample', {})
      navigate({ screen: 'episode', episodeId, section: 'transcript' })
    } catch (error) {
      tellError(error)
      setBusy(false)
    }
  }
  return (
    <button type="button" className="way" onClick={() => void open()} disabled={isBusy}>
      <Icon of={Sparkles} />
      <span>
        <b>{isBusy ? libraryText.sampleBusy : libraryText.sampleTitle}</b>
        <span className="s2 t2">{libraryText.sampleText}</span>
      </span>
    </button>
  )
}
