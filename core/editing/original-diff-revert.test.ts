import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Episode, Transcript } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { countingIds, PersonId, RuleId, SegmentId } from '../ids.ts'
import { episode, markedSpan } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import type { Edit } from './edit.ts'
import { originalDiff, type TranscriptChange } from './original-diff.ts'
import { revertAllEdits, revertEdits, revertSpeakerEdits } from './original-diff-revert.ts'
import { removeTurns, replaceTurns } from './replace-turns.ts'

const transcriptOf = (of: Episode): Transcript => of.transcript ?? { segments: [] }
const wordsOf = (of: Episode) => transcriptOf(of).segments.flatMap((segment) => segment.words)
const turnsOf = (of: Episode) => transcriptOf(of).segments
const segment = (number: number) => SegmentId.parse(`sg-${number}`)
const counting = countingIds()
const newId = (prefix: string) => counting(`made-${prefix}`)

const differences = (original: Episode, current: Episode) =>
  originalDiff(transcriptOf(original), transcriptOf(current))
const wordsBack = (original: Episode, current: Episode, changes?: readonly TranscriptChange[]): Episode => {
  const edits = revertEdits(current, changes ?? differences(original, current).words, newId)
  return edits.length > 0 ? applied(current, ...edits) : current
}
const speakerBack = (original: Episode, current: Episode): Episode => {
  const [change] = differences(original, current).speakers
  return change ? applied(current, ...revertSpeakerEdits(current, change, newId)) : current
}
/** One difference after the other, as a person takes them back. */
const allBack = (original: Episode, current: Episode): Episode => {
  let now = current
  for (let steps = 0; steps < 60; steps += 1) {
    const { words, speakers } = differences(original, now)
    const [word] = words
    if (word) now = wordsBack(original, now, [word])
    else if (speakers.length > 0) now = speakerBack(original, now)
    else return now
  }
  throw new Error('There is always something left to take back.')
}

const original = episode('Ada: welcome to the Pibytes podcast', 'Bo: time with at century is SDKs')

describe('taking words back', () => {
  test('a correction is reverted as a correction', () => {
    const place = markedSpan('Ada: x', 'Bo: time with at [century] is SDKs')
    const made = applied(original, {
      type: 'correction.accept',
      ruleId: RuleId.parse('r'),
      places: [place],
      after: 'Sentry',
      reason: '',
      origin: 'hand',
    })
    const edits = revertEdits(made, differences(original, made).words, newId)
    expect(edits.map((edit) => edit.type)).toEqual(['correction.revert'])
    expect(applied(made, ...edits)).toEqual(original)
  })

  test('the edit names the words that stand there where nothing else is lost', () => {
    const place = markedSpan('Ada: x', 'Bo: time with at [century] is SDKs')
    const made = applied(original, { type: 'transcript.replaceWords', place, text: 'Sentry' })
    const edits = revertEdits(made, differences(original, made).words, newId)
    expect(edits).toEqual([
      { type: 'transcript.replaceWords', place: { ...place, before: 'Sentry' }, text: 'century' },
    ])
    expect(applied(made, ...edits)).toEqual(original)
  })

  test('words that were fewer for a while have their times again', () => {
    const written = (place: ReturnType<typeof markedSpan>, text: string) =>
      applied(original, { type: 'transcript.replaceWords', place, text })
    const fewer = written(markedSpan('Ada: x', 'Bo: time [with at century] is SDKs'), 'Sentry')
    expect(wordsBack(original, fewer)).toEqual(original)
    const first = written(markedSpan('Ada: [welcome to] the Pibytes podcast'), '')
    expect(wordsBack(original, first)).toEqual(original)
    const last = written(markedSpan('Ada: welcome to the Pibytes [podcast]'), '')
    expect(wordsBack(original, last)).toEqual(original)
  })

  test('a word that took over the time of a cue gives it back', () => {
    const cued: Episode = {
      ...original,
      transcript: {
        segments: turnsOf(original).map((turn) => ({
          ...turn,
          words: turn.words.map(({ text, start, end }, i) => ({
            text,
            ...(i === 0 && { start }),
            ...(i === turn.words.length - 1 && { end }),
          })),
        })),
      },
    }
    for (const place of [
      markedSpan('Ada: [welcome to] the Pibytes podcast'),
      markedSpan('Ada: welcome to the [Pibytes podcast]'),
    ]) {
      const made = applied(cued, { type: 'transcript.replaceWords', place, text: '' })
      expect(wordsBack(cued, made)).toEqual(cued)
    }
  })

  test('words cut across turns come back into their turns', () => {
    const [one, two] = turnsOf(original)
    if (!one || !two) throw new Error('The original has turns.')
    const parts = [
      { ...one, words: one.words.slice(0, 3) },
      { ...two, words: two.words.slice(2) },
    ]
    const cut = applied(original, replaceTurns([one, two], parts))
    expect(wordsBack(original, cut)).toEqual(original)
  })

  test('one change taken back leaves the others', () => {
    const made = episode('Ada: welcome at the Pybites podcast', 'Bo: time with at Sentry is SDKs')
    const [, second] = differences(original, made).words
    const back = wordsBack(original, made, second ? [second] : [])
    expect(joinWords(wordsOf(back))).toBe('welcome at the Pibytes podcast time with at Sentry is SDKs')
  })
})

describe('taking a turn back', () => {
  const talk = episode('Ada: so you are', 'Bo: of flask I am', 'Ada: nice to meet you')
  const removing = (numbers: readonly number[]): Edit =>
    removeTurns(turnsOf(talk).filter(({ id }) => numbers.map(segment).includes(id)))

  test('one that was deleted is a turn of its own again, with its speaker and times', () => {
    for (const gone of [[1], [2], [3], [1, 2], [2, 3], [1, 2, 3]]) {
      const left = applied(talk, removing(gone))
      expect(wordsBack(talk, left)).toEqual(talk)
    }
  })

  test('also where the turns around it became one', () => {
    const left = applied(talk, removing([2]), { type: 'transcript.joinSegment', segmentId: segment(3) })
    expect(wordsBack(talk, left)).toEqual(talk)
  })

  test('one that was emptied is filled again', () => {
    const emptied = (...numbers: readonly number[]) =>
      applied(
        talk,
        ...turnsOf(talk)
          .filter(({ id }) => numbers.map(segment).includes(id))
          .map(
            ({ id, words }): Edit => ({
              type: 'transcript.replaceWords',
              place: { segmentId: id, from: 0, to: words.length, before: joinWords(words) },
              text: '',
            }),
          ),
      )
    for (const numbers of [[1], [2], [3], [1, 2], [2, 3], [1, 2, 3]])
      expect(wordsBack(talk, emptied(...numbers))).toEqual(talk)
  })

  test('one that other words were typed for in a turn of somebody else', () => {
    const left = applied(talk, removing([2]), {
      type: 'transcript.replaceWords',
      place: { segmentId: segment(1), from: 3, to: 3, before: '' },
      text: 'indeed',
    })
    expect(wordsBack(talk, left)).toEqual(talk)
  })
})

describe('taking a speaker back', () => {
  const talk = episode('Ada: so you are', 'Bo: of flask I am', 'Cy: nice to meet you')

  test('turns that were given to another speaker', () => {
    const personId = PersonId.parse('p-1')
    const given = applied(talk, {
      type: 'transcript.setSpeaker',
      segmentIds: [segment(2)],
      personId,
    })
    expect(speakerBack(talk, given)).toEqual(talk)
  })

  test('turns that were joined to a turn of another speaker', () => {
    const two = applied(talk, { type: 'transcript.joinSegment', segmentId: segment(2) })
    expect(allBack(talk, two)).toEqual(talk)
    const three = applied(two, { type: 'transcript.joinSegment', segmentId: segment(3) })
    expect(turnsOf(allBack(talk, three)).map(({ speaker, words }) => [speaker, words])).toEqual(
      turnsOf(talk).map(({ speaker, words }) => [speaker, words]),
    )
  })

  test('a voice that was merged away is added again', () => {
    const merged = applied(talk, {
      type: 'person.merge',
      personId: PersonId.parse('p-2'),
      into: PersonId.parse('p-1'),
    })
    const back = speakerBack(talk, merged)
    expect(transcriptOf(back)).toEqual(transcriptOf(talk))
    expect(back.people.map(({ id, name }) => [id, name])).toEqual([
      ['p-1', 'Ada'],
      ['p-3', 'Cy'],
      ['p-2', ''],
    ])
  })
})

/** What can be done to a talk; the numbers choose where. */
const gesture = fc.record({
  kind: fc.constantFrom('remove', 'join', 'split', 'speaker', 'write', 'merge'),
  turn: fc.nat(20),
  word: fc.nat(20),
  count: fc.nat(3),
  text: fc.constantFrom('', 'a', 'x', 'b x', 'c a b'),
})
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never

function gestured(of: Episode, { kind, turn, word, count, text }: Gesture): Episode {
  const turns = turnsOf(of)
  const at = turn % Math.max(1, turns.length)
  const chosen = turns[at]
  const person = of.people[count % Math.max(1, of.people.length)]
  if (!chosen) return of
  const from = word % (chosen.words.length + 1)
  const to = Math.min(from + count, chosen.words.length)
  const other = of.people.find(({ id }) => id !== person?.id)
  const edits: Record<Gesture['kind'], Edit | undefined> = {
    remove: removeTurns([chosen]),
    join: at > 0 ? { type: 'transcript.joinSegment', segmentId: chosen.id } : undefined,
    split: undefined,
    speaker: person && { type: 'transcript.setSpeaker', segmentIds: [chosen.id], personId: person.id },
    write: {
      type: 'transcript.replaceWords',
      place: { segmentId: chosen.id, from, to, before: joinWords(chosen.words.slice(from, to)) },
      text,
    },
    merge: person && other && { type: 'person.merge', personId: person.id, into: other.id },
  }
  const split = replaceTurns(
    [chosen],
    [
      { ...chosen, words: chosen.words.slice(0, from) },
      { ...chosen, id: SegmentId.parse(newId('sg')), words: chosen.words.slice(from) },
    ],
  )
  const edit = kind === 'split' ? split : edits[kind]
  return edit ? applied(of, edit) : of
}

const line = fc.tuple(
  fc.constantFrom('Ada', 'Bo', 'Cy'),
  fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 6 }),
)
const lines = fc.array(line, { minLength: 1, maxLength: 5 })
const gestures = fc.array(gesture, { maxLength: 5 })

test('taking all back gives the turns, words, times and speakers of the original, whatever was done', () => {
  fc.assert(
    fc.property(lines, gestures, (said, done) => {
      const was = episode(...said.map(([name, words]) => `${name}: ${words.join(' ')}`))
      const is = done.reduce(gestured, was)
      const back = applied(is, ...revertAllEdits(is, transcriptOf(was)))
      expect(transcriptOf(back)).toEqual(transcriptOf(was))
      expect(differences(was, back)).toEqual({ words: [], speakers: [] })
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('taking back one after the other gives the words and speakers, and the times of words that are said once', () => {
  const spoken = (of: Episode, isTimed: boolean) =>
    turnsOf(of).flatMap(({ speaker, words }) =>
      words.map(({ text, start, end }) => ({ speaker, text, ...(isTimed && { start, end }) })),
    )
  fc.assert(
    fc.property(lines, gestures, fc.boolean(), (said, done, isSaidOnce) => {
      const was = episode(
        ...said.map(([name, words], turn) => {
          const shown = isSaidOnce ? words.map((word, at) => `${word}${turn}${at}`) : words
          return `${name}: ${shown.join(' ')}`
        }),
      )
      const is = done.reduce(gestured, was)
      expect(spoken(allBack(was, is), isSaidOnce)).toEqual(spoken(was, isSaidOnce))
    }),
    { numRuns: 400 },
  )
}, 60_000)
