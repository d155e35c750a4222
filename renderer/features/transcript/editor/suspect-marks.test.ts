import { EditorState, Text } from '@codemirror/state'
import { describe, expect, test } from 'vitest'
import { transcriptText } from '../../../../core/editing/transcript-text.ts'
import { SegmentId } from '../../../../core/ids.ts'
import { episode } from '../../../../core/testing/episode-builder.ts'
import { markedPlace, nextMarkedPlace, type Suspect, setSuspects, suspectMarks } from './suspect-marks.ts'
import { turnsField } from './turns.ts'

const segments = episode('Ada: the century, my friend', 'Bo: century or sent tree').transcript?.segments ?? []

const suspect = (turn: number, from: number, to: number): Suspect => ({
  key: `sg-${turn}:${from}`,
  segmentId: SegmentId.parse(`sg-${turn}`),
  from,
  to,
  look: 'suspected',
  description: 'suspected, Sentry, 1 of 3',
})

function marked(...suspects: Suspect[]): EditorState {
  const state = EditorState.create({
    doc: Text.of(transcriptText(segments).split('\n')),
    extensions: [turnsField.init(() => ({ segments })), suspectMarks],
  })
  return state.update({ effects: setSuspects.of(suspects) }).state
}

const said = (state: EditorState): string[] => {
  const words: string[] = []
  for (let at = state.field(suspectMarks).iter(); at.value; at.next())
    words.push(state.sliceDoc(at.from, at.to))
  return words
}
const all = () => marked(suspect(1, 1, 2), suspect(2, 0, 1), suspect(2, 2, 4))

describe('suspected words', () => {
  test('are marked by turn and word, whatever the order they come in', () => {
    expect(said(marked(suspect(2, 2, 4), suspect(1, 1, 2), suspect(2, 0, 1)))).toEqual([
      'century',
      'century',
      'sent tree',
    ])
  })

  test('of a turn or word that is not there are left out', () => {
    expect(said(marked(suspect(9, 0, 1), suspect(1, 7, 8), suspect(1, 1, 2)))).toEqual(['century'])
  })

  test('move along when something is typed before them', () => {
    const typed = all().update({ changes: { from: 0, insert: 'now and ' } }).state
    expect(said(typed)).toEqual(['century', 'century', 'sent tree'])
    expect(markedPlace(typed, 'sg-1:1')?.from).toBe((markedPlace(all(), 'sg-1:1')?.from ?? 0) + 8)
  })

  test('lose their mark when something is typed into them, and the others keep theirs', () => {
    const at = markedPlace(all(), 'sg-1:1')
    const typed = all().update({ changes: { from: (at?.from ?? 0) + 3, insert: 'x' } }).state
    expect(said(typed)).toEqual(['century', 'sent tree'])
    expect(markedPlace(typed, 'sg-1:1')).toBeUndefined()
  })

  test('go when the whole text goes, and come again when they are told anew', () => {
    const state = all()
    const empty = state.update({ changes: { from: 0, to: state.doc.length } }).state
    expect(said(empty)).toEqual([])
    expect(said(state.update({ effects: setSuspects.of([]) }).state)).toEqual([])
  })
})

describe('going from one to the next', () => {
  const from = (state: EditorState, anchor: number, head = anchor) =>
    state.update({ selection: { anchor, head } }).state
  const keys = (anchor: number, head?: number) =>
    ([1, -1] as const).map((direction) => nextMarkedPlace(from(all(), anchor, head), direction)?.key)

  test('from the caret on, and round at either end', () => {
    const second = markedPlace(all(), 'sg-2:0')?.from ?? 0
    expect(keys(0)).toEqual(['sg-1:1', 'sg-2:2'])
    expect(keys(second + 1)).toEqual(['sg-2:2', 'sg-1:1'])
    expect(keys(all().doc.length)).toEqual(['sg-1:1', 'sg-2:2'])
  })

  test('a selected one is not its own neighbour', () => {
    const here = markedPlace(all(), 'sg-2:0')
    expect(keys(here?.from ?? 0, here?.to)).toEqual(['sg-2:2', 'sg-1:1'])
  })

  test('where nothing is marked there is nowhere to go', () => {
    expect(nextMarkedPlace(marked(), 1)).toBeUndefined()
  })
})
