import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webvttChapters } from '../../core/formats/chapters/webvtt-chapters.ts'
import type { ChapterList, Cue, CueList, TranscriptFormat } from '../../core/formats/format.ts'
import { formatById } from '../../core/formats/registry.ts'
import { readPlainCueText } from '../../core/formats/syntax/webvtt-cue-text.ts'
import { millis } from '../../core/time.ts'
import { isInstalled, runProgram } from './installed-program.ts'

const said = (start: number, end: number, speaker: string, text: string): Cue => ({
  start: millis(start),
  end: millis(end),
  speaker,
  text,
})

/** Signs, scripts and fractions that have broken somebody's file, and a text of several lines. */
const odd: CueList = {
  language: 'en',
  cues: [
    said(0, 500, 'Ann Lee', 'Q & A: why now?'),
    said(500, 999, 'Bo', 'Good = ; # \\ [x] "evening".'),
    said(999, 1500, 'Ann Lee', 'שלום Лампа 🔔'),
    said(
      59_999,
      61_500,
      'Bo',
      `so the lamp went out and we climbed the ladder, ${'then the wind came back '.repeat(3)}late`,
    ),
    said(36_000_000, 36_000_001, 'Ann Lee', 'a < b > c'),
  ],
}

const ffmpeg = isInstalled('ffmpeg', '-version')
const mkvmerge = isInstalled('mkvmerge') && isInstalled('mkvextract')

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-captions-'))
  for (const id of ['subrip', 'webvtt', 'lrc']) writeFileSync(at(fileOf(id)), written(id))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function transcriptFormat(id: string): TranscriptFormat {
  const format = formatById(id)
  if (format?.kind !== 'transcript') throw new Error(`${id} is no transcript format`)
  return format
}

const fileOf = (id: string): string => `odd.${transcriptFormat(id).extensions[0]}`
const written = (id: string): string => transcriptFormat(id).serialise?.(odd) ?? ''
const read = (id: string, text: string): readonly Cue[] =>
  transcriptFormat(id).parse(text.replace(/^\uFEFF/, '')).value.cues

function run(program: string, ...args: readonly string[]): string {
  const answer = runProgram(program, args)
  expect([program, answer.status, answer.stderr]).toEqual([program, 0, ''])
  return answer.stdout
}

/** Start and length of every cue in milliseconds, as ffprobe finds them. */
function packetTimes(name: string): readonly (readonly number[])[] {
  const entries = ['-show_entries', 'packet=pts_time,duration_time', '-of', 'csv=p=0']
  const found = run('ffprobe', '-v', 'error', ...entries, at(name)).trim()
  return found.split('\n').map((line) => line.split(',').map((seconds) => Math.round(Number(seconds) * 1000)))
}

describe.runIf(ffmpeg)('ffmpeg', () => {
  test.each([
    ['subrip', 'srt'],
    ['webvtt', 'webvtt'],
    ['lrc', 'lrc'],
  ])('reads our %s and writes out what was in it', (id, muxer) => {
    const copy = run('ffmpeg', '-v', 'error', '-i', at(fileOf(id)), '-c', 'copy', '-f', muxer, '-')
    expect(read(id, copy)).toEqual(read(id, written(id)))
    expect(read(id, copy).map(({ speaker, text }) => [speaker, text])).toEqual(
      odd.cues.map(({ speaker, text }) => [speaker, text]),
    )
  })

  test.each(['subrip', 'webvtt'])('finds every start and length in our %s', (id) => {
    expect(packetTimes(fileOf(id))).toEqual(odd.cues.map(({ start = 0, end = 0 }) => [start, end - start]))
  })
})

describe('our WebVTT chapters', () => {
  const list: ChapterList = {
    chapters: [
      { startTime: millis(0), title: 'Q & A: <why>' },
      { startTime: millis(2500), endTime: millis(6999), title: 'שלום Лампа 🔔' },
      { startTime: millis(7999), title: 'Ж'.repeat(150) },
    ],
    duration: millis(9000),
  }
  const text = webvttChapters.serialise?.(list) ?? ''
  const times = [
    [0, 2500],
    [2500, 6999],
    [7999, 9000],
  ]

  test.runIf(ffmpeg)('are cues of the right times to ffprobe', () => {
    writeFileSync(at('chapters.vtt'), text)
    expect(packetTimes('chapters.vtt')).toEqual(times.map(([start = 0, end = 0]) => [start, end - start]))
  })

  test('are cues of the right times and titles to node-webvtt and media-captions', async () => {
    const { parseText } = await import('media-captions')
    const { cues, errors } = await parseText(text, { type: 'vtt', strict: true })
    for (const found of [
      cues.map((one) => [one.startTime, one.endTime, one.text]),
      await nodeWebVttCues(text),
    ]) {
      expect(found.map(([start, end]) => [Number(start) * 1000, Number(end) * 1000])).toEqual(times)
      expect(found.map(([, , title]) => readPlainCueText(String(title))?.text)).toEqual(
        list.chapters.map(({ title }) => title),
      )
    }
    expect(errors).toEqual([])
  })
})

test.runIf(mkvmerge)('mkvmerge takes our SubRip and our WebVTT, and gives back what was in them', () => {
  run('mkvmerge', '-q', '-o', at('odd.mks'), at(fileOf('subrip')), at(fileOf('webvtt')))
  run('mkvextract', at('odd.mks'), 'tracks', '-q', `0:${at('out.srt')}`, `1:${at('out.vtt')}`)
  expect(read('subrip', readFileSync(at('out.srt'), 'utf8'))).toEqual(odd.cues)
  expect(read('webvtt', readFileSync(at('out.vtt'), 'utf8'))).toEqual(odd.cues)
})

/** A cue as a library found it, its text as it stands in the file. */
interface FoundCue {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Names and words as they are shown, whichever way the format has of naming who speaks. */
function shown({ text }: FoundCue): string {
  const plain = readPlainCueText(text.replace(/\n/g, ' '))
  return plain?.voice === undefined ? text.replace(/\n/g, ' ') : `${plain.voice}: ${plain.text}`
}

function expectAll(found: readonly FoundCue[]): void {
  const times = found.map(({ start, end }) => [Math.round(start), Math.round(end)])
  expect(times).toEqual(odd.cues.map(({ start, end }) => [start, end]))
  expect(found.map(shown)).toEqual(odd.cues.map(({ speaker, text }) => `${speaker}: ${text}`))
}

describe('libraries', () => {
  test.each([
    ['subrip', 'srt'],
    ['webvtt', 'vtt'],
  ] as const)('media-captions reads every cue of our %s', async (id, type) => {
    const { parseText } = await import('media-captions')
    const { cues, errors } = await parseText(written(id), { type, strict: true })
    expect(errors).toEqual([])
    expectAll(
      cues.map(({ startTime, endTime, text }) => ({ start: startTime * 1000, end: endTime * 1000, text })),
    )
  })

  test.each(['subrip', 'webvtt'])('subtitle reads every cue of our %s', async (id) => {
    const { default: library } = (await import('subtitle')) as unknown as { default: SubtitleLibrary }
    expectAll(library.parseSync(written(id)).flatMap(({ type, data }) => (type === 'cue' ? [data] : [])))
  })

  test('node-webvtt reads every cue of our WebVTT, and finds nothing to complain of', async () => {
    const cues = await nodeWebVttCues(written('webvtt'))
    expectAll(cues.map(([start, end, text]) => ({ start: start * 1000, end: end * 1000, text })))
  })
})

/** Start, end in seconds, and text of each cue; fails where the library complains. */
async function nodeWebVttCues(text: string): Promise<readonly (readonly [number, number, string])[]> {
  // @ts-expect-error the package comes without types
  const { default: library } = (await import('node-webvtt')) as { default: NodeWebVttLibrary }
  const { cues, errors } = library.parse(text, { strict: false })
  expect(errors).toEqual([])
  return cues.map((one) => [one.start, one.end, one.text])
}

/** The part of `subtitle` that is used; its own types are not found by modern resolution. */
interface SubtitleLibrary {
  parseSync(text: string): readonly { readonly type: string; readonly data: FoundCue }[]
}

interface NodeWebVttLibrary {
  parse(
    text: string,
    options: { readonly strict: boolean },
  ): { readonly cues: readonly FoundCue[]; readonly errors: readonly unknown[] }
}
