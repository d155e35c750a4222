import { expect, test } from 'vitest'
import type { EditOutcome } from '../../core/contract/episode-shapes.ts'
import { events } from '../../core/contract/events.ts'
import { EpisodeId } from '../../core/ids.ts'
import { announcedChange, heaviestAnnounced } from './announced-change.ts'

const id = EpisodeId.parse('ep-1')
const outcome = (patches: EditOutcome['patches']): EditOutcome => ({
  revision: 3,
  patches,
  label: 'Replace',
  history: { undoLabel: 'Replace' },
})

test('a step is announced with what it changed', () => {
  const step = outcome([{ op: 'replace', path: ['title'], value: 'New' }])
  expect(announcedChange(id, step)).toEqual({ ...step, episodeId: id })
})

test('a step that changes very much is announced without saying what', () => {
  const path = ['transcript', 'segments', 0, 'words', 0]
  const step = outcome(
    Array.from({ length: heaviestAnnounced / 7 + 1 }, () => ({ op: 'replace', path, value: 'x' })),
  )
  const { patches: _heavy, ...told } = step
  expect(announcedChange(id, step)).toEqual({ ...told, episodeId: id })
  expect(events['episode.changed'].parse(announcedChange(id, step))).toEqual({ ...told, episodeId: id })
})
