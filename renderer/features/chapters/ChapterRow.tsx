import { Eye, EyeOff, ImagePlus, Image as ImageShape, Link as LinkShape, TriangleAlert } from 'lucide-react'
import { type MouseEvent, useRef } from 'react'
import { chapterEnd } from '../../../core/episode/chapters.ts'
import { shortAddress } from '../../../core/episode/link-address.ts'
import type { Chapter } from '../../../core/episode/schema.ts'
import { formatTime, millis } from '../../../core/time.ts'
import { chaptersText } from '../../text/chapters.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { CellText, type EditEnd } from './CellText.tsx'
import { setAddress, wrongAddress } from './chapter-address.ts'
import { StartField } from './StartField.tsx'
import type { TableContext, TextColumn } from './table-context.ts'

interface ChapterRowProps {
  readonly chapter: Chapter
  readonly index: number
  readonly context: TableContext
  /** Whether Tab comes to this row. */
  readonly isStop: boolean
  readonly editing: TextColumn | undefined
  readonly onEdit: (column: TextColumn | undefined) => void
  readonly onMenu: (row: Element) => void
}

/** One chapter: start and title are edited where they stand, link and image by a click. */
export function ChapterRow(props: ChapterRowProps) {
  const { chapter, index, context, isStop, onEdit, onMenu } = props
  const { chapters, duration, selection, actions, findings, isReadOnly, focus } = context
  const row = useRef<HTMLTableRowElement>(null)
  const number = index + 1
  const isSelected = selection.ids.has(chapter.id)
  const isWrong = findings.wrong.has(chapter.id)
  const end = chapterEnd(chapters, index, duration)
  const classes = [
    'tr',
    isWrong ? 'bad' : '',
    chapter.inTableOfContents ? '' : 'hid',
    isSelected ? 'sel' : '',
  ]

  const mouseDown = (event: MouseEvent) => {
    if (event.button !== 0) return
    const mode = event.shiftKey ? 'range' : event.metaKey || event.ctrlKey ? 'toggle' : 'only'
    if (mode !== 'only') event.preventDefault()
    if (mode !== 'only' || !isSelected || selection.ids.size > 1) selection.select(chapter.id, mode)
  }
  const next = () => {
    const below = chapters[index + 1]
    if (below) {
      selection.select(below.id)
      focus(below.id, 'start')
    } else focus(chapter.id)
  }
  return (
    <tr
      ref={row}
      className={classes.filter(Boolean).join(' ')}
      aria-selected={isSelected}
      aria-rowindex={number + 1}
      aria-label={chaptersText.row(
        number,
        formatTime(chapter.startTime),
        chapter.title || chaptersText.untitled,
      )}
      data-row={chapter.id}
      tabIndex={isStop ? 0 : -1}
      onMouseDown={mouseDown}
      onFocus={() => {
        if (!selection.ids.has(chapter.id)) selection.select(chapter.id)
      }}
      onContextMenu={(event) => {
        event.preventDefault()
        if (row.current) onMenu(row.current)
      }}
      onKeyDown={(event) => {
        const inStart =
          event.target instanceof HTMLInputElement && event.target.closest('[data-column="start"]')
        if (!inStart || event.key !== 'Tab' || event.shiftKey || isReadOnly) return
        event.preventDefault()
        onEdit('title')
      }}
    >
      <td className="num t3 s2 col-number">{number}</td>
      <td data-column="start">
        <StartField
          label={chaptersText.start(number)}
          look="cell"
          value={chapter.startTime}
          duration={duration}
          isDisabled={isReadOnly}
          isWrong={isWrong}
          isSkipped
          problemPlace="over"
          onCommit={(time, mergeKey) => actions.move(chapter.id, time, mergeKey)}
          onEnter={next}
          onEscape={() => focus(chapter.id)}
          onSetToPlace={context.setToPlace && (() => context.setToPlace?.(chapter))}
          onPasteLines={context.openPaste}
        />
      </td>
      <td className="num s2 t3">
        {end === undefined ? (
          <span title={chaptersText.notTold}>–</span>
        ) : (
          formatTime(millis(end - chapter.startTime))
        )}
      </td>
      <TextCells {...props} />
      <td className="col-shown" data-column="shown">
        <IconButton
          label={
            chapter.inTableOfContents
              ? chaptersText.shownToListeners(number)
              : chaptersText.hiddenFromListeners(number)
          }
          icon={chapter.inTableOfContents ? Eye : EyeOff}
          size="small"
          isDisabled={isReadOnly}
          excludeFromTabOrder
          onPress={() => void actions.setShown([chapter.id], !chapter.inTableOfContents)}
        />
      </td>
    </tr>
  )
}

/** The texts of a row: title, link and image. */
function TextCells({ chapter, index, context, editing, onEdit }: ChapterRowProps) {
  const { actions, isReadOnly, focus, findings } = context
  const number = index + 1
  const warnings = findings.warnings.get(chapter.id) ?? []
  const cell = (column: TextColumn) => ({
    isEditing: editing === column,
    isDisabled: isReadOnly,
    onEdit: () => onEdit(column),
    onDone: (end: EditEnd) => {
      const to = end === 'tab' ? nextColumn[column] : undefined
      onEdit(to)
      if (end === 'back-tab' && column === 'title') focus(chapter.id, 'start')
      else if (end !== 'left' && !to) focus(chapter.id)
    },
  })
  return (
    <>
      <td className="row cell-title" data-column="title">
        <CellText
          label={chaptersText.titleOf(number)}
          value={chapter.title}
          placeholder={chaptersText.addTitle}
          onCommit={(title, mergeKey) => actions.rename(chapter.id, title.trim(), mergeKey)}
          {...cell('title')}
        />
        {!chapter.inTableOfContents && <span className="chip">{chaptersText.hidden}</span>}
        {warnings.length > 0 && (
          <span className="warn row" title={warnings.map((finding) => finding.message).join('\n')}>
            <Icon of={TriangleAlert} size="small" />
            <span className="vh">{warnings.map((finding) => finding.message).join(' ')}</span>
          </span>
        )}
      </td>
      <td className="row s2 t2 col-link" data-column="link">
        <CellText
          label={chaptersText.linkOf(number)}
          value={chapter.url ?? ''}
          placeholder={chaptersText.addLink}
          check={wrongAddress}
          onCommit={(typed, mergeKey) => setAddress(context, chapter, 'url', typed, mergeKey)}
          {...cell('url')}
        >
          <Icon of={LinkShape} size="small" />
          <span className="ell">{shortAddress(chapter.url ?? '')}</span>
        </CellText>
      </td>
      <td className="col-image" data-column="image">
        <button
          type="button"
          className={chapter.image ? 'noimg has' : 'noimg'}
          aria-label={chapter.image ? chaptersText.changeImage(chapter.image) : chaptersText.addImage}
          title={chapter.image ? shortAddress(chapter.image) : chaptersText.addImage}
          tabIndex={-1}
          disabled={isReadOnly}
          onClick={() => context.editImage(chapter)}
        >
          <Icon of={chapter.image ? ImageShape : ImagePlus} size="small" />
        </button>
      </td>
    </>
  )
}

const nextColumn: Readonly<Record<TextColumn, TextColumn | undefined>> = { title: 'url', url: undefined }
