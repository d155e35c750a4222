import { describe, expect, test } from 'vitest'
import { millis } from '../time.ts'
import type { ChapterFormat, ChapterList, CueList, TranscriptFormat } from './format.ts'
import { chapterLosses, cueLosses } from './losses.ts'
import { formatById, formats } from './registry.ts'

const chapters = (id: string, list: ChapterList): readonly string[] =>
  chapterLosses(formatById(id) as ChapterFormat, list).map((loss) => loss.message)
const cues = (id: string, list: CueList): readonly string[] =>
  cueLosses(formatById(id) as TranscriptFormat, list).map((loss) => loss.message)

describe('what a chapter format leaves out', () => {
  const list: ChapterList = {
    chapters: [
      { startTime: millis(0), title: 'A', image: 'https://x.example/1.jpg', url: 'https://x.example/' },
      {
        startTime: millis(1500),
        title: 'B',
        image: 'https://x.example/2.jpg',
        endTime: millis(2000),
        extra: { value: 1 },
      },
      { startTime: millis(3000), title: '', hidden: true, image: 'https://x.example/3.jpg' },
    ],
  }

  test('is nothing for the format that holds everything', () => {
    expect(chapters('podcast-chapters-json', list)).toEqual([])
  })

  test('is said in plain sentences, and not twice for what is hidden', () => {
    expect(chapters('youtube-timestamps', list)).toEqual([
      '1 hidden chapter is left out.',
      '1 chapter link is left out.',
      '2 chapter images are left out.',
      '1 chapter end time is left out.',
      '1 chapter loses details only its own format can hold.',
      '1 start time is cut to the whole second.',
    ])
  })

  test('counts the chapters over a limit', () => {
    const format = { ...(formatById('podcast-chapters-json') as ChapterFormat), limit: 1 }
    expect(chapterLosses(format, list).at(-1)).toEqual({
      field: 'limit',
      count: 2,
      message: '2 chapters too many: this format holds 1 at most.',
    })
  })
})

describe('what a transcript format leaves out', () => {
  const list: CueList = {
    cues: [
      {
        start: millis(0),
        end: millis(900),
        speaker: 'Ann',
        text: 'Hello',
        words: [{ text: 'Hello', start: millis(0), end: millis(900) }],
      },
      { start: millis(1250), end: millis(1900), speaker: 'Ann', text: 'there' },
    ],
    headings: [{ beforeCue: 0, title: 'A' }],
    language: 'en',
  }

  test('is said once: a format without times has no sentence about word times of its own', () => {
    expect(cues('plain-transcript', list)).toEqual([
      '2 start times are left out.',
      '1 language tag is left out.',
    ])
  })

  test('names the times of headings apart where headings are kept without them', () => {
    const timed = { ...list, headings: [{ beforeCue: 0, title: 'A', startTime: millis(0) }] }
    expect(cues('plain-transcript', timed)).toContain('The time of 1 heading is left out.')
    expect(cues('webvtt', timed)).not.toContain('The time of 1 heading is left out.')
  })

  test('names the finer parts where the coarser ones stay', () => {
    expect(cues('webvtt', list)).toEqual(['1 word end time is left out.', '1 heading is left out.'])
    expect(cues('podcast-transcript-html', list)).toEqual([
      '2 end times are left out.',
      '1 word time is left out.',
      '1 language tag is left out.',
      '1 start time is cut to the whole second.',
    ])
  })

  test('says so where a piece without a speaker would be read as the one before it going on', () => {
    const mixed: CueList = {
      cues: ['Ann', 'Bo', 'Ann', '', ''].map((speaker, at) => ({
        start: millis(at * 10_000),
        end: millis(at * 10_000 + 5000),
        ...(speaker && { speaker }),
        text: `Piece number ${at} of the talk.`,
      })),
    }
    const writers = formats.filter(
      (format): format is TranscriptFormat => format.kind === 'transcript' && format.serialise !== undefined,
    )
    for (const format of writers) {
      const read = format.parse(format.serialise?.(mixed) ?? '').value.cues
      const goesOn = format.carries.has('speaker') && read.slice(3).some((cue) => cue.speaker !== undefined)
      const said = cueLosses(format, mixed).map((loss) => loss.message)
      expect([
        format.id,
        said.includes('2 pieces of text without a speaker go on with the speaker before them.'),
      ]).toEqual([format.id, goesOn])
    }
  })
})
