import { describe, expect, test } from 'vitest'
import { detectFormat } from '../registry.ts'
import { whisperJson } from './whisper-json.ts'
import { whisperxJson } from './whisperx-json.ts'

const segment = (text: string, words?: readonly unknown[]): string =>
  JSON.stringify({
    text,
    segments: [{ id: 0, seek: 0, start: 0, end: 2, text, ...(words ? { words } : {}) }],
  })

describe('reading the JSON of Whisper', () => {
  test('NaN, as Python writes it, is no reason to refuse a file', () => {
    const text =
      '{"text": " Hi.", "segments": [{"id": 0, "start": 0.0, "end": 1.0, "text": " Hi.", "avg_logprob": NaN}]}'
    expect(detectFormat(text).id).toBe('whisper-json')
    expect(whisperJson.parse(text).value.cues).toEqual([{ start: 0, end: 1000, text: 'Hi.' }])
  })

  test('a long episode is known by its head, where only the whole text stands', () => {
    const text = segment(` ${'A lamp and a ladder. '.repeat(400)}`)
    expect(detectFormat(text).id).toBe('whisper-json')
  })

  test('words that begin without a space belong to the one before', () => {
    const words = ['你', '好', '！'].map((word, at) => ({ word, start: at / 2, end: at / 2 + 0.5 }))
    const [cue] = whisperJson.parse(segment('你好！', words)).value.cues
    expect(cue?.text).toBe('你好！')
    expect(cue?.words?.map((word) => word.joined)).toEqual([undefined, true, true])
  })

  test('words without a text around them are joined by the spaces they begin with', () => {
    const words = [
      { word: ' Half', start: 0, end: 1 },
      { word: '-done', start: 1, end: 2 },
      { word: ' work', start: 2, end: 3 },
    ]
    expect(whisperJson.parse(segment('', words)).value.cues[0]?.text).toBe('Half-done work')
  })

  test('the text is right where heard words differ from it', () => {
    const words = [
      { word: 'a', start: 0, end: 0.2 },
      { word: 'nowhere', start: 0.2, end: 0.4 },
      { word: 'lamp', start: 0.4, end: 0.8 },
    ]
    const [cue] = whisperJson.parse(segment('Take a big lamp.', words)).value.cues
    expect(cue?.text).toBe('Take a big lamp.')
    expect(cue?.words?.map((word) => word.start)).toEqual([undefined, 0, undefined, 400])
  })

  test('a letter inside a longer word is not the word that was heard', () => {
    const [cue] = whisperJson.parse(segment('The lamp is a light.', [{ word: 'a', start: 1, end: 1.1 }]))
      .value.cues
    expect(cue?.words?.find((word) => word.start !== undefined)?.text).toBe('a')
  })

  test('a file in which nothing was said gives no cue and says so', () => {
    const { value, warnings } = whisperJson.parse('{"text": "", "segments": [], "language": "en"}')
    expect(value.cues).toEqual([])
    expect(warnings.map((warning) => warning.code)).toEqual(['no-cues'])
  })
})

describe('reading the JSON of WhisperX', () => {
  test('a word without times stands between its neighbours, with their speaker', () => {
    const words = [
      { word: 'Room', start: 0, end: 0.4, speaker: 'SPEAKER_00' },
      { word: '101' },
      { word: 'now.', start: 1, end: 1.4, speaker: 'SPEAKER_01' },
    ]
    const { cues } = whisperxJson.parse(
      JSON.stringify({ segments: [{ start: 0, end: 2, text: 'Room 101 now.', words }] }),
    ).value
    expect(cues.map((cue) => [cue.speaker, cue.text])).toEqual([
      ['SPEAKER_00', 'Room 101'],
      ['SPEAKER_01', 'now.'],
    ])
  })
})
