import { Check, CircleCheck, Copy, Ellipsis, FolderOpen, History } from 'lucide-react'
import { useEffect } from 'react'
import type { Finding } from '../../../core/contract/publish-shapes.ts'
import { useClient } from '../../state/client.ts'
import { copyNotes } from '../../state/copy-notes.ts'
import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { showToast } from '../../state/toasts.ts'
import { partNames, publishText, sizeWords } from '../../text/publish.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Note } from '../../ui/Note.tsx'
import { CheckRow } from './CheckRow.tsx'
import { ofLevel } from './ChecksList.tsx'
import { changedParts } from './changed-parts.ts'
import { findingKey } from './place-route.ts'
import { changeChoices, type ExportResult as Result, usePublishChoices } from './publish-store.ts'

interface ExportResultProps {
  readonly result: Result
  /** Findings to name as still open; none where a pane beside lists them. */
  readonly open: readonly Finding[]
}

/** What an export wrote: proof, folder, files to copy, and what was left out. */
export function ExportResult({ result, open: findings }: ExportResultProps) {
  const episode = useEpisode()
  const { report } = result
  const changed = changedParts(result.episode, episode).map((part) => partNames[part])
  const open = [...ofLevel(findings, 'error'), ...ofLevel(findings, 'warning')]
  const losses = report.files.flatMap((file) => file.losses.map((loss) => ({ ...loss, path: file.path })))
  const bytes = report.files.reduce((sum, file) => sum + file.bytes, 0)
  return (
    <>
      <div className="res">
        <span className={changed.length > 0 ? 'badge stale' : 'badge'}>
          <Icon of={changed.length > 0 ? History : Check} size="large" />
        </span>
        <div>
          <h2 className="semi">
            {changed.length > 0
              ? publishText.doneBefore(report.files.length)
              : publishText.done(report.files.length)}
          </h2>
          <p className="s2 t2">{publishText.doneProof}</p>
        </div>
      </div>
      <ResultActions folder={report.folder} isMatching={changed.length === 0} />
      {changed.length > 0 && (
        <div className="res-note">
          <Note tone="warn">{publishText.changedParts(changed.join(', '))}</Note>
        </div>
      )}
      <div className="navh ruled">
        <h3>{publishText.resultFiles}</h3>
        <span className="num">{sizeWords(bytes)}</span>
      </div>
      <ul>
        {report.files.map((file) => (
          <ResultFile key={file.path} file={file} result={result} />
        ))}
      </ul>
      {losses.length > 0 && (
        <>
          <h3 className="navh ruled">{publishText.leftOut}</h3>
          <ul className="s2 t2 left-out">
            {losses.map((loss) => (
              <li key={`${loss.path}-${loss.field}-${loss.message}`}>
                <span className="ell">{loss.path}</span>
                <span className="t3"> {loss.message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {open.length > 0 && (
        <>
          <h3 className="navh ruled">{publishText.stillOpen}</h3>
          <ul className="cks">
            {open.map((finding) => (
              <CheckRow key={findingKey(finding)} finding={finding} isLoud={false} isRoomy={false} />
            ))}
          </ul>
        </>
      )}
      {changed.length === 0 && (
        <div className="res-note">
          <div className="note plain">
            <Icon of={History} />
            <span>{publishText.ifYouEdit}</span>
          </div>
        </div>
      )}
    </>
  )
}

interface ResultActionsProps {
  readonly folder: string
  /** The files still match the episode; else exporting again is the next likely thing. */
  readonly isMatching: boolean
}

function ResultActions({ folder, isMatching }: ResultActionsProps) {
  const client = useClient()
  const episode = useEpisode()
  const { isFresh } = usePublishChoices(episode.id)
  useEffect(() => {
    if (isFresh) changeChoices(episode.id, { isFresh: false })
  }, [isFresh, episode.id])
  const show = async () => {
    const { supported } = await client.call('shell.reveal', { folder })
    if (!supported) showToast({ title: publishText.cannotShow(folder), icon: FolderOpen })
  }
  const copyAll = async () => {
    await copyNotes(await client.call('notes.render', { episodeId: episode.id }), 'page')
    showToast({ title: publishText.copiedNotes, tone: 'ok' })
  }
  const copyFolder = () =>
    void navigator.clipboard.writeText(folder).then(() => showToast({ title: publishText.copiedFolder }))
  return (
    <div className="row res-actions">
      <Button
        variant={isMatching ? 'filled' : 'outline'}
        icon={FolderOpen}
        autoFocus={isFresh}
        onPress={() => void show()}
      >
        {publishText.showInFolder}
      </Button>
      <Button icon={Copy} onPress={() => void copyAll()}>
        {publishText.copyNotes}
      </Button>
      <span className="end">
        <Menu
          label={publishText.more}
          groups={[
            {
              id: 'more',
              actions: [
                { id: 'path', label: publishText.copyFolder, icon: Copy, onAction: copyFolder },
                {
                  id: 'again',
                  label: publishText.back,
                  icon: History,
                  onAction: () => changeChoices(episode.id, { isAgain: true }),
                },
              ],
            },
          ]}
        >
          <IconButton label={publishText.more} icon={Ellipsis} />
        </Menu>
      </span>
    </div>
  )
}

interface ResultFileProps {
  readonly file: Result['report']['files'][number]
  readonly result: Result
}

function ResultFile({ file, result }: ResultFileProps) {
  const client = useClient()
  const id = result.fileIds.get(file.path)
  const copy = async () => {
    if (id === undefined) return
    const { text } = await client.call('bundle.fileText', { planId: result.planId, file: id })
    await navigator.clipboard.writeText(text)
    showToast({ title: publishText.copiedContents(file.path), tone: 'ok' })
  }
  return (
    <li className="fl">
      <Icon of={CircleCheck} tone="ok" />
      <Chip tone="line">{result.chips.get(file.path) ?? file.format}</Chip>
      <span className="grow ell" title={file.path}>
        {file.path}
      </span>
      <span className="s2 t3 num">{sizeWords(file.bytes)}</span>
      <IconButton
        label={publishText.copyContents(file.path)}
        icon={Copy}
        size="small"
        isDisabled={id === undefined}
        onPress={() => void copy()}
      />
    </li>
  )
}
