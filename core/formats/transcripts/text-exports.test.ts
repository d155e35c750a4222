import { describe, expect, test } from 'vitest'
import type { CueList } from '../format.ts'
import { detectFormat, formatById } from '../registry.ts'
import { descriptText } from './descript-text.ts'
import { plainTranscript } from './plain-transcript.ts'

describe('text with times inside its paragraphs', () => {
  test('a time that goes back is words, and one that goes on begins a piece of the same speaker', () => {
    const { value } = descriptText.parse('[0:30] Ann: At [0:10] it rang. [0:45] Nobody came. [1:00]\n')
    expect(value.cues).toEqual([
      { start: 30_000, speaker: 'Ann', text: 'At [0:10] it rang.' },
      { start: 45_000, speaker: 'Ann', text: 'Nobody came.' },
    ])
  })

  test('text with times at the heads of paragraphs only is nobody’s export in particular', () => {
    const text = '[00:00:01] Ann: Good evening.\n\n[00:00:09] Bo: Is it late?\n\n[00:00:20] Ann: It is.\n'
    expect(descriptText.detect(text)).toBe(0)
    expect(detectFormat(text, { kind: 'transcript' }).id).toBe('plain-transcript')
  })

  test('a paragraph before the first time keeps its words and is counted in a warning', () => {
    const { value, warnings } = descriptText.parse(
      'Did it ring? [0:05] There.\n\n[0:09] Ann: Bye now.\n\n[0:12] Bo: Bye.\n',
    )
    expect(value.cues.map((cue) => [cue.start, cue.text])).toEqual([
      [undefined, 'Did it ring?'],
      [5000, 'There.'],
      [9000, 'Bye now.'],
      [12_000, 'Bye.'],
    ])
    expect(warnings.map((warning) => warning.message)).toEqual(['1 of 4 pieces of text has no time.'])
  })
})

describe('plain text', () => {
  const talk = 'Ann: Good evening to all and sundry.\n\nBo: Is it late?\n\nAnn: Nobody knows it, Bo.\n'

  test('is claimed by itself, and not when it is a Markdown page', () => {
    expect(plainTranscript.detect(talk)).toBe(0.7)
    const page = `---\ntitle: The lamp\n---\n${talk}${'And so they talked on and on. '.repeat(4)}`
    expect(plainTranscript.detect(page)).toBe(0)
    expect(detectFormat(page).id).toBe('markdown-transcript')
    expect(plainTranscript.detect(`${talk}\n| When | What |\n|---|:---:|\n| 0:10 | The lamp |\n`)).toBe(0)
  })

  test('with a rule of dashes and upright strokes is still plain text', () => {
    expect(plainTranscript.detect(`---\n${talk}\n---\nAnn: One | two.\n`)).toBeGreaterThan(0)
  })
})

describe('headings in plain text', () => {
  const list: CueList = {
    headings: [
      { beforeCue: 0, title: 'Opening' },
      { beforeCue: 2, title: 'A  title of\ntwo lines — 灯' },
      { beforeCue: 2, title: 'No' },
      { beforeCue: 2, title: 'Long '.repeat(30) },
    ],
    cues: [
      { speaker: 'Ann', text: 'Good evening.' },
      { speaker: 'Bo', text: 'Is it late?' },
      { speaker: 'Bo', text: 'It must be.' },
      { speaker: 'Ann', text: 'Nobody knows.' },
    ],
  }

  test('are underlined, and whoever goes on below one is named again', () => {
    expect(plainTranscript.serialise?.(list)).toBe(
      `Opening\n-------\n\nAnn: Good evening.\n\nBo: Is it late?\n\n` +
        `A title of two lines — 灯\n------------------------\n\nNo\n---\n\n` +
        `${'Long '.repeat(30).trim()}\n${'-'.repeat(72)}\n\nBo: It must be.\n\nAnn: Nobody knows.\n`,
    )
  })

  test('come back as they were, folded', () => {
    const { value, warnings } = plainTranscript.parse(plainTranscript.serialise?.(list) ?? '')
    expect(value.cues).toEqual(list.cues)
    expect(value.headings?.map(({ beforeCue, title }) => [beforeCue, title])).toEqual([
      [0, 'Opening'],
      [2, 'A title of two lines — 灯'],
      [2, 'No'],
      [2, 'Long '.repeat(30).trim()],
    ])
    expect(warnings).toEqual([])
  })

  test('the title stands above them all', () => {
    const text = plainTranscript.serialise?.({ ...list, title: 'Night talk' }) ?? ''
    expect(text.startsWith('Night talk\n==========\n\nOpening\n-------\n\n')).toBe(true)
    expect(plainTranscript.parse(text).value.title).toBe('Night talk')
  })

  test('with nothing but headings there are no words', () => {
    expect(() => plainTranscript.parse('Opening\n-------\n')).toThrow('There are no words in this text.')
  })
})

describe('whisper.cpp', () => {
  test('voices that are named win over turns that are only marked', () => {
    const item = (from: number, speaker: string): unknown => ({
      offsets: { from, to: from + 500 },
      text: ' Words.',
      speaker,
      speaker_turn_next: true,
    })
    const text = JSON.stringify({ transcription: [item(0, '0'), item(500, '0'), item(1000, '1')] })
    const { value, warnings } = formatById('whisper-cpp-json')?.parse(text) ?? {}
    expect(value && 'cues' in value && value.cues.map((cue) => cue.speaker)).toEqual([
      'Speaker 0',
      'Speaker 0',
      'Speaker 1',
    ])
    expect(warnings).toEqual([])
  })
})
