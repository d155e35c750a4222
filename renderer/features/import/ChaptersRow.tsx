import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { formatTime } from '../../../core/time.ts'
import { importText } from '../../text/import.ts'
import { Button } from '../../ui/Button.tsx'
import { LeaveOut, ResultRow, type RowProps, stateOf } from './ResultRow.tsx'

/** The chapters: how many, from when to when, and each by its length. */
export function ChaptersRow({ found, corrected, onCorrect, onHot }: RowProps) {
  const [isOpen, setOpen] = useState(false)
  const { chapters } = found
  const first = chapters[0]
  const last = chapters.at(-1)
  if (!first || !last) return null
  const span = importText.chapterSpan(formatTime(first.startTime), formatTime(last.startTime))
  return (
    <ResultRow
      label={importText.rows.chapters}
      kind="chapters"
      state={stateOf('chapters', corrected)}
      onHot={onHot}
    >
      <div className="row">
        <span className="med">{importText.chapters(chapters.length)}</span>
        <span className="s2 t3 num">{span}</span>
        <span className="end row">
          <Button
            variant="quiet"
            size="small"
            icon={isOpen ? ChevronUp : ChevronDown}
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? importText.hideAll : importText.showAll}
          </Button>
          <LeaveOut part="chapters" corrected={corrected} onCorrect={onCorrect} />
        </span>
      </div>
      <div className="import-ribbon" role="img" aria-label={importText.chapterRibbon(chapters.length)}>
        {chapters.map((chapter, index) => {
          const end = chapters[index + 1]?.startTime ?? chapter.endTime ?? chapter.startTime + 30_000
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: chapters of a preview have no ids yet
            <i key={index} style={{ flexGrow: Math.max(1, end - chapter.startTime) }} />
          )
        })}
      </div>
      {isOpen && (
        <ol className="import-chapters">
          {chapters.map((chapter, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: chapters of a preview have no ids yet
            <li key={index}>
              <span className="num t3">{formatTime(chapter.startTime)}</span>
              <span className={chapter.hidden ? 't3' : ''}>{chapter.title}</span>
            </li>
          ))}
        </ol>
      )}
    </ResultRow>
  )
}
