import { type KeyboardEvent, useRef, useState } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import type { ChapterId } from '../../../core/ids.ts'
import { isTyping } from '../../state/commands.ts'
import { chaptersText } from '../../text/chapters.ts'
import { ContextMenu } from '../../ui/ContextMenu.tsx'
import { ChapterNote } from './ChapterNote.tsx'
import { ChapterRow } from './ChapterRow.tsx'
import { rowMenu } from './row-menu.ts'
import type { TableContext, TextColumn } from './table-context.ts'
import { moveInRow } from './table-focus.ts'

/** Every chapter as a row, in order of time; one stop of Tab, arrow keys inside. */
export function ChapterTable({ context }: { readonly context: TableContext }) {
  const { chapters, selection, findings } = context
  const [editing, setEditing] = useState<{ readonly id: ChapterId; readonly column: TextColumn }>()
  const [menuFor, setMenuFor] = useState<ChapterId>()
  const anchor = useRef<Element>(null)
  const stop = selection.current ?? chapters[0]?.id
  const open = chapters.find((chapter) => chapter.id === menuFor)
  const names = chaptersText.columns

  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    const chapter = chapters.find(({ id }) => id === row?.dataset['row'])
    if (!row || !chapter || isTyping(event.target)) return
    const run = keyAction(event, chapter, context, {
      row,
      edit: (column) => setEditing({ id: chapter.id, column }),
      openMenu: () => {
        anchor.current = row
        setMenuFor(chapter.id)
      },
    })
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  return (
    <>
      <table
        className="ctb"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen and edited in place
        role="grid"
        aria-label={chaptersText.table}
        aria-multiselectable="true"
        aria-rowcount={chapters.length + 1}
        tabIndex={-1}
        onKeyDown={keyDown}
        onPaste={(event) => {
          if (isTyping(event.target)) return
          event.preventDefault()
          context.openPaste(event.clipboardData.getData('text/plain'))
        }}
      >
        <thead>
          <tr className="th">
            {Object.entries(names).map(([column, name]) => (
              <th key={column} scope="col" className={`col-${column}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {chapters.map((chapter, index) => (
          <tbody key={chapter.id}>
            <ChapterRow
              chapter={chapter}
              index={index}
              context={context}
              isStop={chapter.id === stop}
              editing={editing?.id === chapter.id ? editing.column : undefined}
              onEdit={(column) => setEditing(column && { id: chapter.id, column })}
              onMenu={(element) => {
                anchor.current = element
                selection.select(chapter.id)
                setMenuFor(chapter.id)
              }}
            />
            {(findings.errors.get(chapter.id) ?? []).map((finding) => (
              <ChapterNote key={finding.id} finding={finding} context={context} chapter={chapter} />
            ))}
          </tbody>
        ))}
      </table>
      {open && (
        <ContextMenu
          label={chaptersText.rowMenu(chapters.indexOf(open) + 1)}
          groups={rowMenu(open, context, {
            editTitle: () => setEditing({ id: open.id, column: 'title' }),
            editLink: () => setEditing({ id: open.id, column: 'url' }),
          })}
          isOpen
          onClose={() => {
            setMenuFor(undefined)
            context.focus(open.id)
          }}
          anchor={anchor}
        />
      )}
    </>
  )
}

interface KeyTools {
  readonly row: HTMLElement
  readonly edit: (column: TextColumn) => void
  readonly openMenu: () => void
}

/** What a key does on a row that is not being typed in. */
function keyAction(
  event: KeyboardEvent,
  chapter: Chapter,
  context: TableContext,
  { row, edit, openMenu }: KeyTools,
): (() => void) | undefined {
  const { chapters, selection, focus, isReadOnly } = context
  const onRow = event.target === row
  const go = (index: number) => () => {
    const target = chapters[Math.min(chapters.length - 1, Math.max(0, index))]
    if (!target) return
    selection.select(target.id, event.shiftKey ? 'range' : 'only')
    focus(target.id)
  }
  const at = chapters.indexOf(chapter)
  if (event.key.toLowerCase() === 'a' && (event.metaKey || event.ctrlKey)) return selection.selectAll
  if (event.key === 'F10' && event.shiftKey) return openMenu
  if (event.metaKey || event.ctrlKey || event.altKey) return undefined
  switch (event.key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'Home':
      return go(0)
    case 'End':
      return go(chapters.length - 1)
    case 'ArrowRight':
      return () => moveInRow(row, 1)
    case 'ArrowLeft':
      return () => moveInRow(row, -1)
    case ' ':
      return onRow ? () => selection.select(chapter.id, 'toggle') : undefined
    case 'Escape':
      return selection.ids.size > 1 || !onRow
        ? () => {
            selection.collapse()
            focus(chapter.id)
          }
        : undefined
  }
  if (isReadOnly) return undefined
  if (event.key === 'Enter') return onRow ? () => focus(chapter.id, 'start') : undefined
  if (event.key === 'F2') return () => edit('title')
  return event.key === 'Delete' || event.key === 'Backspace' ? context.removeChosen : undefined
}
