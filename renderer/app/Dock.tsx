import { VolumeX } from 'lucide-react'
import { useMemo } from 'react'
import { chapterAt, sortedByTime } from '../../core/episode/chapters.ts'
import type { Chapter } from '../../core/episode/schema.ts'
import { formatClock, formatTime, type Millis } from '../../core/time.ts'
import { type Caret, useCaret } from '../state/caret.ts'
import { useEpisodeSelector, useEpisodeState } from '../state/EpisodeProvider.tsx'
import { shellText } from '../text/shell.ts'
import { Icon } from '../ui/Icon.tsx'
import { lengthOf } from './episode-length.ts'

/** Where in the episode you are, on a ribbon of its chapters. There is no audio here to play. */
export function Dock() {
  const phase = useEpisodeState((state) => state.phase)
  if (phase === 'failed') return null
  return (
    <footer className="dock" role="contentinfo" data-region="dock" aria-label={shellText.dock}>
      {phase === 'open' && <DockOf />}
    </footer>
  )
}

function DockOf() {
  const caret = useCaret()
  const listed = useEpisodeSelector((episode) => episode.chapters)
  const hasAudio = useEpisodeSelector((episode) => episode.enclosure !== undefined)
  const time = useEpisodeSelector((episode) => lengthOf(episode).time)
  const isLengthKnown = useEpisodeSelector((episode) => lengthOf(episode).known)
  const chapters = useMemo(() => sortedByTime(listed), [listed])
  return (
    <>
      <div className="lead row">
        <Icon of={VolumeX} />
        <span className="grow">
          <span className="med block ell">{hasAudio ? shellText.audioWaits : shellText.noAudio}</span>
          <span className="s1 t3 block ell dock-hint">{shellText.followsCaret}</span>
        </span>
      </div>
      <Ribbon chapters={chapters} length={time} caret={caret} />
      <div className="right">
        <div className="time">
          <div className="num">
            <b>{timeOf(caret, chapters)}</b>
            {isLengthKnown && caret.time !== undefined && <span className="t3"> / {formatClock(time)}</span>}
          </div>
          <div className="s1 t3 ell">{chapterLine(chapters, caret)}</div>
        </div>
      </div>
    </>
  )
}

interface RibbonProps {
  readonly chapters: readonly Chapter[]
  readonly length: Millis
  readonly caret: Caret
}

function Ribbon({ chapters, length, caret }: RibbonProps) {
  const listed = chapters.filter((chapter) => chapter.inTableOfContents)
  const total = Math.max(length, 1)
  const current = caret.time === undefined ? undefined : chapterAt(chapters, caret.time)
  // Without any length there is nothing to be somewhere on.
  const at = caret.time === undefined || length === 0 ? undefined : Math.min(100, (caret.time / total) * 100)
  return (
    <div
      className="ribbon"
      role="img"
      aria-label={shellText.ribbon(
        `${timeOf(caret, chapters)}, ${chapterLine(chapters, caret)}`,
        listed.length,
      )}
    >
      {listed.length === 0 && length > 0 && <i style={{ left: 0, width: '100%' }} />}
      {listed.map((chapter, index) => {
        const end = listed[index + 1]?.startTime ?? total
        const left = (chapter.startTime / total) * 100
        const width = (Math.max(end - chapter.startTime, 0) / total) * 100
        return (
          <i
            key={chapter.id}
            className={chapter === current ? 'on' : ''}
            style={{ left: `${left}%`, width: `calc(${width}% - 2px)` }}
          />
        )
      })}
      {at !== undefined && <span className="head" style={{ left: `${at}%` }} />}
    </div>
  )
}

function timeOf({ time, isEstimated }: Caret, chapters: readonly Chapter[]): string {
  if (time === undefined) return shellText.chapterCount(chapters.length)
  return isEstimated ? shellText.about(formatClock(time)) : formatClock(time)
}

function chapterLine(chapters: readonly Chapter[], { time }: Caret): string {
  const [first, last] = [chapters[0], chapters.at(-1)]
  if (!first || !last) return shellText.noChapters
  if (time === undefined)
    return shellText.chapterSpan(formatTime(first.startTime), formatTime(last.startTime))
  const current = chapterAt(chapters, time)
  return current ? shellText.chapterAt(chapters.indexOf(current) + 1, current.title) : shellText.beforeFirst
}
