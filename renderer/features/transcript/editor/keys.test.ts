import { EditorState, Text } from '@codemirror/state'
import { EditorView, runScopeHandlers } from '@codemirror/view'
import { afterEach, describe, expect, test } from 'vitest'
import { ChapterId, SegmentId } from '../../../../core/ids.ts'
import { infoOf } from '../transcript-info.ts'
import { infoField } from './info.ts'
import { cleanPaste, transcriptKeys } from './keys.ts'
import { turnsField } from './turns.ts'

const open: EditorView[] = []
afterEach(() => {
  for (const view of open.splice(0)) view.destroy()
})

/** A text with `|` at the caret, after a key; before the lines of `tied` stands a chapter that was put there. */
function pressed(text: string, key: string, tied: readonly number[] = [], told: string[] = []): string {
  const at = text.indexOf('|')
  const lines = text.replace('|', '').split('\n')
  const segments = lines.map((_, index) => ({ id: SegmentId.parse(`sg-${index + 1}`), words: [] }))
  const heading = { id: ChapterId.parse('ch-1'), number: 1, title: 'Dates', time: '0:10', isTied: true }
  const headings = new Map(tied.map((line) => [SegmentId.parse(`sg-${line}`), [heading]]))
  const view = new EditorView({
    state: EditorState.create({
      doc: Text.of(lines),
      selection: { anchor: at },
      extensions: [
        turnsField.init(() => ({ segments })),
        infoField.init(() =>
          infoOf([], headings, { starts: new Map(), end: undefined, duration: undefined }),
        ),
        transcriptKeys({
          undo: () => undefined,
          redo: () => undefined,
          onHeadingBetween: ({ title }) => told.push(title),
        }),
      ],
    }),
  })
  open.push(view)
  runScopeHandlers(view, new KeyboardEvent('keydown', { key }), 'editor')
  const { head } = view.state.selection.main
  const doc = view.state.doc.toString()
  return `${doc.slice(0, head)}|${doc.slice(head)}`
}

describe('the keys of the text', () => {
  test('Enter splits a turn and leaves no space at its ends', () => {
    expect(pressed('so you| are', 'Enter')).toBe('so you\n|are')
    expect(pressed('so you |are', 'Enter')).toBe('so you\n|are')
  })

  test('Backspace at the start joins the turn to the one above with a space', () => {
    expect(pressed('so you\n|are', 'Backspace')).toBe('so you |are')
    expect(pressed('\n|are', 'Backspace')).toBe('|are')
  })

  test('Delete at the end joins the turn below', () => {
    expect(pressed('so you|\nare', 'Delete')).toBe('so you| are')
  })

  test('turns are not joined over a heading, which would leave its words, and that is said', () => {
    const told: string[] = []
    expect(pressed('so you\n|are', 'Backspace', [2], told)).toBe('so you\n|are')
    expect(pressed('so you|\nare', 'Delete', [2], told)).toBe('so you|\nare')
    expect(told).toEqual(['Dates', 'Dates'])
    expect(pressed('so you\n|are', 'Backspace', [1])).toBe('so you |are')
  })

  test('an empty turn goes from above a heading, which keeps its words', () => {
    expect(pressed('\n|are', 'Backspace', [2])).toBe('|are')
    expect(pressed('\n|are', 'Backspace', [1, 2])).toBe('\n|are')
  })
})

test('pasted lines become turns: no tabs, no empty lines', () => {
  expect(cleanPaste('one\ttwo\u00a0three \r\n\r\n  four\n\n')).toBe('one two three\nfour\n')
})
