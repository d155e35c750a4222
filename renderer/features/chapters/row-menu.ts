import { Clock, Eye, EyeOff, Link, MapPin, MoveRight, Pencil, Trash2 } from 'lucide-react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { chordOf } from '../../state/keymap.ts'
import { chaptersText } from '../../text/chapters.ts'
import type { MenuGroup } from '../../ui/Menu.tsx'
import type { TableContext } from './table-context.ts'

interface MenuEdits {
  readonly editTitle: () => void
  readonly editLink: () => void
}

/** Everything that can be done to one chapter, for its row's menu. */
export function rowMenu(
  chapter: Chapter,
  context: TableContext,
  { editTitle, editLink }: MenuEdits,
): readonly MenuGroup[] {
  const { actions, focus, isReadOnly: isDisabled, setToPlace } = context
  return [
    {
      id: 'edit',
      actions: [
        {
          id: 'start',
          label: chaptersText.editStart,
          icon: Clock,
          shortcut: chordOf('chapter.editStart'),
          isDisabled,
          onAction: () => focus(chapter.id, 'start'),
        },
        {
          id: 'title',
          label: chaptersText.editTitle,
          icon: Pencil,
          shortcut: chordOf('chapter.editTitle'),
          isDisabled,
          onAction: editTitle,
        },
        { id: 'link', label: chaptersText.addLink, icon: Link, isDisabled, onAction: editLink },
        {
          id: 'place',
          label: chaptersText.setToPlace,
          icon: MapPin,
          shortcut: chordOf('chapter.setToCaret'),
          isDisabled: isDisabled || !setToPlace,
          onAction: () => setToPlace?.(chapter),
        },
      ],
    },
    {
      id: 'more',
      actions: [
        {
          id: 'hide',
          label: chapter.inTableOfContents ? chaptersText.hide : chaptersText.show,
          icon: chapter.inTableOfContents ? EyeOff : Eye,
          shortcut: chordOf('chapter.hide'),
          isDisabled,
          onAction: () => void actions.setShown([chapter.id], !chapter.inTableOfContents),
        },
        {
          id: 'shift',
          label: chaptersText.shiftFromHere,
          icon: MoveRight,
          isDisabled,
          onAction: () => context.openShift(context.chapters.slice(context.chapters.indexOf(chapter))),
        },
        {
          id: 'remove',
          label: chaptersText.remove,
          icon: Trash2,
          shortcut: chordOf('chapter.remove'),
          isDestructive: true,
          isDisabled,
          onAction: context.removeChosen,
        },
      ],
    },
  ]
}
