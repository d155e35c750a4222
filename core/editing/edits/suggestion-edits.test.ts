import { describe, expect, test } from 'vitest'
import { SuggestionId } from '../../ids.ts'
import { episode, testNow } from '../../testing/episode-builder.ts'
import { applied } from '../../testing/expect-edit.ts'
import type { Edit } from '../edit.ts'
import { editLabel } from '../labels.ts'

const before = episode('Ada: say [helo] again')
const id = SuggestionId.parse('su-1')
const skip: Edit = {
  type: 'suggestion.answer',
  id,
  heard: 'helo',
  right: 'Hello',
  answer: 'skipped',
  places: 3,
}

describe('an answer to a suggestion', () => {
  test('is kept with its instant and changes nothing else', () => {
    const { answers, ...rest } = applied(before, skip)
    expect(answers).toEqual([
      { id, heard: 'helo', right: 'Hello', answer: 'skipped', places: 3, decidedAt: testNow },
    ])
    expect(rest).toEqual(before)
  })

  test('takes the place of an earlier answer to the same', () => {
    const answered = applied(before, skip, { ...skip, answer: 'refused' })
    expect(answered.answers?.map(({ answer }) => answer)).toEqual(['refused'])
  })

  test('taken back leaves the episode as it was', () => {
    const reopened = applied(before, skip, { type: 'suggestion.reopen', suggestionIds: [id] })
    expect(reopened).toEqual(before)
    expect(applied(before, { type: 'suggestion.reopen', suggestionIds: [id] })).toEqual(before)
  })

  test('is named in the history by what it says', () => {
    expect(editLabel(skip)).toBe('Skip "helo → Hello"')
    expect(editLabel({ ...skip, answer: 'refused' })).toBe('Never suggest "Hello" for "helo"')
  })
})
