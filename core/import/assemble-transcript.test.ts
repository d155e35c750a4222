import { describe, expect, test } from 'vitest'
import type { Person } from '../episode/schema.ts'
import { countWords, joinWords } from '../episode/transcript.ts'
import type { Cue, CueList } from '../formats/format.ts'
import { countingIds, PersonId } from '../ids.ts'
import { millis } from '../time.ts'
import { assembleTranscript } from './assemble-transcript.ts'

const cue = (start: number, end: number, text: string, speaker?: string): Cue => ({
  start: millis(start),
  end: millis(end),
  text,
  ...(speaker !== undefined && { speaker }),
})
const person = (id: string, name: string): Person => ({
  id: PersonId.parse(id),
  name,
  role: 'host',
  group: 'cast',
})
const assemble = (list: CueList, people: readonly Person[] = []) =>
  assembleTranscript(list, people, countingIds())
const texts = (list: CueList) => assemble(list).transcript.segments.map(({ words }) => joinWords(words))

describe('turns', () => {
  test('cues of one voice become one turn until the voice changes', () => {
    const cues = [
      cue(0, 1000, 'One', 'A'),
      cue(1000, 2000, 'two.', 'A'),
      cue(2000, 3000, 'Three.', 'B'),
      cue(3000, 4000, 'Four.', 'A'),
    ]
    expect(texts({ cues })).toEqual(['One two.', 'Three.', 'Four.'])
  })

  test('a pause parts a turn where a sentence ended, and not inside one', () => {
    const cues = [
      cue(0, 1000, 'One.'),
      cue(2600, 3000, 'Two and'),
      cue(4600, 5000, 'three.'),
      cue(5200, 6000, 'Four.'),
    ]
    expect(texts({ cues })).toEqual(['One.', 'Two and three. Four.'])
  })

  test('a long monologue is parted at the ends of sentences', () => {
    const cues = Array.from({ length: 1000 }, (_, at) =>
      cue(at * 1000, at * 1000 + 1000, at % 3 === 2 ? 'and it ends here.' : 'it goes on and on', 'A'),
    )
    const lengths = assemble({ cues }).transcript.segments.map(({ words }) => words.length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(220)
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(1000 * 5 - 333)
  })

  test('one untimed paragraph stays one, however long', () => {
    const { transcript } = assemble({ cues: [{ text: 'word '.repeat(9_000).trim() }] })
    expect(transcript.segments).toHaveLength(1)
    expect(countWords(transcript)).toBe(9_000)
  })
})

describe('times', () => {
  test('a timed cue gives its first word a start and its last an end, and nothing between', () => {
    const [segment] = assemble({ cues: [cue(1000, 4000, 'one two three')] }).transcript.segments
    expect(segment?.words).toEqual([
      { text: 'one', start: 1000 },
      { text: 'two' },
      { text: 'three', end: 4000 },
    ])
  })

  test('words with times of their own keep them, with how sure they are', () => {
    const words = [
      { text: 'one', start: millis(1000), end: millis(1400), confidence: 0.9 },
      { text: 'two', start: millis(1500), end: millis(1300) },
    ]
    const [segment] = assemble({ cues: [{ ...cue(1000, 2000, 'one two'), words }] }).transcript.segments
    expect(segment?.words).toEqual([
      { text: 'one', start: 1000, end: 1400, confidence: 0.9 },
      { text: 'two', start: 1500, end: 2000 },
    ])
  })

  test('estimates are not taken for measurements', () => {
    const [segment] = assemble({ cues: [cue(1000, 4000, 'one two')], estimated: true }).transcript.segments
    expect(segment?.words).toEqual([{ text: 'one' }, { text: 'two' }])
  })

  test('a word too long to store is cut into joined pieces', () => {
    const [segment] = assemble({ cues: [cue(0, 9000, 'x'.repeat(4_500))] }).transcript.segments
    expect(segment?.words.map(({ text, joined }) => [text.length, joined])).toEqual([
      [2_000, undefined],
      [2_000, true],
      [500, true],
    ])
    expect(segment?.words.at(-1)?.end).toBe(9000)
  })

  test('cues of a script without spaces are joined without one', () => {
    expect(texts({ cues: [cue(0, 1000, '織機の話を'), cue(1000, 2000, 'します。')] })).toEqual([
      '織機の話をします。',
    ])
  })
})

describe('speakers', () => {
  const people = [person('p-mara', 'Mara Quill'), person('p-tobias', 'Tobias Fenn')]

  test('are the people who are there, by full name or by a first name only one has', () => {
    const { transcript, newPeople } = assemble(
      { cues: [cue(0, 1, 'a', 'Mara Quill'), cue(1, 2, 'b', 'tobias')] },
      people,
    )
    expect(transcript.segments.map(({ speaker }) => speaker)).toEqual(['p-mara', 'p-tobias'])
    expect(newPeople).toEqual([])
  })

  test('nobody knows become people: a name as a guest, a label without a name', () => {
    const { newPeople } = assemble(
      { cues: [cue(0, 1, 'a', 'Odile Brandt'), cue(1, 2, 'b', 'SPEAKER_00')] },
      people,
    )
    expect(newPeople).toEqual([
      { id: 'p-1', name: 'Odile Brandt', role: 'guest', group: 'cast' },
      { id: 'p-2', name: '', label: 'SPEAKER_00', role: 'guest', group: 'cast' },
    ])
  })
})

test('a heading begins a turn, and says before which segment it stands', () => {
  const cues = [cue(0, 1000, 'one', 'A'), cue(1000, 2000, 'two', 'A')]
  const { transcript, headingSegments } = assemble({
    cues,
    headings: [{ beforeCue: 1, title: 'Silk', startTime: millis(1000) }],
  })
  expect(transcript.segments).toHaveLength(2)
  expect(headingSegments.get(0)).toBe(transcript.segments[1]?.id)
})
