import type { Millis } from '../../../core/time.ts'
import { useCommand } from '../../state/commands.ts'
import { newChapterStart } from './new-chapter.ts'
import type { TableContext } from './table-context.ts'

/** Gives the keys of the chapters screen their meaning; answers how to add a chapter. */
export function useChapterCommands(context: TableContext, place: Millis | undefined): () => void {
  const { chapters, duration, selection, actions, focus, isReadOnly, setToPlace } = context
  const chosen = chapters.filter((chapter) => selection.ids.has(chapter.id))
  const add = () => {
    const startTime = newChapterStart(chapters, selection.current, { place, duration })
    void actions.add(startTime).then((id) => {
      selection.select(id)
      focus(id, 'start')
    })
  }
  useCommand('chapter.add', add, !isReadOnly)
  useCommand('chapter.paste', () => context.openPaste(''), !isReadOnly)
  useCommand(
    'chapter.hide',
    () => {
      const isShown = chosen.every((chapter) => !chapter.inTableOfContents)
      void actions.setShown(
        chosen.map((chapter) => chapter.id),
        isShown,
      )
    },
    !isReadOnly && chosen.length > 0,
  )
  useCommand(
    'chapter.setToCaret',
    () => {
      const [chapter] = chosen
      if (chapter) setToPlace?.(chapter)
    },
    setToPlace !== undefined && chosen.length === 1,
  )
  return add
}
