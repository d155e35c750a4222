import { EditorState } from '@codemirror/state'
import { describe, expect, test } from 'vitest'
import { segmentText } from '../../../core/editing/transcript-text.ts'
import type { Episode, Word } from '../../../core/episode/schema.ts'
import { timedSegments } from '../../../core/episode/transcript.ts'
import { episode, untimedEpisode } from '../../../core/testing/episode-builder.ts'
import { millis } from '../../../core/time.ts'
import { infoField, setInfo } from './editor/info.ts'
import { setTurns, turnsField } from './editor/turns.ts'
import { timeOfPosition, timeOfWord } from './place-time.ts'
import { clockOf, infoOf, isAbout, reckonTimes } from './transcript-info.ts'

function open(of: Episode) {
  const segments = of.transcript?.segments ?? []
  const doc = segments.map(segmentText).join('\n')
  const state = EditorState.create({ doc, extensions: [infoField, turnsField] })
  const effects = [setInfo.of(infoOf([], new Map(), reckonTimes(of))), setTurns.of({ segments })]
  const { state: ready } = state.update({ effects })
  const shown = (turn: number, word: number): string => {
    const segment = segments[turn]
    const place = segment && timeOfWord(ready, segment.id, word)
    return place ? clockOf(place) : ''
  }
  const at = (text: string): string => {
    const place = timeOfPosition(ready, doc.indexOf(text))
    return place ? clockOf(place) : ''
  }
  return { state: ready, shown, at }
}

function said(text: string, start?: number, end?: number): Word {
  return {
    text,
    ...(start !== undefined && { start: millis(start) }),
    ...(end !== undefined && { end: millis(end) }),
  }
}

describe('the time beside a place', () => {
  test('is the measured one where there is one', () => {
    const { shown, at } = open(episode('Ada: one two three', 'Bo: four five'))
    expect(isAbout(shown(0, 1))).toBe(false)
    expect(at('two')).toBe(shown(0, 1))
  })

  test('is reckoned by the letters before it where none was measured, and says so', () => {
    const words = Array.from({ length: 2_000 }, (_, i) => `word${i % 10}`).join(' ')
    const { shown, at } = open(untimedEpisode(`Ada: first ${words} last`))
    expect(shown(0, 0)).toBe('about 0:00')
    const [middle, end] = [shown(0, 1_000), shown(0, 2_000)]
    expect(middle).toMatch(/^about [1-9]\d*:\d\d$/)
    expect(minutes(end)).toBeGreaterThan(minutes(middle))
    expect(at('last')).toBe(shown(0, 2_001))
  })

  test.each([
    ['between two', [said('a', 0, 500), said('new'), said('z', 5_000, 5_500)]],
    ['right after a long word', [said('a', 0, 4_000), said('new'), said('z', 5_000, 5_500)]],
    ['at the end of the talk', [said('a', 0, 500), said('new'), said('more')]],
  ])('is in every list, at the caret and in every export the same: a word %s', (_where, words) => {
    const made = episode('Ada: a')
    const segments = (made.transcript?.segments ?? []).map((segment) => ({ ...segment, words }))
    const enclosure = { source: '', mediaType: 'audio/mpeg', duration: millis(60_000) }
    const of = { ...made, enclosure, transcript: { segments } }
    const { state } = open(of)
    const exported = timedSegments(of.transcript, { duration: enclosure.duration })[0]?.words[1]
    const place = { time: exported?.start, isEstimated: true }
    expect(timeOfWord(state, segments[0]?.id ?? ('' as never), 1)).toEqual(place)
    expect(timeOfPosition(state, 2)).toEqual(place)
    expect(place.time).toBe(words[0]?.end)
  })
})

function minutes(clock: string): number {
  return Number(/\d+/.exec(clock)?.[0])
}
