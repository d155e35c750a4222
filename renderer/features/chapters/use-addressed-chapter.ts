import { useEffect, useRef } from 'react'
import { useRoute } from '../../app/routes.ts'
import type { TableContext } from './table-context.ts'

/** Goes to the chapter the address names; another address is another wish, an edit of the list is none. */
export function useAddressedChapter(context: TableContext): void {
  const route = useRoute()
  const at = route.screen === 'episode' ? route.at : undefined
  const latest = useRef(context)
  latest.current = context
  useEffect(() => {
    const { chapters, selection, focus } = latest.current
    const chapter = chapters.find(({ id }) => id === at)
    if (!chapter) return
    selection.select(chapter.id)
    focus(chapter.id)
  }, [at])
}
