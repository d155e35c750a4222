import { describe, expect, test } from 'vitest'
import { millis } from '../../time.ts'
import type { Cue, CueList } from '../format.ts'
import { webvtt } from './webvtt.ts'

const parse = (body: string): CueList => webvtt.parse(`WEBVTT\n\n${body}`).value
const write = (...cues: readonly Cue[]): string => webvtt.serialise?.({ cues }) ?? ''
const timed = (text: string, more: Partial<Cue> = {}): Cue => ({
  start: millis(0),
  end: millis(2000),
  text,
  ...more,
})

describe('reading WebVTT', () => {
  test('a header of any length is passed over', () => {
    const header = 'About: lamps\n'.repeat(200_000)
    const { value } = webvtt.parse(`WEBVTT\n${header}Language: en\n\n00:01.000 --> 00:02.000\nHi.\n`)
    expect([value.language, value.cues.length]).toEqual(['en', 1])
  })

  test('settings, styles, regions and notes stay out of the text', () => {
    const { cues } = parse(
      'REGION\nid:a\n\nSTYLE\n::cue { }\n\nNOTE not this\n\n00:00.000 --> 00:01.000 position:10% line:-1\nOnly this\n',
    )
    expect(cues).toEqual([{ start: 0, end: 1000, text: 'Only this' }])
  })

  test('inner timestamps time the word behind them, and no other', () => {
    const [cue] = parse('00:10.000 --> 00:14.000\nOne <00:11.000><c>two</c> three<00:12.000>four\n').cues
    expect(cue?.words).toEqual([
      { text: 'One', start: 10_000 },
      { text: 'two', start: 11_000 },
      { text: 'three' },
      { text: 'four', start: 12_000, joined: true },
    ])
    expect(cue?.text).toBe('One two threefour')
  })

  test('inner timestamps outside the cue or going back say nothing', () => {
    const [cue] = parse(
      '00:10.000 --> 00:14.000\nOne <00:09.000>two <00:13.000>three <00:12.000>four <00:20.000>five\n',
    ).cues
    expect(cue?.words?.map((word) => word.start)).toEqual([10_000, undefined, 13_000, undefined, undefined])
  })

  test('names at a colon are speakers when they repeat, and leave the words too', () => {
    const { cues } = parse(
      '00:00.000 --> 00:01.000\nAda: One <00:00.500>two\n\n00:01.000 --> 00:02.000\nBo: Hi\n\n00:02.000 --> 00:03.000\nAda: So\n',
    )
    expect(cues.map((cue) => cue.speaker)).toEqual(['Ada', 'Bo', 'Ada'])
    expect(cues[0]?.words?.map((word) => word.text)).toEqual(['One', 'two'])
  })

  test('automatic captions that roll say everything once', () => {
    const rolling = [
      '00:00.000 --> 00:02.000\n \nhello<00:00.500><c> world</c>',
      '00:02.000 --> 00:02.010\nhello world\n ',
      '00:02.010 --> 00:04.000\nhello world\nthis<00:02.500><c> is</c>',
      '00:04.000 --> 00:04.010\nthis is\n ',
      '00:04.010 --> 00:06.000\nthis is\nall',
    ]
    const { value, warnings } = webvtt.parse(
      `WEBVTT\nKind: captions\nLanguage: en\n\n${rolling.join('\n\n')}\n`,
    )
    expect(value.cues.map((cue) => cue.text)).toEqual(['hello world', 'this is', 'all'])
    expect(value.language).toBe('en')
    expect(warnings.map((warning) => warning.code)).toContain('rolling-captions')
  })

  test('a file whose every time has a comma is read, with a warning that players would show nothing', () => {
    const cues = [1, 2, 3].map((at) => `00:00:0${at},500 --> 00:00:0${at},900\nLine ${at}`)
    const { value, warnings } = webvtt.parse(`WEBVTT\n\n${cues.join('\n\n')}\n`)
    expect(value.cues.map((cue) => cue.start)).toEqual([1500, 2500, 3500])
    expect(warnings.map((warning) => warning.code)).toContain('times-repaired')
  })

  test('with so few that nothing shows a habit, no cue is read and the file says how times are written', () => {
    const { value, warnings } = webvtt.parse('WEBVTT\n\n00:00:01,500 --> 00:00:02,500\nHi.\n')
    expect(value.cues).toEqual([])
    expect(warnings).toMatchObject([
      { code: 'bad-times', line: 3 },
      { code: 'no-cues', message: expect.stringMatching(/no time here .* with a dot/) },
    ])
  })

  test('a time past a thousand hours keeps its cue, as players do, and is said to be cut', () => {
    const { value, warnings } = webvtt.parse('WEBVTT\n\n99999:00:00.000 --> 99999:00:01.000\nLate.\n')
    expect(value.cues.map(({ text }) => text)).toEqual(['Late.'])
    expect(warnings).toMatchObject([{ code: 'time-cut', line: 3 }])
  })

  test('one malformed time among good ones is left out, as players do, and named', () => {
    const { value, warnings } = webvtt.parse(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nGood\n\n00:02.000 --> 00:03.00\nBad\n',
    )
    expect(value.cues.map((cue) => cue.text)).toEqual(['Good'])
    expect(warnings).toMatchObject([{ code: 'bad-times', line: 6 }])
  })
})

describe('writing WebVTT', () => {
  test('hours always, three digits, one voice a cue, everything escaped', () => {
    expect(write(timed('1 < 2 & "so" --> on', { speaker: 'Ann & <Bob>' }))).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n<v Ann &amp; &lt;Bob&gt;>1 &lt; 2 &amp; "so" --&gt; on\n',
    )
  })

  test('an end that is not after its start is moved one millisecond behind it', () => {
    expect(write(timed('x', { end: millis(0) }))).toContain('00:00:00.000 --> 00:00:00.001')
  })

  test('an unknown end is the next start', () => {
    const text = write({ start: millis(0), text: 'a' }, { start: millis(3000), text: 'b' })
    expect(text).toContain('00:00:00.000 --> 00:00:03.000')
  })

  test('cues are written in order of start', () => {
    expect(write(timed('b', { start: millis(1000) }), timed('a')).indexOf('a')).toBeLessThan(
      write(timed('b', { start: millis(1000) }), timed('a')).indexOf('\nb'),
    )
  })

  test('long text is broken into lines of at most 65 signs', () => {
    const lines = write(timed('ladder '.repeat(30).trim()))
      .split('\n')
      .slice(3)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(65)
    expect(lines.length).toBeGreaterThan(3)
  })

  test('estimated times are said to be estimates, and read back as such', () => {
    const text = webvtt.serialise?.({ cues: [timed('Hello.')], estimated: true }) ?? ''
    expect(text).toContain('NOTE Times in this file are estimates, not measurements.')
    expect(webvtt.parse(text).value.estimated).toBe(true)
    expect(webvtt.parse(write(timed('Hello.'))).value.estimated).toBeUndefined()
  })

  test('every speaker is in the file, also one renamed to something odd', () => {
    const names = ['Ann', '"Q"; DROP', '<script>', 'A > B', 'Zoë\nLee']
    const text = write(
      ...names.map((speaker, at) => timed('Hi.', { speaker, start: millis(at), end: millis(at + 1) })),
    )
    expect(webvtt.parse(text).value.cues.map((cue) => cue.speaker)).toEqual([
      'Ann',
      '"Q"; DROP',
      '<script>',
      'A > B',
      'Zoë Lee',
    ])
  })
})
