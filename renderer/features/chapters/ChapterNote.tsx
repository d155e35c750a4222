import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { Finding } from '../../../core/contract/publish-shapes.ts'
import type { Chapter } from '../../../core/episode/schema.ts'
import { chaptersText } from '../../text/chapters.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { TableContext } from './table-context.ts'

interface ChapterNoteProps {
  readonly finding: Finding
  readonly chapter: Chapter
  readonly context: TableContext
}

/** What a check says of a chapter, directly under its row, with its one fix. */
export function ChapterNote({ finding, chapter, context }: ChapterNoteProps) {
  return (
    <tr className="note-row">
      <td colSpan={7}>
        <FindingNote
          finding={finding}
          onFix={() => fixed(finding, chapter, context)}
          isDisabled={context.isReadOnly}
        />
      </td>
    </tr>
  )
}

/** A fix that is edits is applied; any other leads to the field it is about. */
function fixed(finding: Finding, chapter: Chapter, { actions, focus, selection }: TableContext): void {
  if (finding.fix?.edits) {
    void actions.fix(finding).then(() => focus(chapter.id))
    return
  }
  selection.select(chapter.id)
  focus(chapter.id, 'start')
}

interface FindingNoteProps {
  readonly finding: Finding
  readonly onFix: () => void
  readonly isDisabled: boolean
}

/** A finding in words: what is so, what it costs, and its fix. */
export function FindingNote({ finding, onFix, isDisabled }: FindingNoteProps) {
  const isError = finding.level === 'error'
  return (
    <div className={isError ? 'inl' : 'inl warn'}>
      <Icon of={isError ? CircleAlert : TriangleAlert} size="small" />
      <span>
        <b className="semi">{finding.message}</b> {finding.cost}
      </span>
      {(finding.fix || isError) && (
        <Button size="small" onPress={onFix} isDisabled={isDisabled}>
          {finding.fix?.label ?? chaptersText.goFix}
        </Button>
      )}
    </div>
  )
}
