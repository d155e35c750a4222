import {
  ClipboardPaste,
  Copy,
  Ellipsis,
  Eye,
  EyeOff,
  MoveRight,
  Plus,
  Trash2,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { chordOf } from '../../state/keymap.ts'
import { chaptersText } from '../../text/chapters.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { usePanes } from '../../ui/panes.ts'
import { SidePanelToggle } from '../../ui/SidePanelToggle.tsx'
import { Toolbar } from '../../ui/Toolbar.tsx'
import type { TableContext } from './table-context.ts'

interface ChapterToolbarProps {
  readonly context: TableContext
  /** The time a new chapter would get from the person's place in the transcript. */
  readonly place: string | undefined
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  readonly onAdd: () => void
  readonly onShift: (chapters: readonly Chapter[]) => void
  readonly onCopy: () => void
}

const mostZoom = 8

/** Over the table: paste, add, zoom and the rest; with several chosen, what can be done to them. */
export function ChapterToolbar(props: ChapterToolbarProps) {
  const { context, place, zoom, onZoom, onAdd, onShift, onCopy } = props
  const { chapters, selection, isReadOnly } = context
  const { isSideShown } = usePanes()
  if (selection.ids.size > 1) return <BulkToolbar {...props} />
  const none = chapters.length === 0
  return (
    <Toolbar title={chaptersText.title} meta={chapters.length}>
      <Button icon={ClipboardPaste} isDisabled={isReadOnly} onPress={() => context.openPaste('')}>
        {chaptersText.paste}
      </Button>
      <Button icon={Plus} isDisabled={isReadOnly} shortcut={chordOf('chapter.add')} onPress={onAdd}>
        {place ? chaptersText.addAt(place) : chaptersText.add}
      </Button>
      <span className="sep" />
      <IconButton
        label={chaptersText.zoomOut}
        icon={ZoomOut}
        isDisabled={zoom <= 1 || none}
        onPress={() => onZoom(zoom / 2)}
      />
      <IconButton
        label={chaptersText.zoomIn}
        icon={ZoomIn}
        isDisabled={zoom >= mostZoom || none}
        onPress={() => onZoom(zoom * 2)}
      />
      <Menu
        label={chaptersText.more}
        groups={[
          {
            id: 'all',
            actions: [
              {
                id: 'shift',
                label: chaptersText.shiftAll,
                icon: MoveRight,
                isDisabled: none || isReadOnly,
                onAction: () => onShift(chapters),
              },
              { id: 'copy', label: chaptersText.copyList, icon: Copy, isDisabled: none, onAction: onCopy },
              {
                id: 'select',
                label: chaptersText.selectAll,
                shortcut: 'Mod+A',
                isDisabled: none,
                onAction: selection.selectAll,
              },
            ],
          },
        ]}
      >
        <IconButton label={chaptersText.more} icon={Ellipsis} />
      </Menu>
      {!isSideShown && <SidePanelToggle label={chaptersText.showPanel} />}
    </Toolbar>
  )
}

function BulkToolbar({ context, onShift }: ChapterToolbarProps) {
  const { chapters, selection, actions, isReadOnly, removeChosen } = context
  const chosen = chapters.filter((chapter) => selection.ids.has(chapter.id))
  const ids = chosen.map((chapter) => chapter.id)
  return (
    <Toolbar title={chaptersText.selected(chosen.length)}>
      <Button
        icon={EyeOff}
        isDisabled={isReadOnly || chosen.every((chapter) => !chapter.inTableOfContents)}
        onPress={() => void actions.setShown(ids, false)}
      >
        {chaptersText.hideSelected}
      </Button>
      <Button
        icon={Eye}
        isDisabled={isReadOnly || chosen.every((chapter) => chapter.inTableOfContents)}
        onPress={() => void actions.setShown(ids, true)}
      >
        {chaptersText.showSelected}
      </Button>
      <Button icon={MoveRight} isDisabled={isReadOnly} onPress={() => onShift(chosen)}>
        {chaptersText.shiftSelected}
      </Button>
      <Button icon={Trash2} variant="destructive" isDisabled={isReadOnly} onPress={removeChosen}>
        {chaptersText.remove}
      </Button>
      <span className="sep" />
      <IconButton label={chaptersText.clearSelection} icon={X} onPress={selection.collapse} />
    </Toolbar>
  )
}
