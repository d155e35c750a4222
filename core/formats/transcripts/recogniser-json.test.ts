import { describe, expect, test } from 'vitest'
import { detectFormat } from '../registry.ts'
import { amazonTranscribeJson } from './amazon-transcribe-json.ts'
import { assemblyaiJson } from './assemblyai-json.ts'
import { deepgramJson } from './deepgram-json.ts'
import { googleSpeechJson } from './google-speech-json.ts'
import { podcastTranscriptJson } from './podcast-transcript-json.ts'
import { revJson } from './rev-json.ts'
import { whisperCppJson } from './whisper-cpp-json.ts'
import { whisperJson } from './whisper-json.ts'

describe('units of time', () => {
  test('are milliseconds in AssemblyAI and whisper.cpp, seconds in the others', () => {
    const start = (text: string): unknown => {
      const value = detectFormat(text).parse(text).value
      return 'cues' in value ? value.cues[0]?.start : undefined
    }
    const word = { text: 'Hi', start: 1500, end: 1700, confidence: 1 }
    expect(start(JSON.stringify({ words: [word] }))).toBe(1500)
    const cpp = { transcription: [{ offsets: { from: 1500, to: 1700 }, text: ' Hi' }] }
    expect(start(JSON.stringify(cpp))).toBe(1500)
    const rev = { monologues: [{ speaker: 0, elements: [{ type: 'text', value: 'Hi', ts: 1.5 }] }] }
    expect(start(JSON.stringify(rev))).toBe(1500)
  })
})

describe('reading what whisper.cpp writes', () => {
  test('raw control characters in a text are forgiven', () => {
    const text = '{"transcription":[{"offsets":{"from":0,"to":900},"text":" One\ttwo\u0007 three"}]}'
    expect(whisperCppJson.parse(text).value.cues[0]?.text).toContain('One two')
  })

  test('the comma in its clocks is read, where offsets are missing', () => {
    const text =
      '{"transcription":[{"timestamps":{"from":"00:00:01,250","to":"00:00:02,000"},"text":" One"}]}'
    expect(whisperCppJson.parse(text).value.cues[0]).toEqual({ start: 1250, end: 2000, text: 'One' })
  })
})

describe('reading what services answer', () => {
  test('Deepgram: the punctuated word is taken, not the bare one', () => {
    const words = [{ word: 'hello', punctuated_word: 'Hello!', start: 0, end: 1 }]
    const text = JSON.stringify({ results: { channels: [{ alternatives: [{ words }] }] } })
    expect(deepgramJson.parse(text).value.cues[0]?.text).toBe('Hello!')
  })

  test('AssemblyAI: a transcript that was not finished is refused with a sentence', () => {
    const text = '{"id":"x","audio_url":"https://pod.example/a","status":"processing","text":null}'
    expect(detectFormat(text).id).toBe('assemblyai-json')
    expect(() => assemblyaiJson.parse(text)).toThrow(/had not finished/)
  })

  test('Rev: clocks of typed transcripts are read like the seconds of the machine', () => {
    const elements = [{ type: 'text', value: 'Hi', timestamp: '00:00:01,500', end_timestamp: '00:00:02,000' }]
    const [cue] = revJson.parse(JSON.stringify({ monologues: [{ speaker: 0, elements }] })).value.cues
    expect([cue?.start, cue?.end]).toEqual([1500, 2000])
  })

  test('Amazon: the whole text is read when there are no items', () => {
    const text = '{"results":{"transcripts":[{"transcript":"Hello there."}],"items":[]}}'
    expect(amazonTranscribeJson.parse(text).value.cues).toEqual([{ text: 'Hello there.' }])
  })

  test('Google: seconds and nanoseconds apart are one time', () => {
    const words = [{ word: 'Hi', start_time: { seconds: '1', nanos: 500_000_000 }, end_time: { seconds: 2 } }]
    const text = JSON.stringify({ results: [{ alternatives: [{ transcript: 'Hi', words }] }] })
    expect(googleSpeechJson.parse(text).value.cues[0]).toMatchObject({ start: 1500, end: 2000 })
  })

  test('an answer without words gives no cue and says so', () => {
    const { value, warnings } = deepgramJson.parse(
      '{"results":{"channels":[{"alternatives":[{"transcript":"","words":[]}]}]}}',
    )
    expect(value.cues).toEqual([])
    expect(warnings.map((warning) => warning.code)).toEqual(['no-cues'])
  })
  test('words whose times cannot be read are kept, and counted in a warning', () => {
    const segments = [
      { startTime: 0, endTime: 1, body: 'Good evening, all.' },
      { startTime: 'soon', body: 'Is it late?' },
    ]
    const { value, warnings } = podcastTranscriptJson.parse(JSON.stringify({ segments }))
    expect(value.cues.map(({ start }) => start)).toEqual([0, undefined])
    expect(warnings).toEqual([{ code: 'untimed', message: '1 of 2 pieces of text has no time.' }])
  })

  test('a language named like a part of the engine is taken as it is written', () => {
    const text = '{"language":"constructor","segments":[{"start":0,"end":1,"text":"Hi"}]}'
    expect(whisperJson.parse(text).value.language).toBe('constructor')
  })
})
