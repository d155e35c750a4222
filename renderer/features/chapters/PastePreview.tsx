import { Check, Minus, Pencil, Plus } from 'lucide-react'
import { type ChapterDiffRow, startToKeep } from '../../../core/episode/chapter-diff.ts'
import { formatTime } from '../../../core/time.ts'
import { pasteText } from '../../text/chapters.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Icon } from '../../ui/Icon.tsx'

interface PastePreviewProps {
  readonly rows: readonly ChapterDiffRow[]
  readonly keepMissing: boolean
  readonly onKeepMissing: (keep: boolean) => void
  /** Counts in a line: "14 the same, 1 moved". */
  readonly summary: string
  readonly isReading: boolean
  readonly problem: string | undefined
}

/** What pasted times would make of the chapters, row by row. */
export function PastePreview({
  rows,
  keepMissing,
  onKeepMissing,
  summary,
  isReading,
  problem,
}: PastePreviewProps) {
  return (
    <div className="ppv">
      <div className="row s2 ppv-head">
        <b className="semi">{pasteText.preview}</b>
        <span className="t3 ell" role="status">
          {isReading ? pasteText.reading : summary}
        </span>
      </div>
      {problem ? (
        <p className="s2 err pad" role="alert">
          {problem}
        </p>
      ) : rows.length === 0 ? (
        <p className="s2 t3 pad">{pasteText.nothingYet}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by key
        <ul tabIndex={0} aria-label={pasteText.preview}>
          {rows.map((row) => (
            <PreviewRow key={keyOf(row)} row={row} isKept={keepMissing && row.kind === 'removed'} />
          ))}
        </ul>
      )}
      {rows.some((row) => row.kind === 'removed') && (
        <div className="ppv-foot">
          <Checkbox isSelected={keepMissing} onChange={onKeepMissing}>
            <span className="s2">{pasteText.keepMissing}</span>
          </Checkbox>
        </div>
      )}
    </div>
  )
}

function keyOf(row: ChapterDiffRow): string {
  return row.kind === 'new' ? `new ${row.read.startTime} ${row.read.title}` : `${row.kind} ${row.chapter.id}`
}

const looks = {
  same: { icon: Check, className: 'same', name: pasteText.same },
  changed: { icon: Pencil, className: 'chg', name: pasteText.changed },
  new: { icon: Plus, className: 'new', name: pasteText.added },
  removed: { icon: Minus, className: 'gone', name: pasteText.removed },
} as const

function PreviewRow({ row, isKept }: { readonly row: ChapterDiffRow; readonly isKept: boolean }) {
  const look = isKept ? { icon: Check, className: 'same', name: pasteText.kept } : looks[row.kind]
  const title = row.kind === 'removed' || row.kind === 'same' ? row.chapter.title : row.read.title
  const time = row.kind === 'removed' ? row.chapter.startTime : startToKeep(row)
  const moved = row.kind === 'changed' && row.changes.includes('time')
  const retitled = row.kind === 'changed' && row.changes.includes('title')
  const isGone = row.kind === 'removed' && !isKept
  return (
    <li className={look.className}>
      <span className="pm">
        <Icon of={look.icon} size="small" />
        <span className="vh">{look.name}</span>
      </span>
      <span className="num">
        {moved && (
          <>
            <del>{formatTime(row.chapter.startTime)}</del>{' '}
          </>
        )}
        {isGone ? <del>{formatTime(time)}</del> : formatTime(time)}
      </span>
      <span className="ell" title={retitled ? `${pasteText.was}: ${row.chapter.title}` : undefined}>
        {isGone ? <del>{title || pasteText.untitled}</del> : title || pasteText.untitled}
        {retitled && <span className="vh">{`. ${pasteText.was} ${row.chapter.title}`}</span>}
      </span>
    </li>
  )
}
