import { measureElement, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Term } from '../../../../core/show/schema.ts'
import { glossaryText } from '../../../text/review.ts'
import { useRowsKept } from '../../../ui/use-rows-kept.ts'

/** Height of a row of one line, in pixels; those that are drawn are measured. */
const rowHeight = 36

interface TermListProps {
  readonly terms: readonly Term[]
  /** Place of the term that is being edited, which exists wherever the list is scrolled to; -1 for none. */
  readonly edited: number
  /** What scrolls, and what places in it are counted from; absent before the first drawing. */
  readonly scroller: HTMLElement | null
  readonly children: (term: Term) => ReactNode
}

/** The terms one below the other, of which only those in sight exist, the one with the focus and the edited one. */
export function TermList({ terms, edited, scroller, children }: TermListProps) {
  const list = useRef<HTMLUListElement>(null)
  const [focused, setFocused] = useState(-1)
  const top = useTopOf(list)
  const rangeExtractor = useRowsKept(edited, focused)
  const rows = useVirtualizer({
    count: terms.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    getItemKey: (index) => terms[index]?.spelling ?? index,
    // A row that is not laid out yet has no height to be believed.
    measureElement: (...row) => measureElement(...row) || rowHeight,
    scrollMargin: top,
    overscan: 12,
    rangeExtractor,
  })
  return (
    <ul
      className="glossary-terms"
      aria-label={glossaryText.list}
      ref={list}
      style={{ height: rows.getTotalSize() }}
    >
      {rows.getVirtualItems().map(({ index, start }) => {
        const term = terms[index]
        return term ? (
          <li
            key={term.spelling}
            className="gr"
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={terms.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
            onFocus={() => setFocused(index)}
            onBlur={() => setFocused(-1)}
          >
            {children(term)}
          </li>
        ) : null
      })}
    </ul>
  )
}

/** How far below the beginning of what scrolls the list begins. Asked after every drawing: what is above it changes. */
function useTopOf(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0))
  return top
}
