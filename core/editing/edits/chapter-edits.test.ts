import { describe, expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { ChapterId } from '../../ids.ts'
import { episode } from '../../testing/episode-builder.ts'
import { applied, expectEdit, testContext } from '../../testing/expect-edit.ts'
import { millis } from '../../time.ts'
import { applyEdit } from '../apply-edit.ts'

const chapters = episode('# 0:00 Start', '# 1:00 Middle', '# 2:00 End')
const id = (n: number) => ChapterId.parse(`ch-${n}`)

describe('chapters', () => {
  test('a new chapter takes its place by time', () => {
    const after = applied(chapters, {
      type: 'chapter.add',
      chapter: { startTime: millis(30_000), title: 'Early' },
    })
    expect(after.chapters.map((chapter) => chapter.title)).toEqual(['Start', 'Early', 'Middle', 'End'])
    expect(after.chapters[1]?.inTableOfContents).toBe(true)
  })

  test('a chapter moved past another changes places with it', () => {
    const after = applied(chapters, { type: 'chapter.move', chapterId: id(1), startTime: millis(90_000) })
    expect(after.chapters.map((chapter) => chapter.title)).toEqual(['Middle', 'Start', 'End'])
  })

  test('moving a chapter changes no other start', () => {
    const after = applied(chapters, { type: 'chapter.move', chapterId: id(2), startTime: millis(61_500) })
    expect(after.chapters.map((chapter) => chapter.startTime)).toEqual([0, 61_500, 120_000])
  })

  test('renaming changes the title and nothing else', () => {
    const [first, ...rest] = chapters.chapters
    if (!first) throw new Error('The fixture has chapters.')
    expectEdit(
      chapters,
      { type: 'chapter.change', chapterId: id(1), set: { title: 'Hello & "you"' } },
      { ...chapters, chapters: [{ ...first, title: 'Hello & "you"' }, ...rest] },
    )
  })

  test('a link can be set and cleared again', () => {
    const linked = applied(chapters, {
      type: 'chapter.change',
      chapterId: id(1),
      set: { url: 'https://a.example' },
    })
    expect(applied(linked, { type: 'chapter.change', chapterId: id(1), set: {}, clear: ['url'] })).toEqual(
      chapters,
    )
  })

  test('shifting the later ones leaves the earlier ones', () => {
    const after = applied(chapters, { type: 'chapter.shift', by: 2_500, from: millis(60_000) })
    expect(after.chapters.map((chapter) => chapter.startTime)).toEqual([0, 62_500, 122_500])
  })

  test('a shift below zero is refused with a sentence', () => {
    expect(() => applyEdit(chapters, { type: 'chapter.shift', by: -1 }, testContext())).toThrow(
      '"Start" would start before 0:00. Nothing was moved.',
    )
  })

  test('replacing all keeps what a draft with a known id does not say', () => {
    const linked = applied(chapters, {
      type: 'chapter.change',
      chapterId: id(2),
      set: { url: 'https://a.example' },
    })
    const after = applied(linked, {
      type: 'chapter.replaceAll',
      chapters: [
        { id: id(2), startTime: millis(5_000), title: 'Moved' },
        { startTime: millis(0), title: 'New' },
      ],
    })
    expect(after.chapters).toMatchObject([
      { title: 'New', startTime: 0 },
      { id: 'ch-2', title: 'Moved', startTime: 5_000, url: 'https://a.example' },
    ])
  })

  test('an end before the start is refused and the old value stays', () => {
    const edit = { type: 'chapter.change', chapterId: id(2), set: { endTime: millis(10) } } as const
    expect(() => applyEdit(chapters, edit, testContext())).toThrow(AppError)
  })

  test('a chapter that is gone cannot be changed', () => {
    const gone = applied(chapters, { type: 'chapter.remove', chapterIds: [id(1), id(3)] })
    expect(gone.chapters.map((chapter) => chapter.title)).toEqual(['Middle'])
    expect(() =>
      applyEdit(gone, { type: 'chapter.move', chapterId: id(1), startTime: millis(0) }, testContext()),
    ).toThrow('This chapter is no longer in the episode.')
  })
})
