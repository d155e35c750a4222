import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatTime, millis } from '../time.ts'
import { nudgeSteps, nudgeTime, readShift, readTimecode } from './timecode-input.ts'

const at = (hours: number, minutes: number, seconds: number) =>
  millis(hours * 3_600_000 + minutes * 60_000 + seconds * 1000)

describe('a time as people type it', () => {
  test.each([
    ['5:58', at(0, 5, 58)],
    ['05:58', at(0, 5, 58)],
    ['0:05:58', at(0, 5, 58)],
    ['558', at(0, 5, 58)],
    ['58', at(0, 0, 58)],
    ['8', at(0, 0, 8)],
    ['0', at(0, 0, 0)],
    ['10558', at(1, 5, 58)],
    ['7510', at(1, 15, 10)],
    ['75:10', at(1, 15, 10)],
    ['5.58', at(0, 5, 58)],
    ['5 58', at(0, 5, 58)],
    ['5,58', at(0, 5, 58)],
    ['1.05.58', at(1, 5, 58)],
    ['1 05 58', at(1, 5, 58)],
    ['5m58s', at(0, 5, 58)],
    ['5 min 58 s', at(0, 5, 58)],
    ['5m', at(0, 5, 0)],
    ['1h5m58s', at(1, 5, 58)],
    ['358s', at(0, 5, 58)],
    ['358.5s', millis(358_500)],
    ['5:58.25', millis(358_250)],
    ['5:58,25', millis(358_250)],
    ['1:05:58.1', millis(3_958_100)],
    ['  5:58 ', at(0, 5, 58)],
    ['5:5', at(0, 5, 5)],
  ])('%s is read', (typed, time) => {
    expect(readTimecode(typed)).toMatchObject({ kind: 'time', time })
  })

  test.each([
    ['+10', 368_000],
    ['-5', 353_000],
    ['−5', 353_000],
    ['+1:00', 418_000],
    ['+90', 448_000],
    ['+0.5', 358_500],
    ['-0,25', 357_750],
    ['+2m', 478_000],
  ])('%s counts from the value in force', (typed, time) => {
    expect(readTimecode(typed, { current: at(0, 5, 58) })).toMatchObject({ kind: 'time', time })
  })

  test('hundredths are kept in milliseconds and shown in tenths', () => {
    const reading = readTimecode('5:58.25')
    expect(reading.kind === 'time' && formatTime(reading.time)).toBe('5:58.3')
  })
})

describe('the ghost beside the typed text', () => {
  test.each([
    ['558', '5:58'],
    ['58', '0:58'],
    ['5.58', '5:58'],
    ['358s', '5:58'],
    ['+10', '6:08'],
  ])('%s is shown as %s', (typed, ghost) => {
    expect(readTimecode(typed, { current: at(0, 5, 58) })).toMatchObject({ ghost })
  })

  test('a time with colons needs none', () => {
    expect(readTimecode('05:58')).toEqual({ kind: 'time', time: at(0, 5, 58) })
  })
})

describe('what is not a time', () => {
  test.each([
    ['5:72', 'seconds-over-59', at(0, 6, 12)],
    ['572', 'seconds-over-59', at(0, 6, 12)],
    ['72', 'seconds-over-59', at(0, 1, 12)],
    ['1:72:00', 'minutes-over-59', at(2, 12, 0)],
    ['17200', 'minutes-over-59', at(2, 12, 0)],
  ])('%s is %s and says what may be meant', (typed, problem, meant) => {
    expect(readTimecode(typed)).toEqual({ kind: 'problem', problem, meant })
  })

  test.each(['5:5x', 'soon', '5:', ':58', '5.5', '5::58', '1:2:3:4', '+', '5:58.', '9'.repeat(60)])(
    '%s is no time',
    (typed) => {
      expect(readTimecode(typed)).toEqual({ kind: 'problem', problem: 'not-a-time' })
    },
  )

  test('a step back past the start is refused', () => {
    expect(readTimecode('-5', { current: millis(3000) })).toEqual({ kind: 'problem', problem: 'before-zero' })
  })

  test('a time after the end of the audio is refused', () => {
    const frame = { current: at(0, 54, 24), duration: at(0, 55, 48) }
    expect(readTimecode('58:20', frame)).toEqual({ kind: 'problem', problem: 'after-end' })
  })

  test('a time after the end is not offered as what was meant', () => {
    expect(readTimecode('5:72', { duration: at(0, 6, 0) })).toEqual({
      kind: 'problem',
      problem: 'seconds-over-59',
    })
  })

  test('more than a thousand hours are refused', () => {
    expect(readTimecode('9999:00:00')).toEqual({ kind: 'problem', problem: 'too-long' })
  })

  test('an empty field is empty, not wrong', () => {
    expect(readTimecode('   ')).toEqual({ kind: 'empty' })
  })
})

test('every time the field shows is read back as the same time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_599_999 }), (tenths) => {
      const time = millis(tenths * 100)
      expect(readTimecode(formatTime(time))).toEqual({ kind: 'time', time })
    }),
  )
})

describe('nudging', () => {
  test('moves by the step', () => {
    expect(nudgeTime(at(0, 5, 58), nudgeSteps.fine)).toBe(358_100)
  })

  test('stops at the start', () => {
    expect(nudgeTime(millis(400), -nudgeSteps.normal)).toBe(0)
  })

  test('stops at the end of the episode', () => {
    expect(nudgeTime(at(0, 5, 58), nudgeSteps.coarse, at(0, 6, 0))).toBe(at(0, 6, 0))
  })
})

describe('how far to move chapters', () => {
  test.each([
    ['+2.5', 2500],
    ['-10', -10_000],
    ['−1:30', -90_000],
    ['90', 90_000],
    ['2m', 120_000],
  ])('%s is read', (typed, by) => {
    expect(readShift(typed)).toBe(by)
  })

  test.each(['', 'later', '1:75', '--2'])('%s is not', (typed) => {
    expect(readShift(typed)).toBeUndefined()
  })
})
