import { describe, expect, test } from 'vitest'
import { isAppError } from '../errors.ts'
import { type DetectionHints, detectFormat } from './registry.ts'

function detected(text: string, hints: DetectionHints = {}): unknown {
  try {
    return detectFormat(text, hints).id
  } catch (error) {
    if (!isAppError(error)) throw error
    return error.code === 'format-ambiguous' ? error.details?.['candidates'] : error.code
  }
}

describe('detecting a format', () => {
  test('content decides, whatever the extension says', () => {
    expect(detected('WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n', { extension: '.srt' })).toBe('webvtt')
    expect(detected('1\n00:00:00,000 --> 00:00:01,000\nHi\n', { extension: 'vtt', mime: 'text/vtt' })).toBe(
      'subrip',
    )
  })

  test('a byte order mark does not matter', () => {
    expect(detected('\uFEFFWEBVTT\n')).toBe('webvtt')
  })

  test('nothing known is said to be unknown', () => {
    expect(detected('')).toBe('format-unknown')
    expect(detected('{"a": 1}')).toBe('format-unknown')
    expect(detected('x,y\n1,2\n')).toBe('format-unknown')
  })

  test('of another kind than was asked for, it is said which', () => {
    const ask = (text: string, kind: 'chapters' | 'transcript') => () => detectFormat(text, { kind })
    expect(ask('1\n00:00:01,000 --> 00:00:02,500\nHi.\n', 'chapters')).toThrow(/SubRip.*a transcript/)
    expect(ask('{"chapters":[{"startTime":0}]}', 'transcript')).toThrow(/which holds chapters/)
    expect(ask(' \n', 'transcript')).toThrow('There is no text')
  })

  const prose = 'Here we talk about lamps and ladders for a good long while, and nobody falls.\n\n'
  const listAndTalk = `0:00 Opening of the show\n\n5:00 The second part\n\n${prose.repeat(5)}`

  test('two that could be meant are both named', () => {
    expect(detected(listAndTalk)).toEqual(['show-notes-timestamps', 'plain-transcript'])
  })

  test('the extension, the media type or the wanted kind settle a tie', () => {
    expect(detected(listAndTalk, { extension: 'md' })).toBe('show-notes-timestamps')
    expect(detected(listAndTalk, { mime: 'text/plain; charset=utf-8' })).toBe('plain-transcript')
    expect(detected(listAndTalk, { kind: 'chapters' })).toBe('show-notes-timestamps')
    expect(detected(listAndTalk, { kind: 'transcript' })).toBe('plain-transcript')
  })
})
