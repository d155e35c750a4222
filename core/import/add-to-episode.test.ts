import { describe, expect, test } from 'vitest'
import { applyEdits } from '../editing/apply-edit.ts'
import { Edit } from '../editing/edit.ts'
import type { Episode } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { countingIds, RuleId, SegmentId } from '../ids.ts'
import { episode, testNow } from '../testing/episode-builder.ts'
import { addToEpisode } from './add-to-episode.ts'
import { loomHourPage } from './fixtures/loom-hour.ts'
import { readAny } from './read-any.ts'

const freshIds = () => {
  const newId = countingIds()
  return (prefix: string) => `${newId(prefix)}-new`
}
const add = (before: Episode, text: string, name: string) => {
  const { edits, warnings } = addToEpisode(readAny({ text, name }), before, {}, freshIds())
  for (const edit of edits) Edit.parse(edit)
  const after =
    edits.length === 0 ? before : applyEdits(before, edits, { now: testNow, newId: freshIds() }).episode
  return { edits, warnings, after }
}

const before = episode('# 0:00 Start', '# 0:01 Middle', 'Ada: hello there again', 'Bo: yes')
const vtt =
  'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ada>Good morning.\n\n00:03.000 --> 00:05.000\n<v Cy>And to you.\n'

describe('a transcript that joins an episode', () => {
  const { after, edits } = add(before, vtt, 'talk.vtt')

  test('takes the place of the present one and keeps people by their names', () => {
    expect(after.transcript?.segments.map(({ words }) => joinWords(words))).toEqual([
      'Good morning.',
      'And to you.',
    ])
    expect(after.transcript?.segments[0]?.speaker).toBe(before.people.find(({ name }) => name === 'Ada')?.id)
  })

  test('adds a person only for a voice nobody stands for', () => {
    expect(after.people.map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Cy'])
    expect(edits.map(({ type }) => type)).toEqual(['person.add', 'transcript.set'])
  })
})

test('a new recognition keeps what was corrected, and adds no voice that is somebody already', () => {
  const longer = episode('Ada: hello there again to all of you', 'Bo: yes')
  const corrected = applyEdits(
    longer,
    [
      {
        type: 'correction.accept',
        ruleId: RuleId.parse('rule-1'),
        places: [{ segmentId: SegmentId.parse('sg-1'), from: 1, to: 2, before: 'there' }],
        after: 'Thera',
        reason: 'A name',
        origin: 'suggestion',
      },
    ],
    { now: testNow, newId: countingIds() },
  ).episode
  const again =
    'WEBVTT\n\n00:01.000 --> 00:03.000\n<v SPEAKER_00>Hello there again, to all of you.\n\n00:03.000 --> 00:05.000\n<v SPEAKER_01>Yes?\n'
  const { after, edits } = add(corrected, again, 'again.vtt')
  expect(after.transcript?.segments.map(({ words }) => joinWords(words))).toEqual([
    'Hello Thera again, to all of you.',
    'Yes?',
  ])
  expect(after.transcript?.segments[0]?.speaker).toBe(longer.people[0]?.id)
  expect(after.corrections).toEqual([expect.objectContaining({ ruleId: 'rule-1', origin: 'suggestion' })])
  expect(edits.filter(({ type }) => type === 'person.add').length).toBe(1)
})

describe('a chapter list that joins an episode', () => {
  const { after } = add(before, '00:00 Opening\n00:01 Middle part\n00:30 The end\n', 'chapters.txt')

  test('takes the place of the present one; a chapter with the same start stays the same chapter', () => {
    expect(after.chapters.map(({ startTime, title }) => [startTime, title])).toEqual([
      [0, 'Opening'],
      [1_000, 'Middle part'],
      [30_000, 'The end'],
    ])
    expect(after.chapters.slice(0, 2).map(({ id }) => id)).toEqual(before.chapters.map(({ id }) => id))
  })
})

describe('a page that joins an episode', () => {
  test('fills what is empty, and replaces nothing a person wrote', () => {
    const { after } = add({ ...before, summary: 'Mine.' }, loomHourPage, 'page.txt')
    expect(after).toMatchObject({ title: before.title, summary: 'Mine.', number: 27 })
    expect(after.people.map(({ name }) => name)).toEqual([
      'Ada',
      'Bo',
      'Mara Quill',
      'Tobias Fenn',
      'Odile Brandt',
    ])
    expect(after.links.map(({ label }) => label)).toEqual([
      'loomhour.example',
      'LinkedIn',
      'LinkedIn',
      'Instagram',
      'Website',
    ])
  })

  test('brings nothing twice', () => {
    const once = add(before, loomHourPage, 'page.txt').after
    const { edits } = add(once, loomHourPage, 'page.txt')
    expect(edits.map(({ type }) => type)).toEqual(['transcript.set', 'chapter.replaceAll'])
  })
})

test('parts that are left out make no edits', () => {
  const reading = readAny({ text: vtt, name: 'talk.vtt' })
  expect(addToEpisode(reading, before, { leaveOut: ['transcript'] }, freshIds()).edits).toEqual([])
})
