import { EditorState, Text } from '@codemirror/state'
import { EditorView, runScopeHandlers } from '@codemirror/view'
import { afterEach, describe, expect, test } from 'vitest'
import { cleanPaste, transcriptKeys } from './keys.ts'

const open: EditorView[] = []
afterEach(() => {
  for (const view of open.splice(0)) view.destroy()
})

/** A text with `|` at the caret, after a key. */
function pressed(text: string, key: string): string {
  const at = text.indexOf('|')
  const view = new EditorView({
    state: EditorState.create({
      doc: Text.of(text.replace('|', '').split('\n')),
      selection: { anchor: at },
      extensions: [transcriptKeys({ undo: () => undefined, redo: () => undefined })],
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
})

test('pasted lines become turns: no tabs, no empty lines', () => {
  expect(cleanPaste('one\ttwo\u00a0three \r\n\r\n  four\n\n')).toBe('one two three\nfour\n')
})
