import { useVirtualizer } from '@tanstack/react-virtual'
import { Check, CircleCheck, SearchX, TextSearch } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useIsReadOnly } from '../../state/EpisodeProvider.tsx'
import { findText } from '../../text/transcript.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { timeOfPosition } from './place-time.ts'
import { clockOf, isAbout } from './transcript-info.ts'
import type { Find } from './use-find.ts'
import type { FoundPlace } from './use-search.ts'
import type { OpenTranscript } from './use-transcript-editor.ts'

/** Letters of context before and after a place. */
const before = 22
const after = 40

/** Every place that was found, in its context; a press goes there. */
export function FoundPanel({
  find,
  transcript,
}: {
  readonly find: Find
  readonly transcript: OpenTranscript
}) {
  const { places, current, query, go, leftOut } = find
  const isReadOnly = useIsReadOnly()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 12,
  })
  useEffect(() => {
    if (current >= 0 && current < places.length) rows.scrollToIndex(current, { align: 'auto' })
  }, [rows, current, places.length])
  if (places.length === 0) {
    return query.text === '' ? (
      <EmptyState icon={TextSearch} title={findText.listIdle} />
    ) : find.replaced !== undefined ? (
      <EmptyState icon={CircleCheck} title={findText.replaced(find.replaced)} />
    ) : find.problem !== undefined ? (
      <EmptyState icon={TextSearch} title={findText.listUnsearched} />
    ) : (
      <EmptyState icon={SearchX} title={findText.listEmpty} />
    )
  }
  const keyDown = (event: KeyboardEvent) => {
    const place = places[current]
    if (event.key === ' ' && place && !isReadOnly) {
      event.preventDefault()
      leftOut.toggle(place)
      return
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    go(Math.min(places.length - 1, Math.max(0, current + by)))
  }
  const shown = rows.getVirtualItems().map(({ index, start }) => ({
    index,
    start,
    time: timeAt(transcript, places[index]),
  }))
  return (
    <div
      className={shown.some(({ time }) => isAbout(time)) ? 'scroll found-list about' : 'scroll found-list'}
      ref={scroller}
    >
      <div
        role="listbox"
        aria-label={findText.list}
        aria-description={isReadOnly ? undefined : findText.listHint}
        aria-activedescendant={current >= 0 ? `found-${current}` : undefined}
        tabIndex={0}
        onKeyDown={keyDown}
        style={{ height: rows.getTotalSize(), position: 'relative' }}
      >
        {shown.map(({ index, start, time }) => {
          const place = places[index]
          return place ? (
            <FoundRow
              key={index}
              index={index}
              place={place}
              time={time}
              count={places.length}
              transcript={transcript}
              isCurrent={index === current}
              top={start}
              onPress={() => go(index)}
              {...(!isReadOnly && {
                isChecked: !leftOut.has(place),
                onCheck: () => leftOut.toggle(place),
              })}
            />
          ) : null
        })}
      </div>
    </div>
  )
}

function timeAt({ view: { state } }: OpenTranscript, place: FoundPlace | undefined): string {
  const said = place && place.to <= state.doc.length ? timeOfPosition(state, place.from) : undefined
  return said ? clockOf(said) : ''
}

interface FoundRowProps {
  readonly index: number
  readonly place: FoundPlace
  readonly time: string
  readonly count: number
  readonly transcript: OpenTranscript
  readonly isCurrent: boolean
  readonly top: number
  readonly onPress: () => void
  /** Whether it is to be replaced; absent where nothing can be. */
  readonly isChecked?: boolean
  readonly onCheck?: () => void
}

function FoundRow(props: FoundRowProps) {
  const { index, place, time, count, transcript, isCurrent, top, onPress, isChecked, onCheck } = props
  const { state } = transcript.view
  const isThere = place.to <= state.doc.length
  const line = isThere ? state.doc.lineAt(place.from) : undefined
  const left = line ? state.sliceDoc(Math.max(line.from, place.from - before), place.from) : ''
  const right = line ? state.sliceDoc(place.to, Math.min(line.to, place.to + after)) : ''
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list moves by arrow keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which is active
    <div
      id={`found-${index}`}
      role="option"
      aria-selected={isCurrent}
      aria-checked={isChecked}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={`found-row${isCurrent ? ' on' : ''}${isChecked === undefined ? ' plain' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onPress}
    >
      {isChecked !== undefined && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Space does the same for the current row
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space does the same for the current row
        <span
          className="ctree-tick"
          onClick={(event) => {
            event.stopPropagation()
            onCheck?.()
          }}
        >
          <span className={isChecked ? 'chk on' : 'chk'}>
            <Icon of={Check} />
          </span>
        </span>
      )}
      <span className="num t3">{time}</span>
      <span className="left-context">
        <bdi>{left}</bdi>
      </span>
      <b>{isThere ? state.sliceDoc(place.from, place.to) : ''}</b>
      <span className="ell">{right}</span>
    </div>
  )
}
