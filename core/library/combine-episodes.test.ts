import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../editing/apply-edit.ts'
import type { Edit } from '../editing/edit.ts'
import { brokenInvariant } from '../episode/invariants.ts'
import { Episode } from '../episode/schema.ts'
import { joinWords } from '../episode/transcript.ts'
import { ChapterId, LinkId, PersonId, SegmentId, SuggestionId } from '../ids.ts'
import { episode, testNow } from '../testing/episode-builder.ts'
import { testContext } from '../testing/expect-edit.ts'
import { millis } from '../time.ts'
import { combineEpisodes } from './combine-episodes.ts'

const base: Episode = episode(
  '# 0:00 Start',
  '# 0:01 Middle',
  'Ada: say hello again',
  'Bo: yes of course',
  'Ada: good bye',
)
const ch = (n: number) => ChapterId.parse(`ch-${n}`)
const sg = (n: number) => SegmentId.parse(`sg-${n}`)
const edited = (...edits: Edit[]): Episode => applyEdits(base, edits, testContext()).episode
const titles = (of: Episode) => of.chapters.map((chapter) => chapter.title)
const said = (of: Episode) => of.transcript?.segments.map((segment) => joinWords(segment.words))
const combine = (ours: Episode, theirs: Episode) => combineEpisodes({ base, ours, theirs }, testNow)
const retitle = (n: number, title: string): Edit => ({
  type: 'chapter.change',
  chapterId: ch(n),
  set: { title },
})
const retype = (n: number, before: string, text: string): Edit => ({
  type: 'transcript.replaceWords',
  place: { segmentId: sg(n), from: 0, to: 1, before },
  text,
})

describe('what only one side changed is taken from that side', () => {
  test('in fields', () => {
    const { episode, clashes } = combine(
      edited({ type: 'details.change', set: { title: 'Ours', number: 3 } }),
      edited({ type: 'details.change', set: { summary: 'Theirs' }, clear: [] }),
    )
    expect(episode).toMatchObject({ title: 'Ours', number: 3, summary: 'Theirs' })
    expect(clashes).toEqual([])
  })

  test('in a field that one side emptied', () => {
    const withLink = { ...base, link: 'https://a.example' }
    const { link: _gone, ...without } = withLink
    const { episode } = combineEpisodes({ base: withLink, ours: withLink, theirs: without }, testNow)
    expect('link' in episode).toBe(false)
  })

  test('in answers to suggestions, which both sides may have begun', () => {
    const skip = (id: string): Edit => ({
      type: 'suggestion.answer',
      id: SuggestionId.parse(id),
      heard: 'helo',
      right: 'Hello',
      answer: 'skipped',
      places: 1,
    })
    const both = combine(edited(skip('su-1')), edited(skip('su-2')))
    expect(both.episode.answers?.map(({ id }) => id).toSorted()).toEqual(['su-1', 'su-2'])
    expect(both.clashes).toEqual([])
    expect('answers' in combine(edited(retitle(1, 'Ours')), base).episode).toBe(false)
  })

  test('in chapters, by id', () => {
    const { episode, clashes } = combine(edited(retitle(1, 'Ours')), edited(retitle(2, 'Theirs')))
    expect(titles(episode)).toEqual(['Ours', 'Theirs'])
    expect(clashes).toEqual([])
  })

  test('in the words of different turns', () => {
    const { episode } = combine(edited(retype(1, 'say', 'shout')), edited(retype(3, 'good', 'Good')))
    expect(said(episode)).toEqual(['shout hello again', 'yes of course', 'Good bye'])
  })
})

test('chapters both sides added stand in the order of their times', () => {
  const add = (startTime: number, title: string): Edit => ({
    type: 'chapter.add',
    chapter: { id: ChapterId.parse(`ch-${title}`), startTime: millis(startTime), title },
  })
  const { episode } = combine(edited(add(3000, 'ours')), edited(add(2000, 'theirs')))
  expect(titles(episode)).toEqual(['Start', 'Middle', 'theirs', 'ours'])
})

test('a removed chapter goes, unless the other side changed it meanwhile', () => {
  const removed = edited({ type: 'chapter.remove', chapterIds: [ch(2)] })
  expect(titles(combine(removed, base).episode)).toEqual(['Start'])
  expect(titles(combine(base, removed).episode)).toEqual(['Start'])
  expect(titles(combine(removed, edited(retitle(2, 'Kept'))).episode)).toEqual(['Start', 'Kept'])
})

test('where both changed the same thing ours stays and the clash is named', () => {
  const { episode, clashes } = combine(
    edited(retitle(1, 'Ours'), { type: 'details.change', set: { summary: 'ours' } }),
    edited(retitle(1, 'Theirs'), { type: 'details.change', set: { summary: 'theirs' } }),
  )
  expect(titles(episode)[0]).toBe('Ours')
  expect(clashes).toEqual(['the description', 'chapters'])
})

test('the same change on both sides is no clash', () => {
  const both = edited(retitle(1, 'Same'))
  expect(combine(both, structuredClone(both)).clashes).toEqual([])
})

test('a person one side removed comes back when the other side still lets them speak', () => {
  const bo = PersonId.parse('p-2')
  const ours = edited({ type: 'person.remove', personId: bo })
  const theirs = edited(
    { type: 'transcript.setSpeaker', segmentIds: [sg(3)], personId: bo },
    { type: 'link.add', link: { id: LinkId.parse('ln-1'), label: 'Bo', personId: bo } },
  )
  const { episode } = combine(ours, theirs)
  expect(episode.people.map((person) => person.name)).toContain('Bo')
  expect(brokenInvariant(episode)).toBeUndefined()
})

test('the order of the side that moved people is kept, with newcomers in their place', () => {
  const cleo = { id: PersonId.parse('p-3'), name: 'Cleo', role: 'guest', group: 'cast' }
  const { episode } = combine(
    edited({ type: 'person.add', person: cleo }),
    edited({ type: 'person.move', personId: PersonId.parse('p-2'), before: PersonId.parse('p-1') }),
  )
  expect(episode.people.map((person) => person.name)).toEqual(['Bo', 'Cleo', 'Ada'])
})

test('a transcript only one side replaced is that one', () => {
  const theirs = edited({ type: 'transcript.remove' })
  expect(combine(base, theirs).episode.transcript).toBeUndefined()
  expect(combine(theirs, base).episode.transcript).toBeUndefined()
})

test('the revision is above both, so no client takes the result for something it has seen', () => {
  const { episode } = combine({ ...base, revision: 7 }, { ...base, revision: 12 })
  expect(episode.revision).toBe(13)
})

test('whatever both sides did, the result is a valid episode and no chapter of either is lost', () => {
  const edit = fc.oneof(
    fc
      .record({ n: fc.integer({ min: 1, max: 2 }), title: fc.string() })
      .map(({ n, title }) => retitle(n, title)),
    fc
      .integer({ min: 0, max: 9000 })
      .map((at): Edit => ({ type: 'chapter.add', chapter: { startTime: millis(at), title: `at ${at}` } })),
    fc.constantFrom<Edit>(
      { type: 'transcript.joinSegment', segmentId: sg(2) },
      { type: 'transcript.splitSegment', segmentId: sg(1), at: 1 },
      { type: 'person.merge', personId: PersonId.parse('p-2'), into: PersonId.parse('p-1') },
      { type: 'chapter.shift', by: 500 },
      { type: 'transcript.remove' },
    ),
  )
  const run = (edits: readonly Edit[], prefix: string): Episode => {
    let result = base
    let made = 0
    for (const each of edits) {
      try {
        const newId = (kind: string) => `${prefix}-${kind}-${++made}`
        result = applyEdits(result, [each], { now: testNow, newId }).episode
      } catch {
        // an edit that no longer fits is refused as a whole
      }
    }
    return result
  }
  const side = fc.array(edit, { maxLength: 6 })
  fc.assert(
    fc.property(side, side, (left, right) => {
      const [ours, theirs] = [run(left, 'a'), run(right, 'b')]
      const { episode } = combine(ours, theirs)
      expect(brokenInvariant(episode)).toBeUndefined()
      expect(Episode.safeParse(JSON.parse(JSON.stringify(episode))).success).toBe(true)
      const here = new Set(episode.chapters.map((chapter) => chapter.id))
      expect([...ours.chapters, ...theirs.chapters].every((chapter) => here.has(chapter.id))).toBe(true)
    }),
  )
})
