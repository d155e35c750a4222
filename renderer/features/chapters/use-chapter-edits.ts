import { EyeOff, Trash2, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import type { Finding } from '../../../core/contract/publish-shapes.ts'
import type { Edit } from '../../../core/editing/edit.ts'
import type { Chapter } from '../../../core/episode/schema.ts'
import { ChapterId } from '../../../core/ids.ts'
import { formatTime, type Millis, millis } from '../../../core/time.ts'
import { randomIds } from '../../state/random-ids.ts'
import { useToldEdits } from '../../state/told-edits.ts'
import { chaptersText } from '../../text/chapters.ts'

/** What can be done to chapters; every one is one step of undo. */
export interface ChapterActions {
  readonly add: (startTime: Millis) => Promise<ChapterId>
  readonly move: (id: ChapterId, startTime: Millis, mergeKey?: string) => Promise<unknown>
  readonly rename: (id: ChapterId, title: string, mergeKey?: string) => Promise<unknown>
  readonly setAddress: (
    id: ChapterId,
    field: 'url' | 'image',
    address: string | undefined,
    mergeKey?: string,
  ) => Promise<unknown>
  readonly setShown: (ids: readonly ChapterId[], isShown: boolean) => Promise<unknown>
  readonly remove: (chapters: readonly Chapter[]) => Promise<unknown>
  /** Moves some chapters, or with `from` all that start there or later, by a signed number of milliseconds. */
  readonly shift: (chapters: readonly Chapter[], by: number, from?: Millis | 'all') => Promise<unknown>
  readonly fix: (finding: Finding) => Promise<unknown>
}

/** The edits of the chapters screen, each told where it could surprise. */
export function useChapterEdits(): ChapterActions {
  const tell = useToldEdits()
  return useMemo(
    (): ChapterActions => ({
      async add(startTime) {
        const id = ChapterId.parse(randomIds('ch'))
        await tell([{ type: 'chapter.add', chapter: { id, startTime, title: '' } }])
        return id
      },
      move: (chapterId, startTime, mergeKey) =>
        tell([{ type: 'chapter.move', chapterId, startTime }], undefined, mergeKey ? { mergeKey } : {}),
      rename: (chapterId, title, mergeKey) =>
        tell(
          [{ type: 'chapter.change', chapterId, set: { title } }],
          undefined,
          mergeKey ? { mergeKey } : {},
        ),
      setAddress: (chapterId, field, address, mergeKey) =>
        tell(
          [
            address === undefined
              ? { type: 'chapter.change', chapterId, set: {}, clear: [field] }
              : { type: 'chapter.change', chapterId, set: { [field]: address } },
          ],
          undefined,
          mergeKey ? { mergeKey } : {},
        ),
      setShown: (ids, isShown) =>
        tell(
          ids.map((chapterId): Edit => {
            return { type: 'chapter.change', chapterId, set: { inTableOfContents: isShown } }
          }),
          ids.length > 1
            ? {
                title: isShown ? chaptersText.shownNow(ids.length) : chaptersText.hiddenNow(ids.length),
                icon: EyeOff,
              }
            : undefined,
        ),
      remove: (chapters) =>
        tell(
          chapters.length === 0
            ? []
            : [{ type: 'chapter.remove', chapterIds: chapters.map((chapter) => chapter.id) }],
          { title: chaptersText.removed(chapters.map((chapter) => chapter.title)), icon: Trash2 },
        ),
      shift: (chapters, by, from) =>
        tell(shiftEdits(chapters, by, from), {
          title: chaptersText.shifted(chapters.length, signed(by)),
          icon: Undo2,
        }),
      fix: (finding) => tell(finding.fix?.edits ?? [], { title: finding.fix?.label ?? chaptersText.fixed }),
    }),
    [tell],
  )
}

/** A length of time with its sign: `+2.5 s`, `-1:30`. */
function signed(by: number): string {
  const size = Math.abs(by)
  const length = size < 60_000 ? `${size / 1000} s` : formatTime(millis(size))
  return `${by < 0 ? '-' : '+'}${length}`
}

/** All, or all from a time on, are one edit; some are moved one by one, their ends with them. */
function shiftEdits(chapters: readonly Chapter[], by: number, from?: Millis | 'all'): readonly Edit[] {
  if (from !== undefined) return [{ type: 'chapter.shift', by, ...(from !== 'all' && { from }) }]
  return chapters.flatMap(({ id, startTime, endTime }): readonly Edit[] => [
    { type: 'chapter.move', chapterId: id, startTime: millis(startTime + by) },
    ...(endTime === undefined
      ? []
      : [{ type: 'chapter.change' as const, chapterId: id, set: { endTime: millis(endTime + by) } }]),
  ])
}
