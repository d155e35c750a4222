import { useVirtualizer } from '@tanstack/react-virtual'
import { Copy, Download, FileQuestion, History, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
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
import { type ChangeKind, type ChangeRow, changeListAsText, changesInTurn } from './change-list.ts'
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
                void changes.revert(all)
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

interface ChangeRowsProps {
  readonly rows: readonly ChangeRow[]
  readonly changes: Changes
  readonly isReadOnly: boolean
}

function ChangeRows({ rows, changes, isReadOnly }: ChangeRowsProps) {
  const { current, choose, revert } = changes
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 57,
    overscan: 8,
  })
  const at = rows.findIndex((row) => row.id === current)
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [list, at])
  return (
    <div className="scroll changes-list" ref={scroller}>
      <ul aria-label={changesText.list} style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          const isOn = row.id === current
          return (
            <li
              key={row.id}
              className={isOn ? 'g on' : 'g'}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              <button type="button" className="g-main" aria-pressed={isOn} onClick={() => choose(row.id)}>
                <span className="row g-line">
                  {row.left !== '' && (
                    <span className="left-context t3">
                      <bdi>{row.left}</bdi>
                    </span>
                  )}
                  <Difference row={row} />
                  <span className="g-right t3 ell">{row.right}</span>
                  <span className="num s2 t3 end">{row.time}</span>
                </span>
                <span className="s1 t3 block ell">{row.said}</span>
              </button>
              {isOn && !isReadOnly && (
                <span className="g-act">
                  <Button variant="link" onPress={() => void revert([row])}>
                    {changesText.revert}
                  </Button>
                  <RestoreTurn row={row} changes={changes} />
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Brings the original words of a whole turn back, where more than this one changed in it. */
function RestoreTurn({ row, changes }: { readonly row: ChangeRow; readonly changes: Changes }) {
  const inTurn = changesInTurn(changes.rows ?? [], row)
  if (inTurn.length < 2) return null
  return (
    <Button variant="link" onPress={() => void changes.revert(inTurn, changesText.restored(inTurn.length))}>
      {changesText.restoreTurn(inTurn.length)}
    </Button>
  )
}

function Difference({ row }: { readonly row: ChangeRow }): ReactNode {
  return (
    <span className="ell g-diff">
      {row.gone !== '' && (
        <del>
          <span className="vh">{changesText.deleted} </span>
          {row.gone}
        </del>
      )}{' '}
      {row.come !== '' && (
        <ins>
          <span className="vh">{changesText.inserted} </span>
          {row.come}
        </ins>
      )}
    </span>
  )
}
