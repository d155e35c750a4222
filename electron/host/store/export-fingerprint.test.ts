import { expect, test } from 'vitest'
import { applyEdits } from '../../../core/editing/apply-edit.ts'
import type { Edit } from '../../../core/editing/edit.ts'
import type { Episode } from '../../../core/episode/schema.ts'
import { ChapterId, SegmentId, SuggestionId } from '../../../core/ids.ts'
import { episode } from '../../../core/testing/episode-builder.ts'
import { testContext } from '../../../core/testing/expect-edit.ts'
import { episodeText, readEpisode } from './episode-text.ts'
import { exportFingerprint } from './export-fingerprint.ts'

const talk = episode('# 0:00 Start', 'Ada: we talk about the sea', 'Bo: and about boats')
const edited = (of: Episode, ...edits: Edit[]): Episode => applyEdits(of, edits, testContext()).episode
const same = (of: Episode): boolean => exportFingerprint(of) === exportFingerprint(talk)
const retyped = (before: string, text: string): Edit => ({
  type: 'transcript.replaceWords',
  place: { segmentId: SegmentId.parse('sg-1'), from: 0, to: 1, before },
  text,
})

test('an answer in the review leaves every export as it was', () => {
  const id = SuggestionId.parse('see-sea')
  const skipped = edited(talk, {
    type: 'suggestion.answer',
    id,
    heard: 'see',
    right: 'sea',
    answer: 'skipped',
    places: 1,
  })
  expect(skipped.answers).toHaveLength(1)
  expect(same(skipped)).toBe(true)
})

test('what an export says changes it, and taking that back brings it back', () => {
  const changed: Edit[] = [
    { type: 'details.change', set: { title: 'Boats' } },
    { type: 'chapter.change', chapterId: ChapterId.parse('ch-1'), set: { title: 'Begin' } },
    retyped('we', 'You'),
  ]
  for (const edit of changed) expect(same(edited(talk, edit))).toBe(false)
  const there = edited(talk, retyped('we', 'You'))
  expect(same(edited(there, retyped('You', 'we')))).toBe(true)
})

test('is the same after the episode went to its file and came back, whatever the order of its keys', () => {
  expect(same(readEpisode(Buffer.from(episodeText(talk))).episode)).toBe(true)
  const turned = Object.fromEntries(Object.entries(talk).reverse()) as unknown as Episode
  expect(same(turned)).toBe(true)
})
