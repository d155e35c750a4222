import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit } from '../../core/editing/edit.ts'
import { patched } from '../../core/editing/patching.ts'
import type { Episode } from '../../core/episode/schema.ts'
import { ChapterId, EpisodeId, PersonId, SegmentId } from '../../core/ids.ts'
import { episode as buildEpisode } from '../../core/testing/episode-builder.ts'
import { millis } from '../../core/time.ts'
import { hostInFolder } from './testing/host-in-folder.ts'

const id = EpisodeId.parse('ep-1')
const start = buildEpisode(
  '# 0:00 Start',
  '# 0:02 Middle',
  'Ada: one two three four',
  'Bo: five six',
  'Ada: seven',
)

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const segmentId = fc.integer({ min: 1, max: 3 }).map((n) => SegmentId.parse(`sg-${n}`))
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  text.map((title): Edit => ({ type: 'details.change', set: { title } })),
  fc
    .record({ at: fc.integer({ min: 0, max: 9_000 }), title: text })
    .map(({ at, title }): Edit => ({ type: 'chapter.add', chapter: { startTime: millis(at), title } })),
  fc.constant<Edit>({ type: 'chapter.shift', by: 250 }),
  fc.constant<Edit>({ type: 'chapter.remove', chapterIds: [ChapterId.parse('ch-2')] }),
  fc.record({ segmentId, words: fc.constantFrom('alpha', 'beta gamma', '') }).map(
    ({ segmentId, words }): Edit => ({
      type: 'transcript.replaceWords',
      place: { segmentId, from: 0, to: 1, before: segmentId === 'sg-1' ? 'one' : 'five' },
      text: words,
    }),
  ),
  segmentId.map((each): Edit => ({ type: 'transcript.splitSegment', segmentId: each, at: 1 })),
  segmentId.map((each): Edit => ({ type: 'transcript.joinSegment', segmentId: each })),
  segmentId.map(
    (each): Edit => ({
      type: 'transcript.setSpeaker',
      segmentIds: [each],
      personId: PersonId.parse('p-2'),
    }),
  ),
)
type Action = { kind: 'edit'; edit: Edit } | { kind: 'undo' | 'redo' | 'reopen' | 'save' }
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: anyEdit.map((edit): Action => ({ kind: 'edit', edit })) },
  { weight: 2, arbitrary: fc.constant<Action>({ kind: 'undo' }) },
  { weight: 1, arbitrary: fc.constant<Action>({ kind: 'redo' }) },
  { weight: 1, arbitrary: fc.constant<Action>({ kind: 'save' }) },
  { weight: 1, arbitrary: fc.constant<Action>({ kind: 'reopen' }) },
)

const content = ({ revision: _revision, updatedAt: _updatedAt, ...rest }: Episode) => rest

test('whatever is edited, undone, redone, saved and reopened, a view that follows the patches and the file say the same, and undoing all leads back', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAction, { maxLength: 25 }), async (actions) => {
      let here = await hostInFolder()
      await here.putEpisode(start)
      let view = (await here.client.call('episode.open', { episodeId: id })).episode
      let opened: Episode = view
      for (const action of actions) {
        const call = { episodeId: id, baseRevision: view.revision }
        if (action.kind === 'save') {
          await here.client.call('episode.save', { episodeId: id })
          continue
        }
        if (action.kind === 'reopen') {
          await here.host.close()
          here = await hostInFolder({ folder: here.folder })
          const reopened = (await here.client.call('episode.open', { episodeId: id })).episode
          expect(reopened).toEqual(view)
          view = reopened
          opened = reopened
          continue
        }
        const outcome = await (action.kind === 'edit'
          ? here.client.call('episode.applyEdits', { ...call, edits: [action.edit] })
          : here.client.call(`episode.${action.kind}`, call)
        ).catch(() => undefined)
        if (outcome) view = patched(view, JSON.parse(JSON.stringify(outcome.patches)))
        const now = (await here.client.call('episode.open', { episodeId: id })).episode
        expect(view).toEqual(now)
      }
      for (;;) {
        const { episode, history } = await here.client.call('episode.open', { episodeId: id })
        if (history.undoLabel === undefined) break
        await here.client.call('episode.undo', { episodeId: id, baseRevision: episode.revision })
      }
      const { episode } = await here.client.call('episode.open', { episodeId: id })
      expect(content(episode)).toEqual(content(opened))
      await here.host.close()
    }),
    { numRuns: 60 },
  )
})
