import { describe, expect, test } from 'vitest'
import { readTurns } from './turns.ts'

/** Each turn as `speaker@seconds text`. */
function turns(text: string): readonly string[] {
  return readTurns(text.split('\n').map((line, at) => ({ text: line, line: at + 1 }))).map(({ cue }) => {
    const time = cue.start === undefined ? '' : `@${cue.start / 1000}`
    return `${cue.speaker ?? ''}${time} ${cue.text}`.trim()
  })
}

describe('heads of turns', () => {
  test.each([
    ['a name and a colon', 'Ada: Hello.\nBo: Hi.\nAda: So.', ['Ada Hello.', 'Bo Hi.', 'Ada So.']],
    ['bold names', '**Ada:** Hello.\n\n**Bo**: Hi.', ['Ada Hello.', 'Bo Hi.']],
    ['underlined names', '__Ada__: Hello.\n\n__Bo__: Hi.', ['Ada Hello.', 'Bo Hi.']],
    ['a time, then a name', '[00:01:02] Ada: Hello.\n[00:01:05] Bo: Hi.', ['Ada@62 Hello.', 'Bo@65 Hi.']],
    [
      'a time and a name alone',
      '[00:01:02] Ada Byron\nHello.\n\n[00:01:05] Bo\nHi.',
      ['Ada Byron@62 Hello.', 'Bo@65 Hi.'],
    ],
    [
      'a name, then a time',
      'Ada Byron (00:01:02):\nHello.\n\nBo (00:01:05):\nHi.',
      ['Ada Byron@62 Hello.', 'Bo@65 Hi.'],
    ],
    [
      'a name and a bare time',
      'Ada Byron  0:07\nHello.\n\nBo  1:02\nHi.',
      ['Ada Byron@7 Hello.', 'Bo@62 Hi.'],
    ],
    [
      'a numbered speaker',
      'Speaker 0: 00:00:21\nHello.\n\nSpeaker 1: 00:00:25\nHi.',
      ['Speaker 0@21 Hello.', 'Speaker 1@25 Hi.'],
    ],
    [
      'boxes',
      '[Speaker 1] [00:00] Hello.\n[Speaker 2] [00:08] Hi.',
      ['Speaker 1@0 Hello.', 'Speaker 2@8 Hi.'],
    ],
    [
      'diarisation labels',
      '[SPEAKER_00]: Hello.\n[SPEAKER_01]: Hi.',
      ['SPEAKER_00 Hello.', 'SPEAKER_01 Hi.'],
    ],
    ['times alone', '00:00:00 Hello\nthere.\n\n00:00:04 Hi.', ['@0 Hello there.', '@4 Hi.']],
    ['times and ranges', '[00:00 - 00:04] Hello.\n[00:04 - 00:09] Hi.', ['@0 Hello.', '@4 Hi.']],
  ])('%s', (_, text, expected) => {
    expect(turns(text)).toEqual(expected)
  })

  test('a speaker goes on over empty lines until another is named', () => {
    expect(turns('Ada: One.\n\nTwo.\n\nBo: Three.\n\nAda: Four.')).toEqual([
      'Ada One.',
      'Ada Two.',
      'Bo Three.',
      'Ada Four.',
    ])
  })

  test('a word before one colon is a sentence', () => {
    expect(turns('Note: we begin.\n\nAnd we go on to the end of it.')).toEqual([
      'Note: we begin.',
      'And we go on to the end of it.',
    ])
    expect(turns('Ada: Remember: lamps.\n\nBo: Yes.\n\nAda: The answer: none.')).toEqual([
      'Ada Remember: lamps.',
      'Bo Yes.',
      'Ada The answer: none.',
    ])
  })

  test('a short answer behind a time is not a name', () => {
    expect(turns('[0:05] Yes\n\n[0:09] No')).toEqual(['@5 Yes', '@9 No'])
  })

  test('wrapped lines are one paragraph, other lines are paragraphs of their own', () => {
    const wrapped =
      'The trick with ladders is to find out how best to carry them all\nthrough a door that is not as wide as the ladder itself, and then\nto put them down before anybody asks what you are doing there.'
    expect(turns(wrapped).length).toBe(1)
    expect(turns('One sentence.\nAnother one.\nA third.').length).toBe(3)
  })
})
