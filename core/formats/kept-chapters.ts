import type { ChapterFormat, ChapterList } from './format.ts'
import { inOrder } from './syntax/chapter-list.ts'

/**
 * The list as a file of a format gives it back, but for fields the format does not carry: without hidden chapters
 * it cannot list and those past its limit, in its own spelling. Whatever differs is stated by `chapterLosses`.
 */
export function keptChapters(format: ChapterFormat, list: ChapterList): ChapterList {
  const ordered = inOrder(list.chapters)
  const listed = format.carries.has('hidden') ? ordered : ordered.filter(({ hidden }) => hidden !== true)
  const chapters = format.limit === undefined ? listed : listed.slice(0, format.limit)
  const kept = { ...list, chapters }
  return format.kept?.(kept) ?? kept
}
