import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { importText } from '../../text/import.ts'

interface BlockEdgeProps {
  readonly label: string
  /** The first line of the block below. */
  readonly line: number
  readonly min: number
  readonly max: number
  readonly onMove: (line: number) => void
  readonly onStep: (by: 1 | -1) => void
}

/** The edge between two blocks: dragged to another line, or moved by ↑ and ↓. */
export function BlockEdge({ label, line, min, max, onMove, onStep }: BlockEdgeProps) {
  const isDragging = useRef(false)
  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.dataset['dragging'] = ''
    isDragging.current = true
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!isDragging.current) return
    const target = lineAt(event)
    if (target !== undefined && target !== line) onMove(target)
  }
  const up = (event: PointerEvent<HTMLDivElement>) => {
    isDragging.current = false
    delete event.currentTarget.dataset['dragging']
  }
  const keyDown = (event: KeyboardEvent) => {
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key]
    if (by === undefined) return
    event.preventDefault()
    onStep(by)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is not a rule between texts
    <div
      className="import-edge"
      role="separator"
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuenow={line}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuetext={importText.edgeAt(line)}
      tabIndex={0}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={keyDown}
    />
  )
}

/** The line at the pointer's height: its upper half means before it, its lower half after it. */
function lineAt(event: PointerEvent<HTMLDivElement>): number | undefined {
  const text = event.currentTarget.closest('.import-source')?.querySelector('.import-block-text')
  const x = (text?.getBoundingClientRect().left ?? event.clientX) + 20
  const under = document.elementsFromPoint(x, event.clientY)
  const element = under.map((one) => one.closest('[data-line]')).find((one) => one !== null)
  const line = Number(element?.getAttribute('data-line'))
  if (!element || !Number.isInteger(line)) return undefined
  const { top, height } = element.getBoundingClientRect()
  return event.clientY < top + height / 2 ? line : line + 1
}
