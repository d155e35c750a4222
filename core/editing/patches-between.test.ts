import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Episode } from '../episode/schema.ts'
import { ChapterId, PersonId, SegmentId } from '../ids.ts'
import { episode } from '../testing/episode-builder.ts'
import { testContext } from '../testing/expect-edit.ts'
import { millis } from '../time.ts'
import { applyEdits } from './apply-edit.ts'
import type { Edit } from './edit.ts'
import { patchesBetween, patchesBothWays } from './patches-between.ts'
import { patched } from './patching.ts'
import { removeTurns } from './replace-turns.ts'

const lines = Array.from({ length: 40 }, (_, index) => `${index % 2 ? 'Ada' : 'Bo'}: one two three four five`)
const from = { ...episode('# 0:00 Start', '# 0:10 Middle', ...lines), subtitle: 'Old' }
const sg = (n: number) => SegmentId.parse(`sg-${n}`)
const edited = (...edits: Edit[]): Episode => applyEdits(from, edits, testContext()).episode
const removing = (...ids: SegmentId[]): Edit =>
  removeTurns((from.transcript?.segments ?? []).filter(({ id }) => ids.includes(id)))
const size = (to: Episode) => JSON.stringify(patchesBetween(from, to)).length

function expectBothWays(a: Episode, b: Episode): void {
  const { forth, back } = patchesBothWays(a, b)
  expect(patched(a, JSON.parse(JSON.stringify(forth)))).toEqual(b)
  expect(patched(b, JSON.parse(JSON.stringify(back)))).toEqual(a)
}

test('the patches lead from one version to the other, and the other way back', () => {
  const { subtitle: _old, ...rest } = from
  expectBothWays(from, { ...rest, revision: 9, link: 'https://a.example', chapters: [] })
})

test('parts that are the same value are not among them', () => {
  expect(patchesBetween(from, from)).toEqual([])
  const patches = patchesBetween(from, edited({ type: 'details.change', set: { title: 'New' } }))
  expect(patches).toEqual([{ op: 'replace', path: ['title'], value: 'New' }])
})

test.each<[string, Edit]>([
  ['splitting', { type: 'transcript.splitSegment', segmentId: sg(2), at: 2 }],
  ['joining', { type: 'transcript.joinSegment', segmentId: sg(2) }],
  ['removing', removing(sg(1), sg(3))],
  [
    'typing in',
    {
      type: 'transcript.replaceWords',
      place: { segmentId: sg(1), from: 1, to: 2, before: 'two' },
      text: 'two and a half',
    },
  ],
])('%s a turn at the top of a long transcript says nothing of the turns below', (_what, edit) => {
  const to = edited(edit)
  expectBothWays(from, to)
  expect(size(to)).toBeLessThan(1_500)
})

test('a chapter that moves past another leaves the list as it should be', () => {
  const move: Edit = { type: 'chapter.move', chapterId: ChapterId.parse('ch-1'), startTime: millis(15_000) }
  const to = edited(move)
  expect(to.chapters.map((chapter) => chapter.id)).toEqual(['ch-2', 'ch-1'])
  expectBothWays(from, to)
})

test('a list that is another one altogether is replaced as a whole', () => {
  const segments = lines.map((_, index) => ({ id: SegmentId.parse(`new-${index}`), words: [{ text: 'x' }] }))
  const to = { ...from, transcript: { segments } }
  expectBothWays(from, to)
  expect(patchesBetween(from, to).map((patch) => patch.path)).toEqual([['transcript', 'segments']])
})

test('whatever edits are done, the patches lead there and back', () => {
  const segmentId = fc.integer({ min: 1, max: 40 }).map(sg)
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    segmentId.map((each): Edit => ({ type: 'transcript.splitSegment', segmentId: each, at: 2 })),
    segmentId.map((each): Edit => ({ type: 'transcript.joinSegment', segmentId: each })),
    segmentId.map((each): Edit => removing(each)),
    fc.record({ segmentId, text: fc.constantFrom('', 'a', 'a b c d e f g') }).map(
      ({ segmentId, text }): Edit => ({
        type: 'transcript.replaceWords',
        place: { segmentId, from: 1, to: 3, before: 'two three' },
        text,
      }),
    ),
    fc
      .integer({ min: 0, max: 20_000 })
      .map((at): Edit => ({ type: 'chapter.add', chapter: { startTime: millis(at), title: `${at}` } })),
    fc.constant<Edit>({
      type: 'person.move',
      personId: PersonId.parse('p-2'),
      before: PersonId.parse('p-1'),
    }),
    fc.constant<Edit>({ type: 'transcript.remove' }),
    fc.constant<Edit>({ type: 'chapter.shift', by: 700 }),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let to: Episode = from
      let made = 0
      const context = { now: from.updatedAt, newId: (prefix: string) => `${prefix}-n${++made}` }
      for (const each of edits) {
        try {
          to = applyEdits(to, [each], context).episode
        } catch {
          // an edit that no longer fits is refused as a whole
        }
      }
      expectBothWays(from, to)
    }),
  )
})
