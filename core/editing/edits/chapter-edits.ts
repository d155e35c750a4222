import { castDraft, current } from 'immer'
import { sortedByTime } from '../../episode/chapters.ts'
import type { Chapter } from '../../episode/schema.ts'
import { AppError } from '../../errors.ts'
import { ChapterId } from '../../ids.ts'
import { longestTime, millis } from '../../time.ts'
import type { ChapterDraft, EditContext } from '../edit.ts'
import { change, type EditFunctions, type EpisodeDraft, itemOf, positionOf } from './edit-function.ts'

/** Edits of the chapter list, which is always left in order of start. */
export const chapterEdits: EditFunctions<
  | 'chapter.add'
  | 'chapter.move'
  | 'chapter.change'
  | 'chapter.remove'
  | 'chapter.shift'
  | 'chapter.replaceAll'
> = {
  'chapter.add': (draft, { chapter }, context) => {
    draft.chapters.push(made(chapter, draft, context))
    sort(draft)
  },
  'chapter.move': (draft, { chapterId, startTime }) => {
    const chapter = itemOf(draft.chapters, chapterId, 'chapter')
    chapter.startTime = startTime
    if (chapter.endTime !== undefined && chapter.endTime <= startTime) delete chapter.endTime
    sort(draft)
  },
  'chapter.change': (draft, { chapterId, set, clear }) => {
    const chapter = itemOf(draft.chapters, chapterId, 'chapter')
    change(chapter, set, clear)
    if (chapter.endTime !== undefined && chapter.endTime <= chapter.startTime) {
      throw new AppError(
        'invalid-edit',
        'A chapter must end after it starts. The old end is still in force. Choose a later end or leave it empty.',
      )
    }
  },
  'chapter.remove': (draft, { chapterIds }) => {
    for (const id of chapterIds) draft.chapters.splice(positionOf(draft.chapters, id, 'chapter'), 1)
  },
  'chapter.shift': (draft, { by, from = 0 }) => {
    const moving = draft.chapters.filter((chapter) => chapter.startTime >= from)
    const earliest = moving[0]
    if (earliest && earliest.startTime + by < 0) {
      throw new AppError(
        'invalid-edit',
        `"${earliest.title}" would start before 0:00. Nothing was moved. Choose a smaller step.`,
      )
    }
    for (const chapter of moving) {
      chapter.startTime = millis(Math.min(chapter.startTime + by, longestTime))
      if (chapter.endTime !== undefined) chapter.endTime = millis(chapter.endTime + by)
    }
    sort(draft)
  },
  'chapter.replaceAll': (draft, { chapters }, context) => {
    draft.chapters = chapters.map((chapter) => made(chapter, draft, context))
    sort(draft)
  },
}

/** A chapter from a draft; what the draft leaves open comes from the chapter that has its id already. */
function made(
  said: ChapterDraft,
  draft: EpisodeDraft,
  context: EditContext,
): EpisodeDraft['chapters'][number] {
  const known = draft.chapters.find((present) => present.id === said.id)
  const chapter = known
    ? { ...current(known) }
    : {
        id: said.id ?? ChapterId.parse(context.newId('ch')),
        startTime: said.startTime,
        title: said.title,
        inTableOfContents: true,
      }
  const made = castDraft<Chapter>(chapter)
  change(made, said)
  if (said.endTime === undefined && made.endTime !== undefined && made.endTime <= made.startTime)
    delete made.endTime
  return made
}

function sort(draft: EpisodeDraft): void {
  const inOrder = draft.chapters.every(
    (chapter, i) => i === 0 || (draft.chapters[i - 1]?.startTime ?? 0) <= chapter.startTime,
  )
  if (!inOrder) draft.chapters = sortedByTime(draft.chapters)
}
