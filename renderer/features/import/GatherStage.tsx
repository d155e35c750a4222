import { CircleAlert, FileText, LoaderCircle, Plus, ScanText, X } from 'lucide-react'
import { useRef } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useCommand } from '../../state/commands.ts'
import { chordOf } from '../../state/keymap.ts'
import { foundInWords, importText } from '../../text/import.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { mainSource } from './main-source.ts'
import type { Source, Sources } from './use-sources.ts'

interface GatherStageProps {
  readonly sources: Sources
  /** The episode it is to join; absent for a new one. */
  readonly intoName: string | undefined
  readonly onLook: () => void
  readonly onCancel: () => void
}

/** The first half of importing: a field to paste into, and the files that were brought. */
export function GatherStage({ sources, intoName, onLook, onCancel }: GatherStageProps) {
  const main = mainSource(sources.sources)
  const canLook = main !== undefined && !sources.isReading
  useCommand('import.confirm', onLook, canLook)
  const files = sources.sources.filter((source) => source.key !== 0 || source.state.phase === 'failed')
  return (
    <div className="import-gather scroll" data-region="work">
      <div>
        <h1>{intoName ? importText.titleInto(intoName) : importText.title}</h1>
        <p className="t2">{importText.lead}</p>
        <textarea
          className="import-paste"
          // biome-ignore lint/a11y/noAutofocus: the screen is opened to paste into
          autoFocus
          aria-label={importText.paste}
          placeholder={importText.pastePlaceholder}
          spellCheck={false}
          value={sources.text}
          onChange={(event) => sources.setText(event.target.value)}
        />
        <ul className="import-files" aria-label={importText.files}>
          {files.map((source) => (
            <SourceLine key={source.key} source={source} onRemove={() => sources.remove(source.key)} />
          ))}
          <AddLine onFiles={sources.addFiles} />
        </ul>
        <div className="row import-gather-foot">
          <span className="row s2 t3" role="status">
            <Icon of={ScanText} size="small" />
            {main ? importText.foundSoFar(foundInWords(main.preview.found)) : importText.foundNothing}
          </span>
          <span className="end row">
            <Button size="large" onPress={onCancel}>
              {importText.cancel}
            </Button>
            <Button
              variant="filled"
              size="large"
              shortcut={chordOf('import.confirm')}
              isDisabled={!canLook && !sources.isReading}
              busy={sources.isReading ? importText.lookingInside : undefined}
              onPress={onLook}
            >
              {importText.lookInside}
            </Button>
          </span>
        </div>
      </div>
    </div>
  )
}

interface SourceLineProps {
  readonly source: Source
  readonly onRemove: () => void
}

function SourceLine({ source, onRemove }: SourceLineProps) {
  const { state, name, bytes } = source
  const isBad = state.phase === 'failed'
  return (
    <li className={isBad ? 'bad' : ''}>
      <Icon of={isBad ? CircleAlert : FileText} {...(isBad && { tone: 'err' as const })} />
      <span className="med ell">{name}</span>
      {bytes !== undefined && !isBad && <span className="s2 t3 num">{importText.size(bytes)}</span>}
      {isBad && (
        <span className="s2 err grow" role="alert">
          {state.message}
        </span>
      )}
      {state.phase === 'read' && <span className="s2 t3 ell grow">{foundInWords(state.preview.found)}</span>}
      {state.phase === 'reading' && (
        <span className="s2 t3 row end">
          <Icon of={LoaderCircle} size="small" spin />
          {importText.reading}
        </span>
      )}
      <span className="end">
        <IconButton label={importText.remove(name)} icon={X} size="small" onPress={onRemove} />
      </span>
    </li>
  )
}

function AddLine({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const line = useRef<HTMLLIElement>(null)
  return (
    <li ref={line}>
      <Icon of={Plus} />
      <span className="t2 row">
        {importText.dropMore}
        <FileTrigger allowsMultiple onSelect={(files) => files && onFiles([...files])}>
          <Button variant="link">{importText.chooseFiles}</Button>
        </FileTrigger>
      </span>
    </li>
  )
}
