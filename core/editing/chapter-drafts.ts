import { type ChapterDiffRow, startToKeep } from '../episode/chapter-diff.ts'
import type { ChapterDraft } from './edit.ts'

/**
 * The list that `chapter.replaceAll` takes to make a preview true. Chapters found again go by their id,
 * so that links, images and places in the text stay; what was not read is not said. With
 * `keepMissing`, chapters that are not in the text stay too.
 */
export function draftsFromDiff(
  rows: readonly ChapterDiffRow[],
  { keepMissing }: { readonly keepMissing: boolean },
): readonly ChapterDraft[] {
  const drafts: ChapterDraft[] = []
  for (const row of rows) {
    if (row.kind !== 'removed') drafts.push(draftOf(row))
    else if (keepMissing)
      drafts.push({ id: row.chapter.id, startTime: row.chapter.startTime, title: row.chapter.title })
  }
  return drafts.sort((a, b) => a.startTime - b.startTime)
}

function draftOf(row: Exclude<ChapterDiffRow, { kind: 'removed' }>): ChapterDraft {
  const { endTime, title, url, image, hidden } = row.read
  return {
    ...(row.kind !== 'new' && { id: row.chapter.id }),
    startTime: startToKeep(row),
    title: row.kind === 'same' ? row.chapter.title : title,
    ...(endTime !== undefined && { endTime }),
    ...(url !== undefined && { url }),
    ...(image !== undefined && { image }),
    ...(hidden && { inTableOfContents: false }),
  }
}
