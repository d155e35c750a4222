import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { usePanes } from './panes.ts'
import { ResizeHandle } from './ResizeHandle.tsx'
import { useMediaQuery } from './use-media-query.ts'

interface PaneSplitProps {
  /** Names the view, for remembering the width: `chapters`. */
  readonly view: string
  readonly children: ReactNode
  /** The side panel's content. */
  readonly side: ReactNode
  readonly sideLabel: string
  /** Names the edge: "Width of the side panel". */
  readonly edgeLabel: string
  /** Design §3: 368 transcript, 300 chapters, 312 people, 340 library. */
  readonly defaultWidth: number
  readonly min?: number
  readonly max?: number
}

/**
 * A view's pane with its side panel. The panel's width is remembered; it can be hidden; below 1,000 px
 * it becomes a sheet over the view, closed until asked for and closed by Esc.
 */
export function PaneSplit(props: PaneSplitProps) {
  const { view, children, side, sideLabel, edgeLabel, defaultWidth, min = 280, max = 520 } = props
  const panes = usePanes()
  const isNarrow = useMediaQuery('(max-width: 999px)')
  const isSmall = useMediaQuery('(max-width: 1360px)')
  const [dragged, setDragged] = useState<number>()
  const usual = isSmall
    ? Math.max(min, Math.min(defaultWidth, Math.round(defaultWidth * 0.915)))
    : defaultWidth
  const width = dragged ?? panes.widthOf(view) ?? usual
  const sheet = useRef<HTMLElement>(null)
  useSheetFocus(sheet, isNarrow && panes.isSideShown)
  const closeOnEsc = (event: KeyboardEvent) => {
    if (isNarrow && event.key === 'Escape' && !event.defaultPrevented) panes.toggleSide()
  }
  return (
    <div className="split">
      <section
        className="pane"
        data-region="work"
        onPointerDown={() => isNarrow && panes.isSideShown && panes.toggleSide()}
      >
        {children}
      </section>
      {panes.isSideShown && (
        <aside
          ref={sheet}
          tabIndex={isNarrow ? -1 : undefined}
          className={isNarrow ? 'side sheet' : 'side'}
          aria-label={sideLabel}
          data-region="side"
          style={{ width }}
          onKeyDown={closeOnEsc}
        >
          <ResizeHandle
            label={edgeLabel}
            edge="left"
            width={width}
            min={min}
            max={max}
            onResize={(next) => {
              setDragged(next)
              panes.setWidth(view, next)
            }}
            onReset={() => {
              setDragged(undefined)
              panes.setWidth(view, undefined)
            }}
          />
          {side}
        </aside>
      )}
    </div>
  )
}

/** A sheet takes the focus when it comes and gives it back when it goes, to the page where its opener is no more. */
function useSheetFocus(sheet: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    const opener = document.activeElement
    sheet.current?.focus()
    return () => {
      const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected
      const target = isThere ? opener : document.querySelector('main')
      target?.focus()
    }
  }, [isOpen, sheet])
}
