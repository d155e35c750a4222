import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { changesText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { type ChangeRow, changesInTurn } from './change-list.ts'
import type { Changes } from './use-changes.ts'

interface ChangeRowsProps {
  readonly rows: readonly ChangeRow[]
  readonly changes: Changes
  readonly isReadOnly: boolean
}

/** Changes in the order of the text, each where it is; the chosen one can be taken back. */
export function ChangeRows({ rows, changes, isReadOnly }: ChangeRowsProps) {
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
                  {row.left !== '' && hasRoom(row) && (
                    <span className="left-context t3">
                      <bdi>{row.left}</bdi>
                    </span>
                  )}
                  <Difference row={row} />
                  <span className="g-right t3 ell">{hasRoom(row) && row.right}</span>
                  <span className="num s2 t3 end">{row.time}</span>
                </span>
                <span className="s1 t3 block ell">{row.said}</span>
              </button>
              {isOn && !isReadOnly && (
                <span className="g-act">
                  <Button variant="link" onPress={() => void revert(row)}>
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

/** So many letters fill the line: what would stand around them is cut to less than a word. */
const fullLine = 28

function hasRoom({ gone, come }: ChangeRow): boolean {
  return gone.length + come.length < fullLine
}

/** Brings the original words of a whole turn back, where more than this one changed in it. */
function RestoreTurn({ row, changes }: { readonly row: ChangeRow; readonly changes: Changes }) {
  const inTurn = changesInTurn(changes.rows ?? [], row)
  if (inTurn.length < 2) return null
  return (
    <Button variant="link" onPress={() => void changes.revertTurn(row)}>
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
