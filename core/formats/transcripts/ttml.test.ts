import { describe, expect, test } from 'vitest'
import { ttmlClock } from '../syntax/ttml-time.ts'
import { ttml } from './ttml.ts'

const document = (body: string): string => `<tt xmlns="http://www.w3.org/ns/ttml"><body>${body}</body></tt>`

describe('times of timed text', () => {
  test.each([
    ['12.340', 12_340],
    ['1:02.340', 62_340],
    ['1:02:03.500', 3_723_500],
    ['00:00:01:12', 1480],
    ['1.5h', 5_400_000],
    ['2m', 120_000],
    ['62.5s', 62_500],
    ['500ms', 500],
    ['50f', 2000],
    ['10t', 100],
    ['soon', undefined],
    ['', undefined],
  ])('%s is %s milliseconds at 25 frames and 100 ticks a second', (expression, expected) => {
    const clock = ttmlClock(
      new Map([
        ['frameRate', '25'],
        ['tickRate', '100'],
      ]),
    )
    expect(clock(expression)).toBe(expected)
  })

  test('a multiplier slows the frames, however it is written', () => {
    for (const multiplier of ['1000 1001', '1000:1001']) {
      const clock = ttmlClock(
        new Map([
          ['frameRate', '30'],
          ['frameRateMultiplier', multiplier],
        ]),
      )
      expect(clock('30f')).toBe(1001)
    }
  })
})

describe('reading timed text', () => {
  test('words of Apple, which stand without spaces, are parted', () => {
    const word = (text: string, begin: string): string => `<span unit="word" begin="${begin}">${text}</span>`
    const [cue] = ttml.parse(
      document(
        `<div><p begin="5.0" end="7.0"><span unit="sentence">${word('Good', '5.0')}${word('night.', '6.0')}</span></p></div>`,
      ),
    ).value.cues
    expect(cue?.text).toBe('Good night.')
    expect(cue?.words?.map((one) => one.start)).toEqual([5000, 6000])
  })

  test('spans that count from their paragraph are moved with it', () => {
    const [cue] = ttml.parse(
      document('<div><p begin="10s" end="12s">One <span begin="1s">two</span></p></div>'),
    ).value.cues
    expect(cue?.words?.map((one) => one.start)).toEqual([undefined, 11_000])
  })

  test('entities of its own and external ones are refused, not followed', () => {
    expect(() => ttml.parse(`<!DOCTYPE tt [<!ENTITY a "b">]>${document('<p begin="1s">&a;</p>')}`)).toThrow(
      /entities of its own/,
    )
  })
})
