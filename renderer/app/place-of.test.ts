import { expect, test } from 'vitest'
import { applyEdits } from '../../core/editing/apply-edit.ts'
import type { Edit } from '../../core/editing/edit.ts'
import { ChapterId, countingIds, SegmentId } from '../../core/ids.ts'
import { episode as build, testNow } from '../../core/testing/episode-builder.ts'
import { millis } from '../../core/time.ts'
import { placeOf } from './place-of.ts'

const before = build('# 0:00 Start', '# 1:00 Middle', 'Ada: say hello again', 'Bo: yes')

function placeAfter(edit: Edit) {
  const { episode, patches } = applyEdits(before, [edit], { now: testNow, newId: countingIds() })
  return placeOf(patches, episode)
}

test('a moved chapter is found in the chapters', () => {
  const edit = {
    type: 'chapter.change',
    chapterId: ChapterId.parse('ch-2'),
    set: { title: 'Other' },
  } as const
  expect(placeAfter(edit)).toEqual({ section: 'chapters', at: 'ch-2' })
})

test('changed words are found in their turn', () => {
  const place = { segmentId: SegmentId.parse('sg-2'), from: 0, to: 1, before: 'yes' }
  expect(placeAfter({ type: 'transcript.replaceWords', place, text: 'no' })).toEqual({
    section: 'transcript',
    at: 'sg-2',
  })
})

test('show notes and details are found in their sections', () => {
  expect(placeAfter({ type: 'notes.change', set: { text: 'Notes' } })?.section).toBe('notes')
  expect(placeAfter({ type: 'details.change', set: { title: 'Other' } })?.section).toBe('publish')
})

test('a shift of all chapters is found in the chapters', () => {
  expect(placeAfter({ type: 'chapter.shift', by: 1_000, from: millis(0) })?.section).toBe('chapters')
})
