import { describe, expect, test } from 'vitest'
import { PersonId } from '../../../core/ids.ts'
import { episode, untimedEpisode } from '../../../core/testing/episode-builder.ts'
import { headingsOf, infoOf, reckonTimes, sameStarts, voicesOf } from './transcript-info.ts'

const person = (id: string, name: string, label?: string) => ({
  id: PersonId.parse(id),
  name,
  role: 'guest',
  group: 'cast',
  ...(label && { label }),
})

describe('voices', () => {
  test('go by their first name unless somebody else has it too', () => {
    const voices = voicesOf([person('a', 'Bob Hall'), person('b', 'Ann Lee'), person('c', 'Ann Poe')])
    expect([...voices.values()].map((voice) => voice.short)).toEqual(['Bob', 'Ann Lee', 'Ann Poe'])
  })

  test('nobody has named go by what the import called them, or are counted', () => {
    const voices = voicesOf([person('a', '', 'SPEAKER_00'), person('b', '')])
    expect([...voices.values()].map((voice) => [voice.short, voice.isUnnamed])).toEqual([
      ['SPEAKER_00', true],
      ['Unnamed 2', true],
    ])
  })
})

describe('what stands beside and between the turns', () => {
  test('a measured start is shown as it is, a reckoned one as about', () => {
    const timed = episode('Ada: one two three')
    const segment = timed.transcript?.segments[0]
    expect(segment && infoOf([], new Map(), reckonTimes(timed)).timeOf(segment)).toBe('0:00')
    const untimed = untimedEpisode('Ada: one two three')
    const other = untimed.transcript?.segments[0]
    expect(other && infoOf([], new Map(), reckonTimes(untimed)).timeOf(other)).toBe('about 0:00')
  })

  test('headings carry the number of their chapter in the whole list', () => {
    const talk = episode('# 0:00 Start', '# 0:01 End', 'Ada: one two', 'Bo: three four')
    expect([...headingsOf(talk).values()].flat()).toMatchObject([
      { number: 1, title: 'Start', time: '0:00' },
      { number: 2, title: 'End', time: '0:01' },
    ])
  })

  test('typing inside a turn leaves the starts the same, a split does not', () => {
    const turns = episode('Ada: one two', 'Bo: three').transcript?.segments ?? []
    const typed = turns.map((segment) => ({
      ...segment,
      words: segment.words.map((word) => ({ ...word, text: 'x' })),
    }))
    expect(sameStarts(turns, typed)).toBe(true)
    expect(sameStarts(turns, turns.slice(1))).toBe(false)
  })
})
