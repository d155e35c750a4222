import { CircleAlert, Folder, FolderPlus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { BundlePlan } from '../../../core/contract/publish-shapes.ts'
import { useCommand } from '../../state/commands.ts'
import { useEpisodeSelector } from '../../state/EpisodeProvider.tsx'
import { publishText } from '../../text/publish.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { ofLevel } from './ChecksList.tsx'
import { folderLabel } from './folder-label.ts'
import { changeChoices, usePublishChoices } from './publish-store.ts'
import { useDestinations } from './use-destinations.ts'
import { useExport } from './use-export.ts'
import { selectedFiles } from './use-plan.ts'

/** Where the files go, and the button that writes them. */
export function ExportFooter({ plan }: { readonly plan: BundlePlan }) {
  const episodeId = useEpisodeSelector((episode) => episode.id)
  const choices = usePublishChoices(episodeId)
  const { all, chosen, canPick, choose, pick } = useDestinations(episodeId)
  const write = useExport()
  const [isAsking, setAsking] = useState(false)
  const count = selectedFiles(plan, choices).length
  const errors = ofLevel(plan.findings, 'error')
  const isBusy = choices.exporting !== undefined
  const canExport = chosen !== undefined && count > 0 && !isBusy
  const start = (anyway: boolean) => {
    if (chosen && canExport) void write(chosen.grant, anyway)
  }
  const chooseFolder = (id: string) => {
    const folder = all.find(({ grant }) => grant === id)
    if (folder) choose(folder.grant)
    else pick()
  }
  useCommand('publish.export', () => (plan.ready ? start(false) : setAsking(errors.length > 0)), canExport)
  return (
    <div className="dest">
      {choices.problem && (
        <div className="dest-problem" role="alert">
          <Note tone="err">
            <b className="med block">{publishText.exportFailed}</b>
            {choices.problem}
          </Note>
        </div>
      )}
      <div className="row">
        <span className="t3 s2 dest-label" aria-hidden="true">
          {publishText.saveIn}
        </span>
        <span className="grow">
          <Select<string>
            label={publishText.saveIn}
            hideLabel
            value={chosen?.grant}
            onChange={chooseFolder}
            options={[
              ...all.map(({ grant, label }) => ({
                id: grant,
                label: folderLabel(label, plan.name),
                icon: Folder,
              })),
              ...(canPick ? [{ id: 'pick', label: publishText.chooseFolder, icon: FolderPlus }] : []),
            ]}
          />
        </span>
      </div>
      <div className="row dest-exists">
        <span className="t3 s2 dest-label" aria-hidden="true">
          {publishText.ifExists}
        </span>
        <Segmented
          label={publishText.ifExists}
          value={choices.ifExists}
          onChange={(ifExists) => changeChoices(episodeId, { ifExists })}
          options={[
            { id: 'keep-both', label: publishText.keepBoth },
            { id: 'replace', label: publishText.replace },
          ]}
        />
      </div>
      <div className="dest-go">
        <Button
          variant="filled"
          size="large"
          grow
          isDisabled={!canExport || !plan.ready}
          busy={isBusy ? publishText.exporting(choices.exporting || count) : undefined}
          onPress={() => start(false)}
          {...(plan.ready && { shortcut: 'Mod+E' })}
        >
          {publishText.export(count)}
        </Button>
      </div>
      {(!plan.ready || count === 0) && (
        <p className="s2 t3 dest-why">
          {count === 0 ? publishText.nothingSelected : whyNot(errors.map(({ message }) => message))}{' '}
          {count > 0 && (
            <Button variant="link" size="small" isDisabled={!canExport} onPress={() => setAsking(true)}>
              {publishText.anyway}
            </Button>
          )}
        </p>
      )}
      <AnywayDialog
        errors={errors.map(({ message }) => message)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onExport={() => {
          setAsking(false)
          start(true)
        }}
      />
    </div>
  )
}

function whyNot(errors: readonly string[]): string {
  const [only] = errors
  return errors.length === 1 && only !== undefined
    ? publishText.fixFirst(only)
    : publishText.fixSeveral(errors.length)
}

interface AnywayDialogProps {
  readonly errors: readonly string[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onExport: () => void
}

function AnywayDialog({ errors, isOpen, onClose, onExport }: AnywayDialogProps) {
  return (
    <Dialog
      alert
      isOpen={isOpen}
      onClose={onClose}
      icon={TriangleAlert}
      tone="warn"
      title={publishText.anywayTitle}
      said={publishText.anywaySaid(errors.length)}
      actions={
        <>
          <Button variant="destructive" onPress={onExport}>
            {publishText.anywayExport}
          </Button>
          <Button variant="filled" autoFocus onPress={onClose}>
            {publishText.anywayBack}
          </Button>
        </>
      }
    >
      <div className="safe">
        <div>{publishText.anywaySafe}</div>
        <div>{publishText.anywayCost}</div>
        <ul className="anyway-list">
          {errors.map((message) => (
            <li key={message} className="row err">
              <CircleAlert className="ic sm" aria-hidden="true" />
              {message}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
