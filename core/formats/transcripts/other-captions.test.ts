import { describe, expect, test } from 'vitest'
import { millis } from '../../time.ts'
import type { CueList, TranscriptFormat } from '../format.ts'
import { detectFormat } from '../registry.ts'
import { ass } from './ass.ts'
import { delimitedWords } from './delimited-words.ts'
import { lrc } from './lrc.ts'
import { otterText } from './otter-text.ts'
import { sbv } from './sbv.ts'
import { whisperTsv } from './whisper-tsv.ts'

const write = (format: TranscriptFormat, list: CueList): string => format.serialise?.(list) ?? ''

describe('SBV', () => {
  test('has one digit of hours and a comma between the times', () => {
    const text = write(sbv, {
      cues: [{ start: millis(3_723_004), end: millis(3_724_000), text: 'Good night.' }],
    })
    expect(text).toBe('1:02:03.004,1:02:04.000\nGood night.\n')
  })
})

describe('LRC', () => {
  test('minutes run on past the hour', () => {
    const text = write(lrc, {
      cues: [{ start: millis(3_723_049), end: millis(3_724_000), text: 'Good night.' }],
    })
    expect(text).toBe('[re:Galley]\n[62:03.04]Good night.\n')
  })

  test('a text in brackets is not taken for one more time', () => {
    const list = { cues: [{ start: millis(1000), text: '[00:05.00] is what it said.' }] }
    expect(lrc.parse(write(lrc, list)).value.cues).toEqual(list.cues)
  })

  test('a positive offset shows the words sooner, never before the start', () => {
    const { cues } = lrc.parse('[offset:+500]\n[00:00.20]One.\n[00:02.00]Two.\n').value
    expect(cues.map((cue) => cue.start)).toEqual([0, 1500])
  })
})

describe('SubStation Alpha', () => {
  test('commas of the text are its own, and the columns are those the file names', () => {
    const text = '[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,One, two, three\n'
    expect(ass.parse(text).value.cues).toEqual([{ start: 1000, end: 2000, text: 'One, two, three' }])
  })
})

describe('tables of words', () => {
  test('whole numbers under the names of Whisper are milliseconds, fractions are seconds', () => {
    const whole = 'start\tend\ttext\n1500\t2500\tGood night.\n'
    expect(detectFormat(whole).id).toBe('whisper-tsv')
    expect(whisperTsv.parse(whole).value.cues[0]?.start).toBe(1500)
    const fractions = 'start\tend\ttext\n1.5\t2.5\tGood night.\n'
    expect(detectFormat(fractions).id).toBe('delimited-words')
    expect(delimitedWords.parse(fractions).value.cues[0]?.start).toBe(1500)
  })

  test('pieces of words come back joined', () => {
    const words = [
      { text: '你', start: millis(0), end: millis(400) },
      { text: '好', start: millis(400), end: millis(900), joined: true as const },
    ]
    const cues = [{ start: millis(0), end: millis(900), text: '你好', words }]
    expect(delimitedWords.parse(write(delimitedWords, { cues })).value.cues).toEqual(cues)
  })

  test('two hundred thousand words in one cell are words of one cue', () => {
    const text = `text\tstart\tend\n${'lamp '.repeat(200_000)}\t0.5\t1.5\n`
    expect(delimitedWords.parse(text).value.cues.map((one) => one.text.length)).toEqual([999_999])
  })

  test('signs of references that stand in a column of their own close their word', () => {
    const text = 'token|speaker|ts|endTs|punctuation\nGood|1|0.1|0.4|\nnight|1|0.4|0.9|!\n'
    expect(delimitedWords.parse(text).value.cues[0]?.text).toBe('Good night!')
  })
})

describe('the text of Otter', () => {
  test('neither what stands above the first speaker nor the footer is speech', () => {
    const text = 'A lamp\n\nAnn  0:07\nGood night.\n\nBo  0:09\nYes.\n\nTranscribed by https://otter.ai\n'
    expect(detectFormat(text).id).toBe('otter-text')
    const { value, warnings } = otterText.parse(text)
    expect(value.cues.map((cue) => [cue.speaker, cue.text])).toEqual([
      ['Ann', 'Good night.'],
      ['Bo', 'Yes.'],
    ])
    expect(warnings.map((warning) => warning.code)).toEqual(['lines-ignored'])
  })
})
