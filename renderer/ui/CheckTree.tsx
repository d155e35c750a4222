import { useVirtualizer } from '@tanstack/react-virtual'
import { Check, Minus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'

/** One row of a tree of ticks. */
export interface CheckRow {
  readonly id: string
  /** 1 for a group, 2 for what is in it. */
  readonly level: 1 | 2
  /** What a screen reader says. */
  readonly label: string
  readonly content: ReactNode
  /** Absent for a row that cannot be ticked. */
  readonly isChecked?: boolean | 'mixed'
}

interface CheckTreeProps {
  readonly label: string
  /** What the keys do, for screen readers. */
  readonly hint?: string
  readonly rows: readonly CheckRow[]
  readonly className?: string
  /** Absent where no row can be ticked. */
  readonly onCheck?: (id: string, isChecked: boolean) => void
  /** Enter, or a press anywhere but on the tick. */
  readonly onOpen: (id: string) => void
}

const heights = { 1: 36, 2: 30 } as const

/**
 * A long list of groups and what is in them, each with a tick. One stop for the Tab key: arrows move,
 * Space ticks, Enter opens. Only the rows in view exist.
 */
export function CheckTree({ label, hint, rows, className = '', onCheck, onOpen }: CheckTreeProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const base = useId()
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[rows[index]?.level ?? 2],
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  })
  const at = Math.min(active, rows.length - 1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have other heights
  useEffect(() => list.measure(), [list, rows])
  const move = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to))
    setActive(index)
    list.scrollToIndex(index, { align: 'auto' })
  }
  const keyDown = (event: KeyboardEvent) => {
    const row = rows[at]
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target !== undefined) move(target)
    else if (event.key === ' ' && row?.isChecked !== undefined) onCheck?.(row.id, row.isChecked !== true)
    else if (event.key === 'Enter' && row) onOpen(row.id)
    else return
    event.preventDefault()
  }
  return (
    <div className={`scroll ctree ${className}`} ref={scroller}>
      <div
        role="tree"
        aria-label={label}
        aria-description={hint}
        aria-multiselectable
        aria-activedescendant={rows.length > 0 ? `${base}${at}` : undefined}
        tabIndex={0}
        onKeyDown={keyDown}
        style={{ height: list.getTotalSize(), position: 'relative' }}
      >
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return row ? (
            <Row
              key={row.id}
              id={`${base}${index}`}
              row={row}
              isActive={index === at}
              top={start}
              onCheck={() => {
                setActive(index)
                if (row.isChecked !== undefined) onCheck?.(row.id, row.isChecked !== true)
              }}
              onOpen={() => {
                setActive(index)
                onOpen(row.id)
              }}
            />
          ) : null
        })}
      </div>
    </div>
  )
}

interface RowProps {
  readonly id: string
  readonly row: CheckRow
  readonly isActive: boolean
  readonly top: number
  readonly onCheck: () => void
  readonly onOpen: () => void
}

function Row({ id, row, isActive, top, onCheck, onOpen }: RowProps) {
  const { level, label, content, isChecked } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree moves, ticks and opens by keys
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and says which is active
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-label={label}
      aria-selected={isActive}
      aria-checked={isChecked}
      className={`ctree-row l${level}${isActive ? ' on' : ''}`}
      style={{ transform: `translateY(${top}px)`, height: heights[level] }}
      onClick={onOpen}
    >
      {isChecked !== undefined && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Space does the same for the row
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space does the same for the row
        <span
          className="ctree-tick"
          onClick={(event) => {
            event.stopPropagation()
            onCheck()
          }}
        >
          <span className={isChecked === false ? 'chk' : 'chk on'}>
            <Icon of={isChecked === 'mixed' ? Minus : Check} />
          </span>
        </span>
      )}
      {content}
    </div>
  )
}
