import { describe, expect, test } from 'vitest'
import { millis } from '../../time.ts'
import type { ChapterFormat, ChapterList } from '../format.ts'
import { keptChapters } from '../kept-chapters.ts'
import { chapterLosses } from '../losses.ts'
import { detectFormat, formatById } from '../registry.ts'

function chapterFormat(id: string): ChapterFormat {
  const format = formatById(id)
  if (format?.kind !== 'chapters') throw new Error(`${id} is no chapter format`)
  return format
}

const write = (id: string, list: ChapterList): string => chapterFormat(id).serialise?.(list) ?? ''
const read = (id: string, text: string): ChapterList => chapterFormat(id).parse(text).value
const codes = (id: string, text: string): readonly string[] =>
  chapterFormat(id)
    .parse(text)
    .warnings.map((warning) => warning.code)

const two: ChapterList = {
  chapters: [
    { startTime: millis(5500), title: 'A' },
    { startTime: millis(59_600), title: 'B' },
  ],
}

describe('ffmetadata', () => {
  test('says an end after every start, so that ffmpeg does not eat the title', () => {
    expect(write('ffmetadata', two)).toBe(
      [
        ';FFMETADATA1',
        '[CHAPTER]\nTIMEBASE=1/1000\nSTART=5500\nEND=59600\ntitle=A',
        '[CHAPTER]\nTIMEBASE=1/1000\nSTART=59600\nEND=59600\ntitle=B\n',
      ].join('\n'),
    )
    expect(write('ffmetadata', { ...two, duration: millis(70_000) })).toContain('END=70000')
  })

  test('never ends before it starts, which would make ffmpeg refuse the whole file', () => {
    const list = {
      chapters: [{ startTime: millis(100_000), title: 'After the end' }],
      duration: millis(90_000),
    }
    expect(write('ffmetadata', list)).toContain('START=100000\nEND=100000')
  })

  test('escapes its five signs and folds line breaks', () => {
    const list = { chapters: [{ startTime: millis(0), title: 'a=b;c#d\\e\nf' }] }
    expect(write('ffmetadata', list)).toContain('title=a\\=b\\;c\\#d\\\\e f\n')
    expect(read('ffmetadata', write('ffmetadata', list)).chapters[0]?.title).toBe('a=b;c#d\\e f')
  })

  test('counts nanoseconds where no time base is given', () => {
    expect(
      read('ffmetadata', ';FFMETADATA1\n[CHAPTER]\nSTART=1500000000\nEND=2000000000\ntitle=A\n').chapters,
    ).toEqual([{ startTime: 1500, endTime: 2000, title: 'A' }])
  })
})

describe('times that are none', () => {
  test.each(['0/1', 'garbage'])('a time base of %s leaves its chapter out with a word', (base) => {
    const text = `;FFMETADATA1\n[CHAPTER]\nSTART=0\nEND=1\ntitle=A\n[CHAPTER]\nTIMEBASE=${base}\nSTART=5\nEND=9\ntitle=B\n`
    expect(read('ffmetadata', text).chapters.map(({ title }) => title)).toEqual(['A'])
    expect(codes('ffmetadata', text)).toContain('no-start-time')
  })

  test('past a thousand hours a chapter is left out with a word, and never put at an hour nobody named', () => {
    const text = JSON.stringify({
      chapters: [
        { startTime: 0, title: 'A' },
        { startTime: 1e300, title: 'B' },
      ],
    })
    expect(read('podcast-chapters-json', text).chapters).toEqual([{ startTime: 0, title: 'A' }])
    expect(codes('podcast-chapters-json', text)).toEqual(['no-start-time'])
  })

  test.each([
    ['audition-markers', 'Name\tStart\tDuration\nA\t0:01.000\tlong\n'],
    ['reaper-csv', '#,Name,Start,End,Length\nR1,A,0:01.000,late,\n'],
    ['losslesscut-llc', '{version:2,cutSegments:[{start:1,end:"late",name:"A"}]}'],
    ['apple-hls-json', '[{"start-time":1,"duration":"long","titles":[{"title":"A"}]}]'],
    ['vorbis-comment', 'CHAPTER000=00:00:01.000-->late\nCHAPTER000NAME=A\n'],
  ])('%s: an end that cannot be read is left out with a word', (id, text) => {
    expect(read(id, text).chapters).toEqual([{ startTime: 1000, title: 'A' }])
    expect(codes(id, text)).toEqual(['bad-end-time'])
  })
})

describe('keys of Matroska and Vorbis', () => {
  test('seconds and fraction come from one number, so no chapter is a second late', () => {
    expect(write('vorbis-comment', two)).toContain('CHAPTER000=00:00:05.500\n')
    expect(write('vorbis-comment', two)).toContain('CHAPTER001=00:00:59.600\n')
  })

  test('OGM counts from 01 and always has a fraction; Vorbis comments count from 000', () => {
    const whole = { chapters: [{ startTime: millis(60_000), title: 'A', url: 'https://pod.example/' }] }
    expect(write('mkvmerge-simple', whole)).toBe('CHAPTER01=00:01:00.000\nCHAPTER01NAME=A\n')
    expect(write('vorbis-comment', whole)).toBe(
      'CHAPTER000=00:01:00.000\nCHAPTER000NAME=A\nCHAPTER000URL=https://pod.example/\n',
    )
  })

  test('the number of digits tells them apart', () => {
    expect(detectFormat('CHAPTER01=00:00:00.000\nCHAPTER01NAME=A\n').id).toBe('mkvmerge-simple')
    expect(detectFormat('CHAPTER001=00:00:00.000\nCHAPTER001NAME=A\n').id).toBe('vorbis-comment')
  })
})

describe('WebVTT', () => {
  const long = (at: number): string => `00:0${at}:00.000 --> 00:0${at + 1}:00.000\nPart ${at}\n\n`

  test('where only the look speaks for chapters, both kinds are named', () => {
    expect(() => detectFormat(`WEBVTT\n\n${[0, 1, 2, 3].map(long).join('')}`)).toThrow(
      /WebVTT captions or WebVTT chapters|WebVTT chapters or WebVTT captions/,
    )
    expect(detectFormat(`WEBVTT\n\n${[0, 1, 2, 3].map(long).join('')}`, { kind: 'chapters' }).id).toBe(
      'webvtt-chapters',
    )
  })

  test('cues neither overlap in part nor last no time', () => {
    const list = {
      chapters: [
        { startTime: millis(0), endTime: millis(9000), title: 'A --> B & <c>' },
        { startTime: millis(5000), title: 'Last' },
      ],
    }
    expect(write('webvtt-chapters', list)).toBe(
      'WEBVTT - Chapters\n\n00:00:00.000 --> 00:00:05.000\nA --&gt; B &amp; &lt;c&gt;\n\n' +
        'NOTE The end of the last chapter is not known.\n\n00:00:05.000 --> 01:00:05.000\nLast\n',
    )
  })
})

describe('WebVTT chapters whose every time has a comma', () => {
  const file = (count: number): string =>
    `WEBVTT - Chapters\n\n${Array.from({ length: count }, (_, at) => `00:0${at}:00,000 --> 00:0${at + 1}:00,000\nPart ${at}\n\n`).join('')}`

  test('are read where they are a habit, with a warning that players would show nothing', () => {
    expect(read('webvtt-chapters', file(3)).chapters.map(({ startTime }) => startTime)).toEqual([
      0, 60_000, 120_000,
    ])
    expect(codes('webvtt-chapters', file(3))).toEqual(['times-repaired'])
  })

  test('and are never none without a word', () => {
    expect(read('webvtt-chapters', file(1)).chapters).toEqual([])
    expect(codes('webvtt-chapters', file(1))).toEqual(['bad-times', 'no-chapters'])
  })
})

describe('Podlove Simple Chapters', () => {
  const namespace = 'http://podlove.org/simple-chapters'

  test.each([
    ['the default namespace', `<chapters xmlns="${namespace}" version="1.2"/>`],
    ['a prefix of one’s own', `<p:chapters xmlns:p="${namespace}" version="1.2"></p:chapters>`],
    ['the usual prefix', `<rss><channel><item><psc:chapters/></item></channel></rss>`],
  ])('an empty list in %s is a list, and said to be empty', (_, text) => {
    expect(read('podlove-simple-chapters', text).chapters).toEqual([])
    expect(codes('podlove-simple-chapters', text)).toEqual(['no-chapters'])
  })

  test('a warning shows no more of what is no time than a line', () => {
    const text = `<chapters xmlns="${namespace}"><chapter start="0"/><chapter start="${'x'.repeat(90_000)}"/></chapters>`
    const messages = chapterFormat('podlove-simple-chapters').parse(text).warnings
    for (const { message } of messages) expect(message.length).toBeLessThan(200)
    expect(messages.map(({ code }) => code)).toContain('bad-start-time')
  })

  test('an empty list of another namespace is none of Podlove’s', () => {
    const other = '<chapters xmlns="http://other.example/"/>'
    expect(() => read('podlove-simple-chapters', other)).toThrow('no Podlove chapters')
  })
})

describe('timestamps with links', () => {
  const withLink = (url: string): ChapterList => ({
    chapters: [
      { startTime: millis(0), title: 'A', url },
      { startTime: millis(1000), title: 'B' },
    ],
  })

  test('addresses with signs of Markdown come back in the spelling that has none', () => {
    const list = withLink('https://a.example/x_(y)<z>')
    const [chapter] = read('show-notes-timestamps', write('show-notes-timestamps', list)).chapters
    expect(chapter?.url).toBe('https://a.example/x_%28y%29%3Cz%3E')
    expect(keptChapters(chapterFormat('show-notes-timestamps'), list).chapters[0]).toEqual(chapter)
  })

  test.each([
    ['of two thousand characters', `https://a.example/${'<'.repeat(660)}`, true],
    ['that is longer once it is spelt for Markdown', `https://a.example/${'<'.repeat(700)}`, false],
    ['of more', `https://a.example/${'x'.repeat(2000)}`, false],
    ['of no web', 'javascript:alert(1)', false],
  ])('an address %s is read back, or left out and said to be', (_, url, isKept) => {
    const list = withLink(url)
    const back = read('show-notes-timestamps', write('show-notes-timestamps', list)).chapters
    expect(back.map(({ title }) => title)).toEqual(['A', 'B'])
    expect(back[0]?.url !== undefined).toBe(isKept)
    const lost = chapterLosses(chapterFormat('show-notes-timestamps'), list).map(({ field }) => field)
    expect(lost.includes('url')).toBe(!isKept)
  })
})

describe('cue sheets', () => {
  test('have no hours, seventy-fifths, and no way to quote a quotation mark', () => {
    const list = { chapters: [{ startTime: millis(3_723_999), title: 'The "big" one' }] }
    expect(write('cue', list)).toContain(`TITLE "The 'big' one"\n    INDEX 01 62:03:74`)
  })

  test('reading and writing again moves nothing, however often', () => {
    let list: ChapterList = {
      chapters: [0, 1, 13, 14, 999, 59_987].map((time) => ({ startTime: millis(time), title: 'x' })),
    }
    list = read('cue', write('cue', list))
    expect(read('cue', write('cue', list))).toEqual(list)
  })

  test('the start is INDEX 01, not the pause before it', () => {
    const track = 'FILE "a.mp3" MP3\nTRACK 01 AUDIO\nINDEX 00 00:58:00\nINDEX 01 01:00:00\n'
    expect(read('cue', track).chapters[0]?.startTime).toBe(60_000)
  })

  test('hold ninety-nine tracks, and the rest is a stated loss', () => {
    const list = {
      chapters: Array.from({ length: 300 }, (_, at) => ({ startTime: millis(at * 40_000), title: `${at}` })),
    }
    expect(read('cue', write('cue', list)).chapters).toHaveLength(99)
    expect(chapterLosses(chapterFormat('cue'), list)).toEqual([
      { field: 'limit', count: 201, message: '201 chapters too many: this format holds 99 at most.' },
    ])
  })
})

describe('markers of editors', () => {
  test('Audacity takes a number in the second column for an end', () => {
    expect(read('audacity-labels', '12.5\t2024\n').chapters).toEqual([
      { startTime: 12_500, endTime: 2_024_000, title: '' },
    ])
    const named = { chapters: [{ startTime: millis(12_500), title: '2024' }] }
    expect(write('audacity-labels', named)).toBe('12.500000\t12.500000\t2024\n')
    expect(read('audacity-labels', write('audacity-labels', named))).toEqual(named)
  })

  test('Audition holds lengths, tabs and no leading zero', () => {
    const list = { chapters: [{ startTime: millis(70_500), endTime: millis(95_250), title: 'A\tB' }] }
    expect(write('audition-markers', list)).toBe(
      'Name\tStart\tDuration\tTime Format\tType\tDescription\r\nA B\t1:10.500\t0:24.750\tdecimal\tCue\t\r\n',
    )
  })

  test('REAPER’s bars and samples are refused with advice, with the line', () => {
    const table = (time: string): string => `#,Name,Start,End,Length\nM1,Intro,${time},,\n`
    expect(() => read('reaper-csv', table('5.1.00'))).toThrow(/bars and beats.*Minutes:Seconds/)
    expect(() => read('reaper-csv', table('33868800'))).toThrow(/samples.*Minutes:Seconds/)
    expect(codes('reaper-csv', table('00:00:10:12'))).toEqual(['frames-cut'])
  })

  test('a Hindenburg marker without a time is at the start', () => {
    const session = '<Session><Markers><Marker Id="1" Name="Cold open"/></Markers></Session>'
    expect(read('hindenburg-session', session).chapters).toEqual([{ startTime: 0, title: 'Cold open' }])
  })

  test('LosslessCut: an empty start is zero, an empty end a marker, and the header is exact', () => {
    expect(read('losslesscut-csv', ',61.5,A\n90.5,,B\n').chapters).toEqual([
      { startTime: 0, endTime: 61_500, title: 'A' },
      { startTime: 90_500, title: 'B' },
    ])
    expect(write('losslesscut-csv', two).split('\n')[0]).toBe('Start,End,Name')
  })

  test('a LosslessCut project that is broken is refused with its line', () => {
    expect(() => read('losslesscut-llc', '{\n  cutSegments: [}\n')).toThrow(/not valid JSON5 on line 2/)
  })
})
