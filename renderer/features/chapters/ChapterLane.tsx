import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { formatTime, type Millis } from '../../../core/time.ts'
import { chaptersText } from '../../text/chapters.ts'
import { LaneHandle } from './LaneHandle.tsx'
import { laneMarks, percent } from './lane-scale.ts'
import type { TableContext } from './table-context.ts'

interface ChapterLaneProps {
  readonly context: TableContext
  /** What the lane is drawn to, and whether that is the audio's own length. */
  readonly length: { readonly time: Millis; readonly known: boolean }
  /** How many times the lane is wider than its pane. */
  readonly zoom: number
  /** The person's place in the transcript. */
  readonly place: Millis | undefined
}

/** The chapters along the episode, drawn from their times. The table beneath says the same in words. */
export function ChapterLane({ context, length, zoom, place }: ChapterLaneProps) {
  const { chapters, selection } = context
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const listed = chapters.filter((chapter) => chapter.inTableOfContents)
  const index = chapters.findIndex((chapter) => chapter.id === selection.current)
  const chosen = chapters[index]
  const next = chapters[index + 1]
  const first = listed[0]
  return (
    <section className="cwave" aria-label={chaptersText.lane}>
      <div className="lane-scroll" ref={scroller}>
        <div className="lane-width" style={{ width: `${zoom * 100}%` }}>
          <div className="scale num" aria-hidden="true">
            {laneMarks(length.time, width * zoom).map((mark) => (
              <span key={mark.time} style={{ left: `${mark.at}%` }}>
                {mark.label}
              </span>
            ))}
          </div>
          <div className="lane">
            {chapters.map((chapter, at) => (
              <Region
                key={chapter.id}
                chapter={chapter}
                number={at + 1}
                end={chapters[at + 1]?.startTime ?? length.time}
                length={length.time}
                width={width * zoom}
                isOn={chapter.id === selection.current}
                onPress={() => {
                  selection.select(chapter.id)
                  context.focus(chapter.id)
                }}
              />
            ))}
            {first && first.startTime > 0 && (
              <span
                className="gap"
                title={chaptersText.gap(formatTime(first.startTime))}
                style={{ width: `max(7px, ${percent(first.startTime, length.time)}%)` }}
              />
            )}
            {chosen && !context.isReadOnly && (
              <LaneHandle
                key={`${chosen.id} start`}
                context={context}
                chapter={chosen}
                length={length.time}
              />
            )}
            {chosen && next && !context.isReadOnly && (
              <LaneHandle key={`${next.id} end`} context={context} chapter={next} length={length.time} />
            )}
            {place !== undefined && place <= length.time && (
              <Marker at={percent(place, length.time)}>{formatTime(place)}</Marker>
            )}
          </div>
        </div>
      </div>
      {!length.known && <p className="s1 t3">{chaptersText.laneGuess}</p>}
    </section>
  )
}

/** In pixels: narrower regions show no title, or not even their number, which takes so much for each digit. */
const leastForTitle = 56
const besideNumber = 11
const forDigit = 7.5

interface RegionProps {
  readonly chapter: Chapter
  readonly number: number
  readonly end: Millis
  readonly length: Millis
  /** Of the whole lane, in pixels. */
  readonly width: number
  readonly isOn: boolean
  readonly onPress: () => void
}

/** Mouse only: the table is the way for keys and says the same. */
function Region({ chapter, number, end, length, width, isOn, onPress }: RegionProps) {
  const left = percent(chapter.startTime, length)
  const part = percent(end, length) - left
  const room = (part / 100) * width
  const classes = [
    'rg',
    number % 2 === 0 ? 'odd' : '',
    isOn ? 'on' : '',
    chapter.inTableOfContents ? '' : 'hid',
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row of the table does the same by key
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row of the table does the same by key
    <div
      className={classes.filter(Boolean).join(' ')}
      style={{ left: `${left}%`, width: `${part}%` }}
      title={`${formatTime(chapter.startTime)} ${chapter.title || chaptersText.untitled}`}
      onClick={onPress}
    >
      {room >= besideNumber + forDigit * String(number).length && (
        <span className="cap ell">
          <b className="num">{number}</b> {room >= leastForTitle && chapter.title}
        </span>
      )}
    </div>
  )
}

function Marker({ at, children }: { readonly at: number; readonly children: ReactNode }) {
  return (
    <span className="cur" style={{ left: `${at}%` }}>
      <b className="num">{children}</b>
    </span>
  )
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(800)
  useEffect(() => {
    const { current } = element
    if (!current || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setWidth(current.clientWidth))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return width
}
