import { describe, expect, test } from 'vitest'
import { mpegFrames, written } from '../testing/media-samples.ts'
import { millis } from '../time.ts'
import type { ChapterEntry, ChapterList, Cue, CueList } from './format.ts'
import { latin1 } from './media/bytes.ts'
import { id3 } from './media/id3.ts'
import { formatById } from './registry.ts'

/** What programs that read these files are known to trip over; other such facts are proved beside their formats. */

const at = (startTime: number, title: string, more: Partial<ChapterEntry> = {}): ChapterEntry => ({
  startTime: millis(startTime),
  title,
  ...more,
})

function write(id: string, list: ChapterList | CueList): string {
  const format = formatById(id)
  if (format?.kind === 'chapters' && 'chapters' in list) return format.serialise?.(list) ?? ''
  if (format?.kind === 'transcript' && 'cues' in list) return format.serialise?.(list) ?? ''
  throw new Error(`${id} holds no such list`)
}

function chaptersOf(id: string, text: string): readonly ChapterEntry[] {
  const value = formatById(id)?.parse(text).value
  return value && 'chapters' in value ? value.chapters : []
}

function cuesOf(id: string, text: string): readonly Cue[] {
  const value = formatById(id)?.parse(text).value
  return value && 'cues' in value ? value.cues : []
}

const startsOf = (id: string, text: string) => chaptersOf(id, text).map(({ startTime }) => startTime)

describe('an ID3 tag is written as every reader takes it', () => {
  const list: ChapterList = {
    chapters: [
      at(0, 'Ж'.repeat(140), { url: 'https://bücher.example/ä b' }),
      at(5000, 'Silent', { hidden: true }),
      at(9000, 'Last'),
    ],
    duration: millis(20_000),
  }
  const tag = async (): Promise<string> => latin1(await written(id3, mpegFrames(6), list))

  test('in version 2.3, whose sizes no reader takes for another kind', async () => {
    expect((await tag()).slice(0, 5)).toBe('ID3\x03\0')
  })

  test('with titles in Latin-1 or in UTF-16 with a mark of its order, the two kinds 2.3 knows', async () => {
    const bytes = await tag()
    const titles = [...bytes.matchAll(/TIT2[\s\S]{6}([\s\S]{3})/g)].map((match) => match[1])
    expect(titles.length).toBeGreaterThan(3)
    for (const start of titles) expect(start).toMatch(/^(?:\0[ -~]|\x01\xFF\xFE|\x01\xFE\xFF)/)
    expect(titles.filter((start) => start?.startsWith('\x01'))).toHaveLength(1)
  })

  test('with chapters in order of time, whose places in the file are to be ignored', async () => {
    const chapters = [...(await tag()).matchAll(/CHAP[\s\S]{6}[^\0]+\0([\s\S]{4})([\s\S]{4})([\s\S]{8})/g)]
    expect(chapters.map((match) => match[1])).toEqual(['\0\0\0\0', '\0\0\x13\x88', '\0\0\x23\x28'])
    expect(chapters.map((match) => match[3])).toEqual(Array.from({ length: 3 }, () => '\xFF'.repeat(8)))
  })

  test('with one table, on top and in order, that has a title and lists what is not hidden', async () => {
    const tables = [...(await tag()).matchAll(/CTOC[\s\S]{6}[^\0]+\0([\s\S])([\s\S])/g)]
    expect(tables.map(([, flags, count]) => [flags, count])).toEqual([['\x03', '\x02']])
    expect(await tag()).toMatch(/CTOC[\s\S]{6}[^\0]+\0\x03\x02(?:[^\0]+\0){2}TIT2/)
  })

  test('with links in plain ASCII, the only letters the frame has in common', async () => {
    const [, link = ''] = /WXXX[\s\S]{6}[\s\S]*?(https:[!-~]+)/.exec(await tag()) ?? []
    expect(link).toMatch(/^https:\/\/[!-~]+$/)
    expect(link).toContain('%20')
  })
})

describe('chapter files say what their readers ask for', () => {
  const list: ChapterList = { chapters: [at(500, 'First = one'), at(3_723_999, 'Last')] }

  test.each([
    ['podcast-chapters-json', /^\{\s*"version": "1\.2\.0"/],
    [
      'podlove-simple-chapters',
      /<psc:chapters version="1\.2" xmlns:psc="http:\/\/podlove\.org\/simple-chapters">/,
    ],
    ['matroska-xml', /<ChapterTimeStart>00:00:00\.500000000<[\s\S]*<ChapterLanguage>/],
    ['mkvmerge-simple', /^CHAPTER01=00:00:00\.500\nCHAPTER01NAME=First = one\n/],
    ['losslesscut-llc', /version: ?2/],
    ['apple-hls-json', /^\[/],
  ])('%s', (id, expected) => {
    expect(write(id, list)).toMatch(expected)
  })

  test('nothing is written in front of the first sign, and lines end as the format has them', () => {
    for (const id of ['podcast-chapters-json', 'ffmetadata', 'webvtt-chapters', 'matroska-xml', 'cue'])
      expect(write(id, list)).toMatch(/^[^\uFEFF\s][^\r]*$/s)
  })

  test('Matroska never orders its edition, which would change how the file is played', () => {
    expect(write('matroska-xml', list)).not.toMatch(/EditionFlagOrdered>1/)
  })
})

describe('what other programs write is read as they mean it', () => {
  test('JSON chapters: numbers, numbers in quotation marks and clocks; a version is not asked for', () => {
    const times = ['0', '"12.5"', '"00:01:30"', '90.25']
    const text = `{"chapters":[${times.map((time) => `{"startTime":${time},"title":"A"}`)}]}`
    expect(startsOf('podcast-chapters-json', text)).toEqual([0, 12_500, 90_000, 90_250])
  })

  test('Podlove: every form of Normal Play Time, the old prefix, and the first list of an item', () => {
    const times = ['37', '7:48', '35:12.250', '01:35:52', '05:12:03.5']
    const chapters = times.map((time) => `<sc:chapter start="${time}" title="A"/>`).join('')
    const text = `<rss xmlns:sc="http://podlove.org/simple-chapters"><channel><item><sc:chapters version="1.0">${chapters}</sc:chapters><sc:chapters><sc:chapter start="1" title="B"/></sc:chapters></item></channel></rss>`
    expect(startsOf('podlove-simple-chapters', text)).toEqual([
      37_000, 468_000, 2_112_250, 5_752_000, 18_723_500,
    ])
  })

  test('Vorbis comments: a start with an end behind an arrow, as an old page of the wiki had it', () => {
    const text = 'CHAPTER001=00:00:01.000-->00:00:02.000\nCHAPTER001NAME=A\n'
    expect(chaptersOf('vorbis-comment', text)).toMatchObject([{ startTime: 1000, title: 'A' }])
  })

  test('FFmpeg: the title of a chapter without END, which FFmpeg itself would lose', () => {
    const text = ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=5\ntitle=A\n'
    expect(chaptersOf('ffmetadata', text)).toEqual([{ startTime: 5, title: 'A' }])
  })

  test('Audition: the third column is a length, and the last one may be missing', () => {
    const text = 'Name\tStart\tDuration\tTime Format\tType\nA\t1:10.500\t0:24.750\tdecimal\tCue\n'
    expect(chaptersOf('audition-markers', text)).toEqual([{ startTime: 70_500, endTime: 95_250, title: 'A' }])
  })

  test('Hindenburg: with a namespace as without', () => {
    const text =
      '<Session xmlns="urn:x"><Markers><Marker Id="1" Name="A" Time="01:10.500"/></Markers></Session>'
    expect(startsOf('hindenburg-session', text)).toEqual([70_500])
  })

  test('SubRip: a short fraction is filled up on its right, and a dot is as good as a comma', () => {
    const text = '1\n00:00:01,5 --> 00:00:02,50\nA\n\n2\n0:00:03.25 --> 0:00:04\nB\n'
    expect(cuesOf('subrip', text).map(({ start, end }) => [start, end])).toEqual([
      [1500, 2500],
      [3250, 4000],
    ])
  })

  test('WebVTT: a voice with classes and a name with a reference, and nothing behind an empty line', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud.first Ann &amp; Bob>Hi.\n\nNot said.\n'
    expect(cuesOf('webvtt', text)).toEqual([{ start: 1000, end: 2000, speaker: 'Ann & Bob', text: 'Hi.' }])
  })

  test.each([
    ['WhisperX', '[SPEAKER_00]: ', '[SPEAKER_01]: ', ['SPEAKER_00', 'SPEAKER_01', 'SPEAKER_00']],
    ['a name and a colon', 'Ann: ', 'Bo: ', ['Ann', 'Bo', 'Ann']],
    ['arrows of television', '>> Ann: ', '>> Bo: ', ['Ann', 'Bo', 'Ann']],
  ])('SubRip: voices as %s writes them', (_, first, second, expected) => {
    const block = (head: string, index: number): string =>
      `${index}\n00:00:0${index},000 --> 00:00:0${index},900\n${head}Well, yes.\n`
    const text = [block(first, 1), block(second, 2), block(first, 3)].join('\n')
    expect(cuesOf('subrip', text).map(({ speaker }) => speaker)).toEqual(expected)
  })

  test('JSON transcript: a segment without an end has none made up', () => {
    const text = '{"version":"1.0.0","segments":[{"startTime":0,"body":"A whole sentence is here."}]}'
    expect(cuesOf('podcast-transcript-json', text)).toEqual([{ start: 0, text: 'A whole sentence is here.' }])
  })

  test('whisper.cpp: what is in brackets with underscores is no word', () => {
    const tokens = ['[_BEG_]', ' Hi', '.', '[_TT_50]'].map((text) => ({ text, offsets: { from: 0, to: 9 } }))
    const segment = { offsets: { from: 0, to: 9 }, text: ' Hi.', tokens }
    const cues = cuesOf('whisper-cpp-json', JSON.stringify({ transcription: [segment] }))
    expect(cues.map(({ text }) => text)).toEqual(['Hi.'])
    expect(JSON.stringify(cues)).not.toContain('_')
  })
})

describe('transcripts are written as apps read them', () => {
  const cues: CueList = {
    cues: [
      { start: millis(0), end: millis(0), speaker: 'Ann & Bob', text: 'We meet at 10:30 & then --> go.' },
      { start: millis(2000), end: millis(4000), speaker: 'Bo', text: 'Yes.' },
    ],
  }

  test('WebVTT: a name with its sign escaped, no arrow in the words, and no cue without length', () => {
    const text = write('webvtt', cues)
    expect(text).toContain(
      '00:00:00.000 --> 00:00:00.001\n<v Ann &amp; Bob>We meet at 10:30 &amp; then --&gt; go.',
    )
  })

  test('JSON transcript: whole words with an end each, and no white space around them', () => {
    const { segments } = JSON.parse(write('podcast-transcript-json', cues)) as {
      segments: { body: string; endTime: number }[]
    }
    for (const { body, endTime } of segments) {
      expect(body).toMatch(/^\S(?:[\s\S]*\S)?\n?$/)
      expect(endTime).toBeGreaterThan(0)
    }
  })
})
