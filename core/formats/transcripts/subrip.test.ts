import { describe, expect, test } from 'vitest'
import { millis } from '../../time.ts'
import type { Cue } from '../format.ts'
import { subrip } from './subrip.ts'

const texts = (source: string): readonly string[] => subrip.parse(source).value.cues.map((cue) => cue.text)
const write = (...cues: readonly Cue[]): string => subrip.serialise?.({ cues }) ?? ''

describe('reading SubRip', () => {
  test.each([
    ['00:00:01,500 --> 00:00:02,000', 1500],
    ['00:00:01.500 --> 00:00:02.000', 1500],
    ['0:00:01,5 --> 0:00:02,0', 1500],
    ['00:01,500 --> 00:02,000', 1500],
    ['00:00:01 --> 00:00:02', 1000],
    ['00:00:01,500-->00:00:02,000', 1500],
    ['00:00:01,500 -> 00:00:02,000', 1500],
    ['00 : 00 : 01 , 500 --> 00:00:02,000', 1500],
    ['00:00:01:500 --> 00:00:02:000', 1500],
    ['00:00:01,500 --> 00:00:02,000  X1:40 X2:600 Y1:20 Y2:50', 1500],
    ['00:00:01,500 --&gt; 00:00:02,000', 1500],
    ['00:00:01,500 -->', 1500],
  ])('reads the times %s', (line, start) => {
    expect(subrip.parse(`1\n${line}\nHello\n`).value.cues[0]?.start).toBe(start)
  })

  test('known tags fall away, everything else in brackets is text', () => {
    expect(
      texts(
        '1\n00:00:01,000 --> 00:00:02,000\n<i>a</i> <font color="red">b</font> {\\an8}c <d> 1 < 2 & {e}\n',
      ),
    ).toEqual(['a b c <d> 1 < 2 & {e}'])
  })

  test('a number that is spoken is kept, a number that counts is not', () => {
    const source = '1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:02,000 --> 00:00:03,000\n7\n'
    expect(texts(source)).toEqual(['42', '7'])
    expect(texts('00:00:01,000 --> 00:00:02,000\n42\n\n00:00:02,000 --> 00:00:03,000\n7\n')).toEqual([
      '42',
      '7',
    ])
  })

  test('an empty line inside a cue ends nothing', () => {
    expect(
      texts('1\n00:00:01,000 --> 00:00:02,000\na\n\nb\n\n2\n00:00:02,000 --> 00:00:03,000\nc\n'),
    ).toEqual(['a b', 'c'])
  })

  test('the first colon ends a name and the others are text', () => {
    const source =
      '1\n00:00:01,000 --> 00:00:02,000\nAnn: meet at 10:30 today: sharp\n\n2\n00:00:02,000 --> 00:00:03,000\nBo: yes\n\n3\n00:00:03,000 --> 00:00:04,000\nAnn: fine\n'
    const { cues } = subrip.parse(source).value
    expect(cues.map((cue) => [cue.speaker, cue.text])).toEqual([
      ['Ann', 'meet at 10:30 today: sharp'],
      ['Bo', 'yes'],
      ['Ann', 'fine'],
    ])
  })
})

describe('writing SubRip', () => {
  const at = (second: number, text: string, speaker?: string): Cue => ({
    start: millis(second * 1000),
    end: millis(second * 1000 + 900),
    text,
    ...(speaker === undefined ? {} : { speaker }),
  })

  test('counts from one, with commas, two digits of hours and a last line feed', () => {
    expect(write(at(0, 'a'), at(1, 'b'))).toBe(
      '1\n00:00:00,000 --> 00:00:00,900\na\n\n2\n00:00:01,000 --> 00:00:01,900\nb\n',
    )
  })

  test('names a speaker at a change, and before words that look like a name', () => {
    const lines = write(
      at(0, 'One.', 'Ann'),
      at(1, 'Two.', 'Ann'),
      at(2, 'Three.', 'Bo'),
      at(3, 'Remember: four.', 'Bo'),
    )
    expect(lines.split('\n').filter((line) => /[a-z]/.test(line))).toEqual([
      'Ann: One.',
      'Two.',
      'Bo: Three.',
      'Bo: Remember: four.',
    ])
  })

  test('a lone speaker is named every time, so that the name is read back', () => {
    const text = write(at(0, 'One.', 'Ann'), at(1, 'Two.', 'Ann'))
    expect(subrip.parse(text).value.cues.map((cue) => cue.speaker)).toEqual(['Ann', 'Ann'])
  })

  test('an arrow in the text does not begin a cue', () => {
    const text = write(at(0, 'from 00:00:01,000 --> 00:00:02,000 on'), at(1, 'b'))
    expect(subrip.parse(text).value.cues.length).toBe(2)
  })
})
