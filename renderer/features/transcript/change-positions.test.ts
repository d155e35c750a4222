import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { transcriptText } from '../../../core/editing/transcript-text.ts'
import { episode } from '../../../core/testing/episode-builder.ts'
import { applied } from '../../../core/testing/expect-edit.ts'
import { changeRows } from './change-list.ts'
import { changeMarksIn } from './change-positions.ts'
import { turnsField } from './editor/turns.ts'

test('a turn that is another speaker’s is marked at its edge', () => {
  const original = episode('Ada: so you are', 'Bo: of flask', 'Ada: nice to meet you')
  const [ada] = original.people
  const second = original.transcript?.segments[1]
  if (!ada || !second) throw new Error('The talk has two speakers.')
  const made = applied(original, {
    type: 'transcript.setSpeaker',
    segmentIds: [second.id],
    personId: ada.id,
  })
  const segments = made.transcript?.segments ?? []
  const state = EditorState.create({
    doc: transcriptText(segments),
    extensions: [turnsField.init(() => ({ segments }))],
  })
  const rows = changeRows(made, original.transcript ?? { segments: [] })
  const at = state.doc.line(2).from
  expect(changeMarksIn(state, rows, undefined)).toEqual([
    { id: rows[0]?.id, from: at, to: at, gone: '', isCurrent: false },
  ])
})
