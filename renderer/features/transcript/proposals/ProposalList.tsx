import { useVirtualizer } from '@tanstack/react-virtual'
import { Check } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../../../ui/Icon.tsx'

/** One row of a preview. */
export interface ProposalItem {
  readonly key: string
  readonly isTicked: boolean
  /** Cannot be left out. */
  readonly isFixed: boolean
  /** The first line: what would stand there. */
  readonly head: ReactNode
  /** The second: the sentence it would stand before. */
  readonly text: string
  /** All of it in words, for those who hear it. */
  readonly said: string
}

interface ProposalListProps {
  readonly label: string
  readonly items: readonly ProposalItem[]
  readonly current: string | undefined
  readonly onCurrent: (key: string) => void
  readonly onTick: (key: string) => void
  /** Moves the current row to the next sentence or the one before. */
  readonly onShift: (by: 1 | -1) => void
  readonly onDigit?: (digit: number) => void
  readonly onText: () => void
}

const rowHeight = 56

/** Rows to take or leave: ↓↑ move, Space takes or leaves, ←→ move the place, Esc goes to the text. Only rows in view exist. */
export function ProposalList(props: ProposalListProps) {
  const { label, items, current, onCurrent, onTick } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const at = items.findIndex(({ key }) => key === current)
  // Whoever opened the preview goes on in its list.
  useEffect(() => scroller.current?.focus(), [])
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' })
  }, [rows, at])
  return (
    <div
      className="scroll props-list"
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => pressed(event, at, props)}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index]
          if (!item) return null
          const { key, isTicked, isFixed, head, text, said } = item
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list moves by arrow keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which is active
            <div
              key={key}
              id={`${id}-${index}`}
              role="option"
              aria-label={said}
              aria-selected={isTicked}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={['props-row', key === current ? 'on' : '', isTicked ? '' : 'off']
                .filter(Boolean)
                .join(' ')}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onCurrent(key)}
            >
              <span
                className={isFixed ? 'props-tick fixed' : 'props-tick'}
                aria-hidden="true"
                onClick={() => !isFixed && onTick(key)}
              >
                <span className={isTicked ? 'chk on' : 'chk'}>
                  <Icon of={Check} />
                </span>
              </span>
              <span className="props-said" aria-hidden="true">
                <span className="row">{head}</span>
                <bdi className="s2 t2 block ell">{text}</bdi>
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function pressed(event: KeyboardEvent, at: number, props: ProposalListProps): void {
  if (event.metaKey || event.ctrlKey || event.altKey) return
  const act = meaningOf(event.key, at, props)
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

function meaningOf(key: string, at: number, props: ProposalListProps): (() => void) | undefined {
  const { items, onCurrent, onTick, onShift, onDigit, onText } = props
  const go = (to: number) => () => {
    const item = items[Math.min(Math.max(to, 0), items.length - 1)]
    if (item) onCurrent(item.key)
  }
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 8,
    PageUp: at - 8,
    Home: 0,
    End: items.length - 1,
  }
  const to = moves[key]
  if (to !== undefined) return go(to)
  const item = items[at]
  if (key === 'Escape') return onText
  if (!item) return undefined
  if (key === ' ' || key === 'Enter') return () => !item.isFixed && onTick(item.key)
  if (key === 'ArrowLeft') return () => onShift(-1)
  if (key === 'ArrowRight') return () => onShift(1)
  return onDigit && /^[0-9]$/.test(key) ? () => onDigit(Number(key)) : undefined
}
