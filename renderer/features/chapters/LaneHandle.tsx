import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { nudgeSteps } from '../../../core/episode/timecode-input.ts'
import { formatTime, type Millis, millis } from '../../../core/time.ts'
import { chaptersText } from '../../text/chapters.ts'
import { percent } from './lane-scale.ts'
import type { TableContext } from './table-context.ts'

interface LaneHandleProps {
  readonly context: TableContext
  /** The chapter whose start this is. */
  readonly chapter: Chapter
  readonly length: Millis
}

/** The least distance to a neighbour while dragging, in milliseconds. */
const leastGap = 1000

/** A start on the lane: dragged between its neighbours, or moved by arrow keys. Esc puts it back. */
export function LaneHandle({ context, chapter, length }: LaneHandleProps) {
  const { chapters, actions } = context
  const [dragged, setDragged] = useState<Millis>()
  const stay = useRef(0)
  const index = chapters.indexOf(chapter)
  const least = index > 0 ? (chapters[index - 1]?.startTime ?? 0) + leastGap : 0
  const most = (chapters[index + 1]?.startTime ?? length + leastGap) - leastGap
  const clamp = (time: number): Millis => millis(Math.max(least, Math.min(most, time)))
  const shown = dragged ?? chapter.startTime

  const move = (event: PointerEvent<HTMLElement>) => {
    if (dragged === undefined) return
    const lane = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!lane) return
    const time = ((event.clientX - lane.left) / lane.width) * length
    setDragged(clamp(Math.round(time / 100) * 100))
  }
  const drop = () => {
    if (dragged !== undefined && dragged !== chapter.startTime) void actions.move(chapter.id, dragged)
    setDragged(undefined)
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && dragged !== undefined) {
      event.preventDefault()
      setDragged(undefined)
      return
    }
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    if (by === undefined || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    const step = event.altKey ? nudgeSteps.fine : event.shiftKey ? nudgeSteps.coarse : nudgeSteps.normal
    void actions.move(
      chapter.id,
      clamp(chapter.startTime + by * step),
      `handle-${chapter.id}-${stay.current}`,
    )
  }
  return (
    <span
      className={dragged === undefined ? 'hdl' : 'hdl dragging'}
      role="slider"
      tabIndex={0}
      aria-label={chaptersText.startHandle(index + 1)}
      aria-valuemin={Math.round(least / 1000)}
      aria-valuemax={Math.round(most / 1000)}
      aria-valuenow={Math.round(shown / 1000)}
      aria-valuetext={formatTime(shown)}
      style={{ left: `${percent(shown, length)}%` }}
      onFocus={() => {
        stay.current += 1
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.focus()
        setDragged(chapter.startTime)
      }}
      onPointerMove={move}
      onPointerUp={drop}
      onPointerCancel={() => setDragged(undefined)}
      onKeyDown={keyDown}
    >
      <i />
      {dragged !== undefined && <b className="num bubble">{formatTime(dragged)}</b>}
    </span>
  )
}
