import { type KeyboardEvent, type PointerEvent, useRef } from 'react'

interface ResizeHandleProps {
  /** Names the pane it belongs to: "Width of the side panel". */
  readonly label: string
  readonly width: number
  readonly min: number
  readonly max: number
  /** The side of its pane it stands on. */
  readonly edge: 'left' | 'right'
  readonly onResize: (width: number) => void
  readonly onReset: () => void
}

const step = 16

/** A pane's edge: drag it, move it 16 px by arrow keys, double-click to reset. */
export function ResizeHandle({ label, width, min, max, edge, onResize, onReset }: ResizeHandleProps) {
  const from = useRef<{ readonly x: number; readonly width: number }>(undefined)
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)))
  const sign = edge === 'left' ? -1 : 1

  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.dataset['dragging'] = ''
    from.current = { x: event.clientX, width }
  }
  const move = (event: PointerEvent) => {
    if (from.current) onResize(clamp(from.current.width + sign * (event.clientX - from.current.x)))
  }
  const up = (event: PointerEvent<HTMLDivElement>) => {
    from.current = undefined
    delete event.currentTarget.dataset['dragging']
  }
  const keyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: width - sign * step,
      ArrowRight: width + sign * step,
      Home: min,
      End: max,
    }
    const target = moves[event.key]
    if (target === undefined) return
    event.preventDefault()
    onResize(clamp(target))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is not a rule between texts
    <div
      className={edge === 'left' ? 'resize' : 'resize after'}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={keyDown}
      onDoubleClick={onReset}
    />
  )
}
