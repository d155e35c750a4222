import { describe, expect, test } from 'vitest'
import { readTimecode, type TimecodeReading } from '../../core/episode/timecode-input.ts'
import { type Millis, millis } from '../../core/time.ts'
import { diffButton, diffSummary, readingSummary, timecodeProblem } from './chapters.ts'

const problem = (typed: string, current?: Millis, duration?: Millis): string => {
  const reading = readTimecode(typed, { current, duration })
  return timecodeProblem(reading as Extract<TimecodeReading, { kind: 'problem' }>, {
    typed,
    current,
    duration,
  })
}

describe('why a typed time is not used', () => {
  test('seconds over 59 say what may be meant', () => {
    expect(problem('5:72')).toBe('Seconds go up to 59. Did you mean 6:12?')
  })

  test('a time after the audio names its length and what stays', () => {
    expect(problem('58:20', millis(3_264_000), millis(3_348_000))).toBe(
      '58:20 is after the end of the audio (55:48). The chapter stays at 54:24 until you change it.',
    )
  })

  test('anything else shows how to write a time', () => {
    expect(problem('5:5x', millis(0))).toBe(
      '“5:5x” is not a time. Type 5:58, 558 or +10. The chapter stays at 0:00 until you change it.',
    )
  })
})

describe('what the paste window says', () => {
  const none = { same: 0, changed: 0, moved: 0, retitled: 0, added: 0, removed: 0 }

  test('counts what would change', () => {
    expect(diffSummary({ ...none, same: 14, changed: 2, moved: 1, retitled: 1 })).toBe(
      '14 the same, 1 moved, 1 new title',
    )
    expect(diffSummary({ ...none, added: 16 })).toBe('16 new')
  })

  test('the button names the number of changes', () => {
    expect(diffButton({ ...none, same: 14, changed: 2 })).toBe('Update 2 chapters')
    expect(diffButton({ ...none, added: 16 })).toBe('Add 16 chapters')
    expect(diffButton({ ...none, removed: 1 })).toBe('Remove 1 chapter')
    expect(diffButton({ ...none, same: 3 })).toBe('Nothing to update')
  })

  test('says how much was read', () => {
    expect(readingSummary(16, 2)).toBe(
      '16 chapters read. 2 lines without a time are ignored. Links and images are kept.',
    )
    expect(readingSummary(1, 0)).toBe('1 chapter read. Links and images are kept.')
  })
})
