import { Copy, Download, FileQuestion, History, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useEpisodeSelector, useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { saveText } from '../../state/save-text.ts'
import { showToast } from '../../state/toasts.ts'
import { changesText, transcriptText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterChip } from '../../ui/FilterChip.tsx'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import { ChangeRows } from './ChangeRows.tsx'
import { type ChangeKind, changeListAsText } from './change-list.ts'
import type { Changes } from './use-changes.ts'

const filters: readonly { readonly id: ChangeKind | 'all'; readonly label: string }[] = [
  { id: 'all', label: changesText.all },
  { id: 'accepted', label: changesText.accepted },
  { id: 'replaced', label: changesText.replaced },
  { id: 'typed', label: changesText.typed },
  { id: 'speakers', label: changesText.speakers },
]

/** Every change since the import: filtered, found in the text, taken back one by one. */
export function ChangesPanel({ changes }: { readonly changes: Changes }) {
  const { original, rows } = changes
  const isReadOnly = useIsReadOnly()
  const title = useEpisodeSelector((episode) => episode.title)
  const [filter, setFilter] = useState<ChangeKind | 'all'>('all')
  const [isAsking, setAsking] = useState(false)
  const all = rows ?? []
  const count = (kind: ChangeKind | 'all') =>
    kind === 'all' ? all.length : all.filter((row) => row.kind === kind).length
  const shown = filter === 'all' ? all : all.filter((row) => row.kind === filter)
  const copy = async () => {
    await navigator.clipboard.writeText(changeListAsText(shown))
    showToast({ title: changesText.copied(shown.length) })
  }
  const save = () =>
    saveText(changesText.fileName(title), changeListAsText(shown), 'text/tab-separated-values')
  return (
    <>
      <Toolbar title={changesText.title(all.length)} meta={changesText.since} level={2}>
        <SidePanelToggle label={transcriptText.hidePanel} />
      </Toolbar>
      <div className="changes-filters row">
        {filters.map(({ id, label }) => (
          <FilterChip
            key={id}
            label={label}
            count={count(id)}
            isOn={filter === id}
            onPress={() => setFilter(id)}
          />
        ))}
      </div>
      {original.phase === 'failed' ? (
        <EmptyState
          failed
          icon={TriangleAlert}
          title={changesText.failed}
          action={<Button onPress={original.again}>{changesText.tryAgain}</Button>}
        >
          {`${original.message} ${changesText.failedSafe}`}
        </EmptyState>
      ) : original.phase === 'ready' && !original.transcript ? (
        <EmptyState icon={FileQuestion} title={changesText.noOriginal}>
          {changesText.noOriginalText}
        </EmptyState>
      ) : rows === undefined ? (
        <Skeleton label={changesText.reading} />
      ) : all.length === 0 ? (
        <EmptyState icon={History} title={changesText.none}>
          {changesText.noneText}
        </EmptyState>
      ) : (
        <ChangeRows rows={shown} changes={changes} isReadOnly={isReadOnly} />
      )}
      <div className="row changes-foot">
        <Button size="small" icon={Copy} isDisabled={shown.length === 0} onPress={() => void copy()}>
          {changesText.copy}
        </Button>
        <Button size="small" icon={Download} isDisabled={shown.length === 0} onPress={save}>
          {changesText.save}
        </Button>
        <span className="end">
          <Button
            size="small"
            variant="destructive"
            isDisabled={all.length === 0 || isReadOnly}
            onPress={() => setAsking(true)}
          >
            {changesText.revertAll}
          </Button>
        </span>
      </div>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        alert
        tone="warn"
        icon={TriangleAlert}
        title={changesText.confirmTitle(all.length)}
        said={changesText.confirmSafe}
        actions={
          <>
            <Button
              variant="destructive"
              onPress={() => {
                setAsking(false)
                void changes.revertAll()
              }}
            >
              {changesText.confirm}
            </Button>
            <Button autoFocus onPress={() => setAsking(false)}>
              {changesText.cancel}
            </Button>
          </>
        }
      />
    </>
  )
}
