import { Link2, WifiOff } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { type LedgerRow, needsAttention } from '../../../core/episode/link-ledger.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import type { Show } from '../../../core/show/schema.ts'
import { useAnnounce } from '../../state/announcer.ts'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { useToldEdits } from '../../state/told-edits.ts'
import { peopleText } from '../../text/people.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LedgerLine } from './LedgerLine.tsx'
import { removeEdits } from './ledger-edits.ts'
import { suggestAddress } from './suggest-address.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useRowDrag } from './use-row-drag.ts'

interface LinkLedgerProps {
  readonly episode: Episode
  readonly rows: readonly LedgerRow[]
  readonly show: Show | undefined
  /** Key of the row to put the caret into; another `count` does it again. */
  readonly goTo: { readonly row: string; readonly count: number } | undefined
}

const { columns } = peopleText

/** The one list of every address, with what its form says and one fix. */
export function LinkLedger({ episode, rows, show, goTo }: LinkLedgerProps) {
  const grid = useRef<HTMLTableElement>(null)
  const { stop, focusCell, gridProps } = useGridKeys(grid, rows[0]?.key)
  const move = useMoveLink(episode, focusCell)
  const isReadOnly = useIsReadOnly()
  const tell = useToldEdits()
  const { drag, grip } = useRowDrag(grid, (from, to) => move(from, to))
  const suggestions = useMemo(
    () => new Map(episode.links.map((link) => [`link-${link.id}`, suggestAddress(link, episode, show)])),
    [episode, show],
  )
  const reached = useRef(0)
  useEffect(() => {
    if (!goTo || reached.current === goTo.count) return
    reached.current = goTo.count
    grid.current?.querySelector(`[data-row="${CSS.escape(goTo.row)}"]`)?.scrollIntoView({ block: 'nearest' })
    focusCell(goTo.row, 2)
  }, [goTo, focusCell])

  const remove = (row: LedgerRow) => {
    const at = rows.indexOf(row)
    const next = rows[at + 1] ?? rows[at - 1]
    const title =
      row.place.kind === 'chapter'
        ? peopleText.chapterLinkRemoved(row.place.number)
        : peopleText.linkRemoved(row.label || peopleText.unlabelled)
    void tell(removeEdits(row), { title }).then((outcome) => outcome && next && focusCell(next.key, 1))
  }
  return (
    <>
      <div className="sech">
        <h2 className="semi">{peopleText.links}</h2>
        <span className="cnt">{rows.length}</span>
        <span className="s2 t3 hide-s ell">{peopleText.linksHint}</span>
        <span className="end row s2 t3 only-format">
          <Icon of={WifiOff} size="small" />
          <span className="ell">{peopleText.onlyFormat}</span>
        </span>
      </div>
      {rows.length === 0 && (
        <EmptyState icon={Link2} title={peopleText.noLinks}>
          {peopleText.noLinksText}
        </EmptyState>
      )}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one moves about in is a grid
        <table className="tbl lks" role="grid" aria-label={peopleText.links} ref={grid} {...gridProps}>
          <thead>
            <tr className="th">
              <th scope="col">
                <span className="vh">{columns.move}</span>
              </th>
              <th scope="col">{columns.label}</th>
              <th scope="col">{columns.address}</th>
              <th scope="col">{columns.owner}</th>
              <th scope="col">{columns.check}</th>
              <th scope="col">
                <span className="vh">{columns.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <LedgerLine
                key={row.key}
                row={row}
                rows={rows}
                episode={episode}
                suggestion={suggestions.get(row.key)}
                stop={stop?.row === row.key ? stop.column : undefined}
                grip={row.place.kind === 'link' && !isReadOnly ? grip(index) : undefined}
                dropBefore={drag !== undefined && drag.to === index && drag.to !== drag.from}
                dropAfter={drag !== undefined && drag.to === index + 1 && index + 1 === episode.links.length}
                isDragged={drag?.from === index}
                onMove={(step) => move(index, step < 0 ? index - 1 : index + 2)}
                onRemove={() => remove(row)}
                focusCell={focusCell}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** Moves a link before another place of the list; a run of moves of one link is one step of undo. */
function useMoveLink(episode: Episode, focusCell: (row: string, column: number) => boolean) {
  const tell = useToldEdits()
  const announce = useAnnounce()
  return (from: number, to: number) => {
    const { links } = episode
    const link = links[from]
    if (!link || to < 0 || to > links.length) return
    const before = links[to]
    const cell = document.activeElement?.closest<HTMLElement>('[data-column]')
    const column = Number(cell?.dataset['column'] ?? 0)
    const place = to > from ? to : to + 1
    void tell([{ type: 'link.move', linkId: link.id, ...(before && { before: before.id }) }], undefined, {
      mergeKey: `link.move:${link.id}`,
    }).then(() => {
      announce(peopleText.moved(link.label || peopleText.unlabelled, place, links.length))
      // A row that moves in the page loses its focus; it gets it back at its new place.
      requestAnimationFrame(() => focusCell(`link-${link.id}`, column))
    })
  }
}

/** The rows somebody must look at, in the order of the ledger. */
export function rowsToLookAt(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rows.filter((row) => needsAttention(row.check))
}
