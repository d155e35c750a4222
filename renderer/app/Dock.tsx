import { VolumeX } from 'lucide-react'
import { chapterAt, sortedByTime } from '../../core/episode/chapters.ts'
import type { Chapter, Episode } from '../../core/episode/schema.ts'
import { formatClock, formatTime, type Millis } from '../../core/time.ts'
import { type Caret, useCaret } from '../state/caret.ts'
import { useEpisodePhase } from '../state/EpisodeProvider.tsx'
import { shellText } from '../text/shell.ts'
import { Icon } from '../ui/Icon.tsx'
import { lengthOf } from './episode-length.ts'

/** Where in the episode you are, on a ribbon of its chapters. There is no audio here to play. */
export function Dock() {
  const state = useEpisodePhase()
  if (state.phase === 'failed') return null
  return (
    <footer className="dock" role="contentinfo" data-region="dock" aria-label={shellText.dock}>
      {state.phase === 'open' && <DockOf episode={state.episode} />}
    </footer>
  )
}

function DockOf({ episode }: { readonly episode: Episode }) {
  const caret = useCaret()
  const chapters = sortedByTime(episode.chapters)
  const length = lengthOf(episode)
  return (
    <>
      <div className="lead row">
        <Icon of={VolumeX} />
        <span className="grow">
          <span className="med block ell">
            {episode.enclosure ? shellText.audioWaits : shellText.noAudio}
          </span>
          <span className="s1 t3 block ell dock-hint">{shellText.followsCaret}</span>
        </span>
      </div>
      <Ribbon chapters={chapters} length={length} caret={caret} />
      <div className="right">
        <div className="time">
          <div className="num">
            <b>{timeOf(caret, chapters)}</b>
            {length.known && caret.time !== undefined && (
              <span className="t3"> / {formatClock(length.time)}</span>
            )}
          </div>
          <div className="s1 t3 ell">{chapterLine(chapters, caret)}</div>
        </div>
      </div>
    </>
  )
}

interface RibbonProps {
  readonly chapters: readonly Chapter[]
  readonly length: { readonly time: Millis }
  readonly caret: Caret
}

function Ribbon({ chapters, length, caret }: RibbonProps) {
  const listed = chapters.filter((chapter) => chapter.inTableOfContents)
  const total = Math.max(length.time, 1)
  const current = caret.time === undefined ? undefined : chapterAt(chapters, caret.time)
  const at = caret.time === undefined ? undefined : Math.min(100, (caret.time / total) * 100)
  return (
    <div
      className="ribbon"
      role="img"
      aria-label={shellText.ribbon(
        `${timeOf(caret, chapters)}, ${chapterLine(chapters, caret)}`,
        listed.length,
      )}
    >
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
